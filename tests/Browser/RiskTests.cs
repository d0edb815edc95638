using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>One scale of risk wherever one is shown, one vocabulary of cost, and one heading for each rule.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RiskTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Risk_Everywhere_HasTheSameColourShapeAndWords(bool prefersDark) => await chromium.VisitAsync(
        await Scene.PageAsync(3),
        Visitor.AtDesk with { PrefersDark = prefersDark },
        async page =>
        {
            (string Place, string Query)[] places =
            [
                ("verdict", ".verdict .mark"), ("answer", ".answer.risk-grave h3"), ("count", ".risks .risk-grave"), ("legend", ".legend .risk-grave"),
                ("drawing", "a.node.role-bucket"), ("change", ".change.risk-grave > summary .mark"), ("tree", ".resource.risk-grave > summary .mark"),
            ];
            var seen = new List<string>();
            foreach (var (place, query) in places)
            {
                var shape = page.Locator(query).First.Locator(".shape path");
                seen.Add(await shape.EvaluateAsync<string>("path => `${getComputedStyle(path).fill} ${path.getAttribute('d')}`"));
                Assert.False(string.IsNullOrWhiteSpace(await page.Locator(query).First.TextContentAsync()), place);
            }

            Assert.Single(seen.Distinct());
            Assert.Equal(
                await page.Locator("a.node.role-bucket .box").First.EvaluateAsync<string>("box => getComputedStyle(box).stroke"), seen[0].Split(" M")[0]);
        });

    [BrowserFact]
    public async Task Risk_Levels_DifferInColourAndShape() => await chromium.VisitAsync(await Scene.PageAsync(3), Visitor.AtDesk, async page =>
    {
        var shapes = await page.Locator(".risks li:not(.none)").EvaluateAllAsync<string[]>(
            "chips => chips.map(chip => `${chip.className}|${getComputedStyle(chip).color}|${chip.querySelector('path').getAttribute('d')}`)");
        var levels = shapes.Distinct().Select(shape => shape.Split('|')).ToList();

        Assert.Equal(["risk-grave", "risk-high", "risk-raised", "risk-some", "risk-low"], levels.Select(level => level[0]));
        Assert.Equal(5, levels.Select(level => level[1]).Distinct().Count());
        Assert.Equal(5, levels.Select(level => level[2]).Distinct().Count());
    });

    [BrowserFact]
    public async Task Cost_Everywhere_IsIdleAsUsedOrAtMost() => await chromium.VisitAsync(await Scene.PageAsync(3), Visitor.AtDesk, async page =>
    {
        await Assertions.Expect(page.Locator(".amounts dt")).ToHaveTextAsync(["idle", "as used", "at most"]);
        await Assertions.Expect(page.Locator(".chart-amount").Last).ToHaveTextAsync("$5.80 idle, $5.80 at most");
        var text = await page.Locator("main").InnerTextAsync();
        Assert.DoesNotMatch("(?i)\\b(floor|ceiling|costs? at least|minimum cost|maximum cost)\\b", text);
    });

    [BrowserFact]
    public async Task Findings_OfOneRule_HaveOneHeadingOneFixAndEveryPlace()
    {
        var review = await Reviews.PlanAsync("dev");
        var other = review.Findings[0] with { Problem = review.Findings[0].Problem with { Path = "gpuinfra:services.other.memory" } };
        await chromium.VisitAsync(ReviewPage.Write([review with { Findings = [review.Findings[0], other] }]), Visitor.AtDesk, async page =>
            await Assertions.Expect(page.Locator("[id='dev/findings'] .findings")).ToMatchAriaSnapshotAsync(
                """
                - region "warning GPU004 The memory goes with the GPU and the CPU. 2 places":
                  - heading "warning GPU004 The memory goes with the GPU and the CPU. 2 places" [level=4]
                  - link "Link to GPU004"
                  - paragraph: Use 32Gi.
                  - list:
                    - listitem:
                      - code: gpuinfra:services.chat.memory
                      - text: is 16Gi, but 32Gi is better.
                      - code: Pulumi.prod.yaml:7:3
                    - listitem:
                      - code: gpuinfra:services.other.memory
                      - text: is 16Gi, but 32Gi is better.
                      - code: Pulumi.prod.yaml:7:3
                  - paragraph:
                    - link "Source"
                """));
    }

    [BrowserFact]
    public async Task Tree_OfAPlanAndOfAChange_IsTheSame()
    {
        const string look =
            """
            trees => trees.map(tree => {
              const item = tree.querySelector(':scope > li:has(ul)');
              const summary = item.querySelector('summary');
              const styles = [item.querySelector('details'), summary, item.querySelector('ul'), item.querySelector('ul > li')]
                .map(part => ['marginLeft', 'paddingLeft', 'fontSize', 'display', 'listStyleType'].map(name => getComputedStyle(part)[name]).join(' '));
              return [...styles, [...summary.children].map(part => part.className.split(' ').pop()).slice(0, 3)].join('\n');
            })
            """;
        var page = ReviewPage.Write([await Reviews.PlanAsync("dev"), await Reviews.ChangeAsync()]);
        await chromium.VisitAsync(page, Visitor.AtDesk with { RunsScripts = false }, async visited =>
        {
            await visited.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
            var trees = await visited.Locator(".tree").EvaluateAllAsync<string[]>(look);
            Assert.Equal(2, trees.Length);
            Assert.Equal(trees[0], trees[1]);
        });
    }

    [BrowserFact]
    public async Task Tree_Folded_SaysWhatIsInItAndOpensWhereSomethingChanges() => await chromium.VisitAsync(
        await Scene.PageAsync(3),
        Visitor.AtDesk,
        async page =>
        {
            await Assertions.Expect(page.Locator(".tree > li > details[open] > summary > .name")).ToHaveTextAsync(["inference", "chat", "embed", "reason"]);
            await Assertions.Expect(page.Locator("details:has(> summary > .name:text-is('inference')) > summary")).ToContainTextAsync("39 resources, 10 of them in the change");
            await Assertions.Expect(page.Locator("summary:has(> .name:text-is('inference')) .worst")).ToHaveClassAsync("worst risk-grave");
        });
}
