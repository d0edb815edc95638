using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>Whether the page fits whatever it is shown on, and says on the first screen what a reader asks first.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LayoutTests(Chromium chromium)
{
    private const long MostBytes = 2_000_000;

    // The parts that stick out of the page to the right, unless something around them scrolls.
    private const string StickingOut =
        """
        () => {
          const scrolls = (element) => {
            for (let at = element; at && at !== document.body; at = at.parentElement) {
              if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(at).overflowX)) return true;
            }
            return false;
          };
          return [...document.querySelectorAll('main *')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
            .map((element) => `${element.localName}.${element.className}`);
        }
        """;

    [BrowserTheory]
    [InlineData(360, 3)]
    [InlineData(768, 3)]
    [InlineData(1280, 3)]
    [InlineData(1920, 3)]
    [InlineData(360, 40)]
    [InlineData(1280, 40)]
    public async Task Page_OpenedWhole_FitsItsWidth(int width, int services) => await VisitAsync(
        services,
        Visitor.AtDesk with { Width = width },
        async page =>
        {
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(await page.EvaluateAsync<string[]>(StickingOut));
        });

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Drawing_AtADesk_FitsItsFrameWithoutScript(int width) => await VisitAsync(
        40,
        Visitor.AtDesk with { Width = width, RunsScripts = false },
        async page =>
        {
            var canvas = page.Locator(".canvas:visible");
            await Assertions.Expect(canvas).ToHaveCountAsync(1);
            Assert.Equal(0, await canvas.EvaluateAsync<int>("canvas => canvas.scrollWidth - canvas.clientWidth"));
            await Assertions.Expect(page.Locator(".tools:visible")).ToHaveCountAsync(0);
        });

    [BrowserTheory]
    [InlineData(1, "Nothing.", "$1,633 more a month at most, idle as before.", "Only acme.example and inference-developers, through a load balancer.")]
    [InlineData(
        3,
        "The data in inference-models, and 2 other resources deleted or replaced.",
        "$7.30 less a month idle, $1,983 more at most.",
        "Only web and embed-caller, from inside the network.")]
    [InlineData(
        40,
        "No data, but translate-legacy-documents-and-attachments-v1 is deleted.",
        "$4,766 more a month at most, idle as before.",
        "Only web, summarize-caller, team-01-caller and 36 more, from inside the network.")]
    public async Task FirstScreen_AtADesk_AnswersWhatIsLostWhatItCostsAndWhoReachesIt(
        int services, string lost, string cost, string reach) => await VisitAsync(
        services,
        Visitor.AtDesk with { Height = 800 },
        async page =>
        {
            await Assertions.Expect(page.Locator(".answer .reply")).ToHaveTextAsync([lost, cost, reach]);
            var bottoms = await page.Locator(".verdict, .answer").EvaluateAllAsync<double[]>("parts => parts.map(part => part.getBoundingClientRect().bottom)");
            Assert.Equal(4, bottoms.Length);
            Assert.All(bottoms, bottom => Assert.InRange(bottom, 1, 800));
        });

    [BrowserTheory]
    [InlineData(1, "More access or other code", "load balancers reach chat from the internet")]
    [InlineData(3, "Deletes data", "inference-models is deleted with every object in it and made anew, empty, because its name changes")]
    [InlineData(
        40,
        "Replaced or deleted",
        "translate-legacy-documents-and-attachments-v1 looks renamed to summarize: it is deleted, and summarize is made anew")]
    public async Task FirstScreen_Verdict_NamesTheGravestInFull(int services, string risk, string headline) => await VisitAsync(
        services,
        Visitor.OnPhone,
        async page =>
        {
            await Assertions.Expect(page.Locator(".verdict .mark")).ToHaveTextAsync(risk);
            await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync(headline);
            await Assertions.Expect(page.Locator(".lead")).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.Equal(0, await page.Locator(".lead").EvaluateAsync<int>("lead => Math.max(lead.scrollWidth - lead.clientWidth, 0)"));
        });

    [BrowserFact]
    public async Task Page_OfFortyServices_IsNotTooLong() =>
        Assert.InRange((await Scene.PageAsync(40)).Length, 100_000, MostBytes);

    private async Task VisitAsync(int services, Visitor visitor, Func<IPage, Task> visit) =>
        await chromium.VisitAsync(await Scene.PageAsync(services), visitor, visit);
}
