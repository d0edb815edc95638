using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>The drawing of many services: those alike are one, those that matter stand out, and its size is the reader's.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FoldedDrawingTests(Chromium chromium)
{
    private const string Gravest = "translate-legacy-documents-and-attachments-v1";

    [BrowserFact]
    public async Task Drawing_OfFortyServices_FoldsThoseAlike() => await VisitAsync(Visitor.AtDesk, async page => Assert.Equal(
        [
            $"service {Gravest}, deleted (Replaced or deleted)",
            "service 36 services: team-01 to team-37; nvidia-l4, 6 vCPU, 24Gi; no change, no risk",
            "service chat",
            "service reason",
            "service summarize, new (GPU and capacity)",
            "service team-07, changed (GPU and capacity)",
        ],
        (await page.Locator("svg.graph:visible a.role-service").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.ariaLabel)"))
            .Select(label => label.Contains("36 services", StringComparison.Ordinal) ? label : label.Split(": ")[0])
            .OrderByDescending(label => label.Contains(Gravest, StringComparison.Ordinal)).ThenBy(label => label, StringComparer.Ordinal)));

    [BrowserFact]
    public async Task Drawing_Gravest_ComesFirstWithItsWholeName() => await VisitAsync(Visitor.AtDesk, async page =>
    {
        var node = page.Locator("svg.graph:visible a.role-service.risk-high");
        var lines = await node.Locator(".title").AllTextContentsAsync();
        Assert.True(lines.Count > 1);
        Assert.Equal(Gravest, string.Concat(lines));
        var tops = await page.Locator("svg.graph:visible a.role-service").EvaluateAllAsync<double[]>("nodes => nodes.map(node => node.getBoundingClientRect().top)");
        Assert.Equal(tops.Min(), await node.EvaluateAsync<double>("node => node.getBoundingClientRect().top"));
        Assert.True(await node.EvaluateAsync<bool>(
            """
            node => {
              const box = node.querySelector('.box').getBoundingClientRect();
              return [...node.querySelectorAll('.title')].every(line => line.getBoundingClientRect().right <= box.right);
            }
            """));
    });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Drawing_Expanded_HasEveryService(bool runsScripts) => await VisitAsync(
        Visitor.AtDesk with { RunsScripts = runsScripts },
        async page =>
        {
            await page.GetByText("All 41 services, each by itself").ClickAsync();

            await Assertions.Expect(page.Locator("svg.graph:visible")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("svg.graph:visible a.role-service")).ToHaveCountAsync(41);
            await Assertions.Expect(page.Locator("svg.graph:visible a.many")).ToHaveCountAsync(0);
        });

    [BrowserFact]
    public async Task Drawing_Group_ListsItsMembersAndLeadsToEach() => await VisitAsync(Visitor.AtDesk, async page =>
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "service 36 services" }).ClickAsync();

        var panel = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(panel.Locator(".members li")).ToHaveCountAsync(36);
        await panel.GetByRole(AriaRole.Link, new() { Name = "team-12", Exact = true }).ClickAsync();
        await Assertions.Expect(panel.Locator("h2")).ToHaveTextAsync("service team-12");
    });

    [BrowserFact]
    public async Task Zoom_ByButtonAndKey_ChangesTheSizeWithinTheFrame() => await VisitAsync(Visitor.AtDesk, async page =>
    {
        var frame = page.Locator(".frame:visible");
        var fitted = await WidthAsync(page);

        await frame.GetByRole(AriaRole.Button, new() { Name = "Larger (+)" }).ClickAsync();
        var larger = await WidthAsync(page);
        await frame.Locator(".canvas").PressAsync("+");
        var largest = await WidthAsync(page);
        var page1 = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await frame.Locator(".canvas").PressAsync("-");
        var smaller = await WidthAsync(page);
        await frame.Locator(".canvas").PressAsync("0");

        Assert.Equal(1.25, larger / fitted, 2);
        Assert.Equal(1.25, largest / larger, 2);
        Assert.Equal(larger, smaller, 0);
        Assert.Equal(1280, page1);
        Assert.Equal(fitted, await WidthAsync(page), 0);
        await Assertions.Expect(frame.Locator("output")).ToHaveTextAsync("fits");
    });

    [BrowserFact]
    public async Task Fit_OnAPhone_ShowsTheWholeDrawing() => await VisitAsync(Visitor.OnPhone, async page =>
    {
        await page.Locator(".frame:visible").GetByRole(AriaRole.Button, new() { Name = "Fit the width (0)" }).ClickAsync();

        Assert.Equal(0, await page.Locator(".canvas:visible").EvaluateAsync<int>("canvas => canvas.scrollWidth - canvas.clientWidth"));
    });

    private static Task<double> WidthAsync(IPage page) =>
        page.Locator("svg.graph:visible").EvaluateAsync<double>("drawing => drawing.getBoundingClientRect().width");

    private async Task VisitAsync(Visitor visitor, Func<IPage, Task> visit) =>
        await chromium.VisitAsync(await Scene.PageAsync(40), visitor, visit);
}
