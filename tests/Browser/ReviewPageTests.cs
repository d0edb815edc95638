using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>What a reader finds on the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReviewPageTests(Chromium chromium)
{
    [Fact]
    public async Task Write_Twice_IsTheSame() => Assert.Equal(
        ReviewPage.Write([await Reviews.ChangeAsync(), await Reviews.PlanAsync("dev")]),
        ReviewPage.Write([await Reviews.ChangeAsync(), await Reviews.PlanAsync("dev")]));

    [BrowserFact]
    public Task Write_Change_SaysFirstWhatAReviewerMustSee() => VisitChangeAsync(async page =>
        await Assertions.Expect(page.Locator(".summary")).ToMatchAriaSnapshotAsync(
            """
            - heading "prod" [level=2]
            - link "Link to prod"
            - paragraph:
              - text: gpuinfra/prod compared with
              - strong: main
              - text: ". Resources: 2 deleted, 1 replaced, 1 changed, 1 new, 50 the same."
            - text: Deletes data
            - paragraph: inference-models is deleted with every model in it
            - region "What is lost?":
              - heading "What is lost?" [level=3]
              - paragraph: The data in inference-models, and 2 other resources deleted.
              - list:
                - listitem:
                  - link "inference-network-psc is deleted"
                - listitem:
                  - link "inference-network-psc-address is deleted"
            - region "What does it cost?":
              - heading "What does it cost?" [level=3]
              - paragraph: $115 more a month idle, at most as before.
              - term: idle
              - definition:
                - text: $600 →
                - strong: $715
                - text: +$115
              - term: at most
              - definition:
                - strong: $2,145
                - text: as before
            - region "Who can reach it?":
              - heading "Who can reach it?" [level=3]
              - paragraph: Only web, from inside the network.
              - list:
                - listitem:
                  - strong: chat and reason
                  - text: ": web, from inside the network"
                - listitem: Nobody gets more than before.
            - list "Changes by risk":
              - listitem:
                - link "1 Deletes data"
              - listitem:
                - link "2 Replaced or deleted"
              - listitem:
                - link "2 GPU and capacity"
              - listitem:
                - 'link "Cost: +$115 idle, ±$0 at most"'
              - listitem:
                - strong: "0"
                - text: More access or other code
              - listitem:
                - strong: "0"
                - text: The rest
            - paragraph:
              - link "0 errors, 1 warning"
              - text: ": warning"
              - code: GPU004
              - code: gpuinfra:services.chat.memory
              - text: is 16Gi, but 32Gi is better.
              - code: Pulumi.prod.yaml:7:3
            - list:
              - listitem: Secrets are never compared.
            """));

    [BrowserFact]
    public async Task Write_Plan_HasEveryPartButChanges() => await chromium.VisitAsync(
        ReviewPage.Write([await Reviews.PlanAsync("prod")]),
        Visitor.AtDesk,
        async page => Assert.Equal(
            ["Plan of gpuinfra", "prod", "What is lost?", "What does it cost?", "Who can reach it?", "Architecture", "Findings", "Cost", "Capacity", "All resources"],
            await page.Locator("h1, h2:not(dialog *), h3").AllInnerTextsAsync()));

    [BrowserFact]
    public async Task Write_Change_HasOneOutline() => await VisitChangeAsync(async page =>
    {
        var levels = await page.Locator(":is(h1, h2, h3, h4, h5, h6):not(dialog *)")
            .EvaluateAllAsync<int[]>("headings => headings.map(heading => Number(heading.localName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(1);
    });

    [BrowserFact]
    public async Task Write_Change_ShowsPropertiesWithReasons() => await VisitChangeAsync(async page =>
    {
        await Assertions.Expect(Table(page, "Properties of inference-models that differ")).ToMatchAriaSnapshotAsync(
            """
            - rowgroup:
              - row "Before After"
            - rowgroup:
              - row "location Forces replacement. Source, read 2026-11-20"
              - row "europe-west1 europe-west4"
            """);
        Assert.Equal(
            ["⋯\n", "  three\n", "  four\n", "  five\n", "− six\n", "+ seven\n"],
            await page.Locator("section .unified .line").AllTextContentsAsync());
    });

    [BrowserFact]
    public async Task Write_Noise_IsFoldedWithItsSource() => await VisitChangeAsync(async page =>
    {
        var noise = page.Locator(".noise");
        await Assertions.Expect(noise.GetByText("Google writes down who called.")).ToBeHiddenAsync();
        await noise.Locator("summary").ClickAsync();
        await Assertions.Expect(noise.GetByText("Google writes down who called.")).ToBeVisibleAsync();
        await Assertions.Expect(noise.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://example.com/why?a=1&b=2");
    });

    [BrowserFact]
    public async Task Write_Capacity_IsAMeterWithWords() => await VisitChangeAsync(async page =>
    {
        var meter = page.GetByRole(AriaRole.Meter, new() { Name = "GPUs nvidia-l4" });
        await Assertions.Expect(meter).ToHaveAttributeAsync("aria-valuetext", "3 of 4 GPUs (75 %), 1 warm, 6 during a rollout");
        await Assertions.Expect(page.GetByText("too little for a rollout")).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task Write_Cost_IsAPictureAndATable() => await VisitChangeAsync(async page =>
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "What each service costs a month idle, as used and at most" }))
            .ToBeVisibleAsync();
        await Assertions.Expect(Table(page, "US dollars a month of 730 hours")).ToMatchAriaSnapshotAsync(
            """
            - rowgroup:
              - row "Service Instance idle as used at most Per hour Per 1M tokens"
            - rowgroup:
              - row "chat 1 nvidia-l4, 8 vCPU, 32Gi $600 → $715 (+$115) $1,000 $2,145 $0.98 $0.42"
            - rowgroup:
              - row "Total $600 → $715 (+$115) – $2,145"
            """);
    });

    [BrowserFact]
    public async Task Write_LinksElsewhere_TellNobodyWhereFrom() => await VisitChangeAsync(async page =>
    {
        var links = await page.Locator("a:not([href^='#'])")
            .EvaluateAllAsync<string[]>("links => links.map(link => `${link.protocol} ${link.rel}`)");
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal("https: noopener noreferrer", link));
    });

    [BrowserFact]
    public async Task Write_WithoutScript_SaysEverything() => await chromium.VisitAsync(
        ReviewPage.Write([await Reviews.PlanAsync("dev"), await Reviews.ChangeAsync()]),
        Visitor.AtDesk with { RunsScripts = false },
        async page =>
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "dev", Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "prod", Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { Name = "service chat, changed" }).ClickAsync();
            await Assertions.Expect(page.Locator("article:target")).ToContainTextAsync("chat has more memory");
        });

    private static ILocator Table(IPage page, string name) => page.GetByRole(AriaRole.Table, new() { Name = name });

    private async Task VisitChangeAsync(Func<IPage, Task> visit) =>
        await chromium.VisitAsync(ReviewPage.Write([await Reviews.ChangeAsync()]), Visitor.AtDesk, visit);
}
