namespace GpuInfra.Components.Tests;

public sealed class FitPageTests
{
    public static TheoryData<string> Reports => [.. FitReport.All.Select(report => report.Id)];

    [Fact]
    public async Task Page_IsWhatTheCodeExpects()
    {
        var path = StartFigure.Beside("../../../docs/gpu-memory.md");
        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var actual = FitPage.Write();
        if (expected != actual)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".received.md"), actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Reports_All_AreToldApartAndSayWhereTheyStand()
    {
        Assert.Equal((20, 20), (FitReport.All.Count, FitReport.All.DistinctBy(report => report.Id).Count()));
        Assert.All(FitReport.All, report => Assert.StartsWith("https://github.com/", report.Source, StringComparison.Ordinal));
        Assert.Equal(16, FitReport.All.Count(report => report.Expected is not null));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Report_OfAPlainSize_IsWithinThreePercent(string id)
    {
        var report = FitReport.All.Single(report => report.Id == id);
        if (report.Odd.Length == 0)
        {
            Assert.InRange(report.WeightsError ?? 0, -FitPage.Aim, FitPage.Aim);
            Assert.InRange(report.CacheError ?? 0, -FitPage.Aim, FitPage.Aim);
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Report_ThatSaysEnough_HasTheVerdictOfTheCode(string id)
    {
        var report = FitReport.All.Single(report => report.Id == id);

        Assert.Equal(report.IsFit, report.Expected ?? report.IsFit);
    }
}
