using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>How a reader gets around: from stack to stack, to one resource, past the header.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NavigationTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Stacks_AtFirst_ShowsWhereMostIsAtRisk() => await VisitAsync(async page =>
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "prod", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "dev", Exact = true })).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".stacks li")).ToHaveTextAsync(["dev", "prod 5 changes"]);
    });

    [BrowserFact]
    public async Task Stacks_Choice_ShowsOneAtATime() => await VisitAsync(async page =>
    {
        var dev = page.GetByRole(AriaRole.Region, new() { Name = "dev", Exact = true });
        var prod = page.GetByRole(AriaRole.Region, new() { Name = "prod", Exact = true });
        var stacks = page.GetByRole(AriaRole.Navigation, new() { Name = "Stacks" });

        await stacks.GetByRole(AriaRole.Link, new() { Name = "dev" }).PressAsync("Enter");

        await Assertions.Expect(dev).ToBeVisibleAsync();
        await Assertions.Expect(prod).ToBeHiddenAsync();
        await Assertions.Expect(stacks.Locator("[aria-current=true]")).ToHaveTextAsync("dev");
    });

    [BrowserFact]
    public async Task Stacks_LinkIntoAnother_ShowsThatOne() => await VisitAsync(async page =>
    {
        await page.EvaluateAsync("location.hash = '#dev/resources'");

        await Assertions.Expect(page.Locator("[id='dev/resources']")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator("[id=prod]")).ToBeHiddenAsync();
    });

    [BrowserTheory]
    [InlineData("#%")]
    [InlineData("#nothing/of/that/name")]
    public async Task Stacks_AddressOfNothing_ShowsTheSameAsBefore(string hash) => await VisitAsync(async page =>
    {
        await page.EvaluateAsync("hash => { location.hash = hash }", hash);

        await Assertions.Expect(page.Locator("[id=prod]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[id=dev]")).ToBeHiddenAsync();
    });

    [BrowserFact]
    public async Task SkipLink_IsTheFirstStop_AndLeadsToTheReview() => await VisitAsync(async page =>
    {
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the review" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    });

    [BrowserTheory]
    [InlineData("dns recordset gcr", 2, "inference-network-gcr-io-a", "inference-network")]
    [InlineData("ROLES/RUN.SERVICESINVOKER", 1, "chat-invoker-inference-developers-7bbbdcf9", "chat")]
    [InlineData("nothing like it", 0, null, null)]
    public Task Filter_Words_KeepWhatHasThemAll(string words, int count, string? kept, string? parent) => VisitDevAsync(async page =>
    {
        var part = page.Locator("[id='dev/resources']");
        var all = await part.Locator("output").InnerTextAsync();

        await part.GetByRole(AriaRole.Searchbox, new() { Name = "Filter" }).FillAsync(words);

        await Assertions.Expect(part.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{count} of {all}");
        var shown = await part.Locator("li:visible > details > summary > .name").AllInnerTextsAsync();
        Assert.Equal(kept is not null, shown.Contains(kept!));
        Assert.Equal(parent is not null, shown.Contains(parent!));
        Assert.DoesNotContain("inference-apis", shown);
    });

    [BrowserFact]
    public async Task Filter_Emptied_ShowsEverything() => await VisitDevAsync(async page =>
    {
        var part = page.Locator("[id='dev/resources']");
        var items = await part.Locator("li").CountAsync();
        await part.GetByRole(AriaRole.Searchbox).FillAsync("bucket");

        await part.GetByRole(AriaRole.Searchbox).FillAsync(" ");

        await Assertions.Expect(part.Locator("li:not([hidden])")).ToHaveCountAsync(items);
        await Assertions.Expect(part.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{items} resources");
    });

    private async Task VisitAsync(Func<IPage, Task> visit) => await chromium.VisitAsync(
        ReviewPage.Write([await Reviews.PlanAsync("dev"), await Reviews.ChangeAsync()]), Visitor.AtDesk, visit);

    private async Task VisitDevAsync(Func<IPage, Task> visit) =>
        await chromium.VisitAsync(ReviewPage.Write([await Reviews.PlanAsync("dev")]), Visitor.AtDesk, visit);
}
