using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>The drawing, its panel, and the list that says the same.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DrawingTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Drawing_Change_HasEveryNode() => await VisitChangeAsync(async page => Assert.Equal(
        [
            "APIs Google APIs",
            "DNS Private DNS",
            "Private Service Connect inference-network-psc, deleted (Replaced or deleted)",
            "VPC network inference-network",
            "access Other grants",
            "bucket inference-models, replaced (Deletes data)",
            "caller web",
            "firewall 2 firewall rules",
            "images inference-images",
            "other random.RandomUuid",
            "runs as chat-identity",
            "runs as reason-identity, new",
            "service chat, changed (GPU and capacity)",
            "service reason, new (GPU and capacity)",
            "subnet inference-network-subnet",
        ],
        (await LabelsAsync(page)).Select(label => label.Split(": ")[0]).Order(StringComparer.Ordinal)));

    [BrowserTheory]
    [InlineData("service chat", "nvidia-l4, 8 vCPU, 32Gi; 1–3 instances, 16 requests each; reachable only from inside the network")]
    [InlineData("firewall", "allow tcp:443 to 10.255.0.2/32; deny all to 0.0.0.0/0")]
    [InlineData("bucket", "europe-west4, versioned, kept 30 days")]
    [InlineData("DNS", "gcr.io; googleapis.com; pkg.dev; run.app; queries are logged")]
    [InlineData("caller web", "service account at acme-inference-prod")]
    public async Task Drawing_Node_SaysWhatMattersOfIt(string node, string facts) => await VisitChangeAsync(async page =>
    {
        var label = Assert.Single(await LabelsAsync(page), label => label.StartsWith(node, StringComparison.Ordinal));
        Assert.Equal(facts, label.Split(": ", 2)[1]);
    });

    [BrowserFact]
    public async Task Drawing_List_HasEveryConnection() => await VisitAsync(await Reviews.PlanAsync("dev"), async page =>
    {
        await page.GetByText("The drawing as a list").ClickAsync();

        Assert.Equal(
            [
                "chat: egress to inference-network-subnet",
                "chat: image from inference-images",
                "chat: requests from inference-developers",
                "Google APIs: traffic from inference-network-psc",
                "inference-network-psc: traffic to Google APIs",
            ],
            from line in await ConnectionsAsync(page)
            where line.StartsWith("chat:", StringComparison.Ordinal) || line.Contains("APIs", StringComparison.Ordinal)
            orderby line.ToUpperInvariant()
            select line);
    });

    [BrowserFact]
    public async Task Drawing_EveryNode_OpensByKeyboardAndGivesTheFocusBack() => await VisitChangeAsync(async page =>
    {
        var labels = await LabelsAsync(page);
        Assert.True(labels.Count > 10);
        await page.Locator("svg.graph a.node").First.FocusAsync();
        foreach (var (label, index) in labels.Select((label, index) => (label, index)))
        {
            Assert.Equal(label, await FocusedAsync(page));
            await page.Keyboard.PressAsync(index % 2 == 0 ? "Enter" : " ");
            var panel = page.GetByRole(AriaRole.Dialog);
            await Assertions.Expect(panel).ToBeVisibleAsync();
            Assert.Equal("page/panel/title", await page.EvaluateAsync<string>("document.activeElement.id"));
            await Assertions.Expect(panel.Locator("h2")).ToContainTextAsync(label.Split(':', ',')[0]);
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(panel).ToBeHiddenAsync();
            Assert.Equal(label, await FocusedAsync(page));
            await page.Keyboard.PressAsync("Tab");
        }
    });

    [BrowserFact]
    public async Task Drawing_Click_ShowsChangesConsequencesAndInputs() => await VisitChangeAsync(async page =>
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "bucket inference-models, replaced" }).ClickAsync();

        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = "bucket inference-models replaced (Deletes data)" });
        await Assertions.Expect(panel.GetByText("inference-models is deleted with every model in it")).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByText("Every object is deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByText("Forces replacement")).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByText("weights to chat")).ToBeVisibleAsync();
        await panel.Locator("summary", new() { HasText = "storage.Bucket" }).ClickAsync();
        await Assertions.Expect(panel.GetByText("publicAccessPrevention")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
    });

    [BrowserFact]
    public async Task Drawing_DeletedNode_IsDashedAndStruckOut() => await VisitChangeAsync(async page =>
    {
        var node = page.Locator("svg.graph a.node", new() { HasText = "inference-network-psc" });
        await Assertions.Expect(node.Locator(".box")).ToHaveCSSAsync("stroke-dasharray", "6px, 4px");
        await Assertions.Expect(node.Locator(".title")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Assertions.Expect(node.Locator(".node-mark")).ToHaveTextAsync("− deleted");
        await Assertions.Expect(page.Locator(".wire.traffic.is-deleted").First).ToBeAttachedAsync();
    });

    [BrowserTheory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Drawing_Nodes_DoNotCoverEachOther(int services)
    {
        const string coverings =
            """
            nodes => {
              const boxes = nodes.map(node => [node.ariaLabel, node.getBoundingClientRect()]);
              return boxes.flatMap(([name, a], at) => boxes.slice(at + 1)
                .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                .map(([other]) => `${name} and ${other}`));
            }
            """;
        await VisitAsync(Reviews.Of(await GivenCrowd.OfAsync(services)), async page =>
        {
            var nodes = page.Locator("svg.graph:visible a.node:not(.role-network)");
            await page.EvaluateAsync("document.querySelectorAll('details.whole').forEach(whole => whole.open = true)");
            await Assertions.Expect(page.Locator("svg.graph:visible a.role-service")).ToHaveCountAsync(services);
            Assert.Empty(await nodes.EvaluateAllAsync<string[]>(coverings));
        });
    }

    private static async Task<IReadOnlyList<string>> LabelsAsync(IPage page) =>
        await page.Locator("svg.graph a.node").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.ariaLabel)");

    private static async Task<IReadOnlyList<string>> ConnectionsAsync(IPage page) =>
        await page.Locator(".connections li").EvaluateAllAsync<string[]>(
            """
            items => items.map(item => {
              const title = item.closest('article').querySelector('h4').childNodes[1];
              return `${title.textContent.trim()}: ${item.textContent.trim()}`;
            })
            """);

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.ariaLabel");

    private async Task VisitChangeAsync(Func<IPage, Task> visit) => await VisitAsync(await Reviews.ChangeAsync(), visit);

    private Task VisitAsync(StackReview review, Func<IPage, Task> visit) =>
        chromium.VisitAsync(ReviewPage.Write([review]), Visitor.AtDesk, visit);
}
