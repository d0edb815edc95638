namespace GpuInfra.Components.Tests;

public sealed class ColdStartPageTests
{
    public static TheoryData<string> Parameters => [.. StartParameter.All.Select(parameter => parameter.Key)];

    public static TheoryData<string> Usable => [.. StartFigure.For("usable").Select(figure => figure.Id)];

    [Fact]
    public async Task Page_IsWhatTheCodeExpects()
    {
        var path = StartFigure.Beside("../../../docs/cold-starts.md");
        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var actual = ColdStartPage.Write();
        if (expected != actual)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".received.md"), actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Figures_Usable_AreWithinAQuarterForThreeQuarters()
    {
        var figures = StartFigure.For("usable");

        Assert.Equal((26, 18, 44), (figures.Count, StartFigure.For("unusable").Count, figures.Count + StartFigure.For("unusable").Count));
        Assert.InRange(ColdStartPage.Within(_ => StartModel.OfCode), figures.Count * 3 / 4m, figures.Count);
    }

    [Fact]
    public void Figures_All_AreToldApartAndSayWhereTheyStand()
    {
        Assert.Equal(StartFigure.All.Count, StartFigure.All.DistinctBy(figure => figure.Id).Count());
        Assert.All(StartFigure.All.Where(figure => figure.Use != "unusable"), figure =>
        {
            Assert.StartsWith("https://", figure.Source, StringComparison.Ordinal);
            Assert.NotEmpty(figure.Phases);
            Assert.Equal(figure.Phases.Contains(StartParameter.Pull), figure.ImageBytes > 0);
            Assert.InRange(figure.Low, 1, figure.High);
        });
        Assert.All(StartFigure.For("unusable"), figure => Assert.NotEmpty(figure.Lacks));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Parameter_StandsOnTwoFiguresOrAPage(string key)
    {
        var parameter = StartParameter.All.Single(parameter => parameter.Key == key);

        if (parameter.Said is var (least, most))
        {
            Assert.InRange(parameter.Value, least, most);
            Assert.StartsWith("https://", parameter.Page, StringComparison.Ordinal);
            return;
        }

        var implied = parameter.Figures.Select(parameter.ImpliedBy).ToList();

        Assert.InRange(implied.Count, 2, int.MaxValue);
        Assert.InRange(parameter.Value, implied.Min(), implied.Max());
    }

    // No number needs that one figure: what is left without it still stands on another figure or on a page.
    [Theory]
    [MemberData(nameof(Usable))]
    public void Parameter_OneFigureLess_StillStands(string id) =>
        Assert.All(StartParameter.All, parameter => Assert.True(
            parameter.Said is not null || parameter.From.Any(other => other != id), $"{parameter.Key} stands on {id} alone"));

    [Fact]
    public void Parameters_NoneOfThemIsTriedOut() =>
        Assert.DoesNotContain(
            StartParameter.All.SelectMany(parameter => parameter.Figures), figure => figure.Use is "tried" or "unusable");

    // What the product shows of a start from zero is what the page has of it.
    [Theory]
    [MemberData(nameof(Usable))]
    public void ColdStart_OfAStartFromZero_IsTheFigureOfThePage(string id)
    {
        var figure = StartFigure.All.Single(figure => figure.Id == id);
        if (!figure.Phases.Order().SequenceEqual(["build", "instance", "load"]))
        {
            return;
        }

        var start = ColdStart.Of(Engines.Find(figure.Engine)!, figure.WeightBytes, StartModel.RateOf(figure))!;

        Assert.Equal(decimal.Round(StartModel.OfCode.SecondsOf(figure)), start.ExpectedSeconds);
        Assert.InRange(start.ExpectedSeconds, start.Seconds.Least, start.Seconds.Most);
    }
}
