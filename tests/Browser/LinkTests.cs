using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>Links to give to others: to each part of the page, to the lines of the stack files, and to the commit.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LinkTests(Chromium chromium)
{
    private const string Commit = "7d3f0c1a9b8e4d52c6f1a0b3e9d8c7f6a5b4c3d2";

    [BrowserFact]
    public async Task Anchors_OnOnePage_AreUniqueAndNamed() => await VisitAsync(40, async page =>
    {
        var ids = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(element => element.id)");
        Assert.True(ids.Length > 500);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^(page|prod)(/[A-Za-z0-9._-]+)*$", id));
        Assert.Superset(
            new HashSet<string>
            {
                "prod", "prod/changes", "prod/changes/Destruction", "prod/changes/cloudrunv2.Service/team-07", "prod/resources/storage.Bucket/inference-models",
                "prod/architecture/Service/team-07", "prod/cost", "prod/findings",
            },
            ids.ToHashSet());
        var targets = await page.Locator("a[href^='#']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').slice(1))");
        Assert.Empty(targets.Except(ids));
    });

    // A link that was given away still leads to the same when other things come and go.
    [BrowserFact]
    public async Task Anchors_WithAnotherServiceInFront_StayAsTheyWere()
    {
        HashSet<string> three = [], forty = [];
        await VisitAsync(3, async page => three = [.. await IdsAsync(page)]);
        await VisitAsync(40, async page => forty = [.. await IdsAsync(page)]);

        Assert.True(three.Count > 60);
        Assert.Equal([], three.Except(forty).Where(id => id.Contains("reason", StringComparison.Ordinal)));

        static Task<string[]> IdsAsync(IPage page) =>
            page.EvaluateAsync<string[]>("[...document.querySelectorAll('.resource, .node-words')].map(element => element.id)");
    }

    [BrowserTheory]
    [InlineData("prod/resources/storage.Bucket/inference-models")]
    [InlineData("prod/changes/dns.RecordSet/inference-network-gcr-io-a")]
    [InlineData("prod/architecture/Bucket/inference-models")]
    public async Task Anchor_OfAFoldedPart_OpensWhatItLiesIn(string anchor) => await VisitAsync(3, async page =>
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Collapse all" }).ClickAsync();
        await page.EvaluateAsync("anchor => { location.hash = `#${anchor}` }", anchor);

        var part = page.Locator($"[id='{anchor}']");
        await Assertions.Expect(part).ToBeInViewportAsync();
        Assert.True(await part.EvaluateAsync<bool>("part => { for (let at = part; at; at = at.parentElement) if (at.localName === 'details' && !at.open) return false; return true; }"));
    });

    [BrowserTheory]
    [InlineData("Link to Cost", "prod/cost")]
    [InlineData("Link to prod", "prod")]
    [InlineData("Link to inference-models", "prod/resources/storage.Bucket/inference-models")]
    public async Task CopyLink_Pressed_CopiesTheAddressOfThePart(string name, string anchor) => await VisitAsync(3, async page =>
    {
        await page.EvaluateAsync("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Expand all" }).ClickAsync();

        await page.Locator($"a.copy[aria-label='{name}'][href='#{anchor}']").ClickAsync();

        await Assertions.Expect(page.Locator("[id='page/said']")).ToHaveTextAsync("Link copied");
        Assert.EndsWith($"/review.html#{anchor}", await page.EvaluateAsync<string>("copied"), StringComparison.Ordinal);
        Assert.Equal($"#{anchor}", await page.EvaluateAsync<string>("location.hash"));
    });

    [BrowserFact]
    public async Task ExpandAll_ThenCollapseAll_ReachesEveryFold() => await VisitAsync(3, async page =>
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Expand all" }).ClickAsync();
        await Assertions.Expect(page.Locator("main details:not([open])")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Collapse all" }).ClickAsync();
        await Assertions.Expect(page.Locator("main details[open]")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task Places_WhereSomebodyShowsThem_LeadToTheLineAndTheCommit() => await VisitAsync(3, async page =>
    {
        await Assertions.Expect(page.Locator(".worst-finding a.place")).ToHaveAttributeAsync(
            "href", $"https://github.com/acme/inference/blob/{Commit}/Pulumi.prod.yaml#L52");
        await Assertions.Expect(page.Locator(".against a")).ToHaveAttributeAsync("href", $"https://github.com/acme/inference/commit/{Commit}");
    });

    [BrowserFact]
    public async Task Places_WhereNobodyShowsThem_AreText() => await chromium.VisitAsync(
        ReviewPage.Write([await Scene.ReviewAsync(3)]),
        Visitor.AtDesk,
        async page =>
        {
            await Assertions.Expect(page.Locator("a.place, .against a")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator(".worst-finding")).ToContainTextAsync("Pulumi.prod.yaml:52:21");
        });

    private async Task VisitAsync(int services, Func<IPage, Task> visit) =>
        await chromium.VisitAsync(await Scene.PageAsync(services), Visitor.AtDesk, visit);
}
