using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>The page on paper, where nothing can be opened, scrolled or pressed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PrintTests(Chromium chromium)
{
    // A4 without the margins of the style, in pixels of CSS.
    private const int SheetWidth = 703;
    private const int SheetHeight = 1017;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Print_Folded_IsOpenOrListed(bool runsScripts) => await VisitAsync(3, runsScripts, async page =>
    {
        await Assertions.Expect(page.Locator(".change .properties").Last).ToBeVisibleAsync();
        var unseen = await page.Locator(".change > .subject, .change > table, .findings li, .tree .name").EvaluateAllAsync<string[]>(
            "parts => parts.filter(part => !part.checkVisibility({ contentVisibilityAuto: true }) || part.getBoundingClientRect().height === 0).map(part => part.textContent)");
        Assert.Empty(unseen);
        await Assertions.Expect(page.Locator(".tools:visible, .filter:visible, .copy:visible, .whole:visible")).ToHaveCountAsync(0);
    });

    [BrowserTheory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Print_Drawing_IsWholeOnOneSheet(int services) => await VisitAsync(services, runsScripts: true, async page =>
    {
        var drawing = page.Locator("svg.graph:visible");
        await Assertions.Expect(drawing).ToHaveCountAsync(1);
        var box = (await drawing.BoundingBoxAsync())!;
        Assert.InRange(box.X + box.Width, 300, SheetWidth + 1);
        Assert.InRange(box.Height, 300, SheetHeight);
        await Assertions.Expect(page.Locator(".frame:visible")).ToHaveCSSAsync("break-inside", "avoid");
        Assert.Equal(SheetWidth, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    });

    [BrowserFact]
    public async Task Print_InTheDark_IsDarkOnWhiteInTheColoursOfRisk() => await VisitAsync(
        3,
        Visitor.AtDesk with { Width = SheetWidth, PrefersDark = true },
        async page =>
        {
            await Assertions.Expect(page.Locator("html")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
            await Assertions.Expect(page.Locator(".verdict")).ToHaveCSSAsync("print-color-adjust", "exact");
            await Assertions.Expect(page.Locator(".verdict .mark")).ToHaveCSSAsync("color", "rgb(165, 15, 36)");
        });

    [BrowserFact]
    public async Task Print_ToASheet_TakesAFewAndLeavesThePageAsItWas() => await VisitAsync(3, runsScripts: true, async page =>
    {
        var closed = await page.Locator("details:not([open])").CountAsync();

        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, PrintBackground = true }));

        Assert.InRange(Regex.Count(pdf, @"/Type\s*/Page\b"), 3, 14);
        await Assertions.Expect(page.Locator("details:not([open])")).ToHaveCountAsync(closed);
    });

    private Task VisitAsync(int services, bool runsScripts, Func<IPage, Task> visit) =>
        VisitAsync(services, Visitor.AtDesk with { Width = SheetWidth, RunsScripts = runsScripts }, visit);

    private async Task VisitAsync(int services, Visitor visitor, Func<IPage, Task> visit) => await chromium.VisitAsync(
        await Scene.PageAsync(services),
        visitor,
        async page =>
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await visit(page);
        });
}
