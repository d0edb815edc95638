using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>Makes the pictures of <c>docs/page</c> again, where <c>GPUINFRA_SCREENSHOTS</c> is 1.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Screenshots(Chromium chromium)
{
    private static readonly Dictionary<string, Visitor> Visitors = new()
    {
        ["light"] = Visitor.AtDesk with { Height = 1360 },
        ["dark"] = Visitor.AtDesk with { Height = 1360, PrefersDark = true },
        ["phone"] = Visitor.OnPhone with { Height = 1600 },

        // A sheet of A4 and a half.
        ["print"] = Visitor.AtDesk with { Width = 794, Height = 1684 },
    };

    public static TheoryData<int, string> All => new MatrixTheoryData(Visitors.Keys);

    [ScreenshotTheory]
    [MemberData(nameof(All))]
    public async Task Picture(int services, string kind)
    {
        var file = Path.Combine(Plans.Repository, "docs", "page", $"{services}-{kind}.png");
        await chromium.VisitAsync(await Scene.PageAsync(services), Visitors[kind], async page =>
        {
            if (kind == "print")
            {
                await page.EmulateMediaAsync(new() { Media = Media.Print });
                await page.EvaluateAsync("document.body.style.margin = '53px 45px'");
            }

            await page.ScreenshotAsync(new() { Path = file });
        });

        Assert.InRange(new FileInfo(file).Length, 10_000, 400_000);
    }

    private sealed class MatrixTheoryData : TheoryData<int, string>
    {
        public MatrixTheoryData(IEnumerable<string> kinds)
        {
            foreach (var kind in kinds)
            {
                Add(1, kind);
                Add(3, kind);
                Add(40, kind);
            }
        }
    }
}

/// <summary>A test that writes pictures into the repository, and so only when it is asked to.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScreenshotTheoryAttribute : TheoryAttribute
{
    public ScreenshotTheoryAttribute() =>
        Skip = Environment.GetEnvironmentVariable("GPUINFRA_SCREENSHOTS") == "1" ? ChromiumPath.WhySkipped : "GPUINFRA_SCREENSHOTS is not 1.";
}
