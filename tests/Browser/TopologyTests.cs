using GpuInfra.Cli;
using GpuInfra.Planning;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>What the drawing makes of stacks that hang together in other ways, as its list says it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TopologyTests(Chromium chromium)
{
    private const string Stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    [BrowserTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task List_EveryResource_IsInOneNode(string stack)
    {
        var plan = await Plans.OfAsync(stack);
        await VisitAsync(plan, async page => Assert.Equal(
            from resource in plan.Resources
            where resource.IsCustom && !resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)
            select resource.Name into name
            orderby name
            select name,
            (await page.Locator(".node-resources a").AllTextContentsAsync()).Order()));
    }

    [BrowserFact]
    public async Task List_Internet_IsBehindTheNat()
    {
        var plan = await Plans.OfAsync(
            "prod",
            ("      googleApis: private-service-connect\n", "      googleApis: private-google-access\n      internet: true\n"),
            ("      endpointAddress: 10.255.0.2\n", ""));
        await VisitAsync(plan, async page =>
        {
            Assert.Equal(["traffic from inference-network-nat"], await ConnectionsAsync(page, "Internet"));
            Assert.Equal(
                ["traffic from 3 firewall rules", "traffic to Internet"], await ConnectionsAsync(page, "inference-network-nat"));
            Assert.Equal(["Private Google Access from 3 firewall rules"], await ConnectionsAsync(page, "Google APIs"));
        });
    }

    [BrowserFact]
    public async Task List_ServiceWithoutNetwork_ReachesTheInternetAndWhatOthersMade()
    {
        var bucket = Map(("bucket", PropertyValue.Of("weights")));
        var template = Map(
            ("containers", List(Map(("image", PropertyValue.Of("ghcr.io/acme/front:1"))))),
            ("volumes", List(Map(("gcs", PropertyValue.Of(bucket))))));
        var plan = Given(
            Given("gcp:cloudrunv2/service:Service", "front", ("template", PropertyValue.Of(template))),
            Given("gcp:cloudrunv2/serviceIamMember:ServiceIamMember", "public", ("member", PropertyValue.Of("allUsers"))));

        await VisitAsync(plan, async page => Assert.Equal(
            ["egress to Internet", "image from ghcr.io/acme", "requests from Anyone on the internet", "weights from weights"],
            await ConnectionsAsync(page, "front")));
    }

    private static PropertyMap Map(params IEnumerable<(string Name, PropertyValue Value)> entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    private static PropertyValue List(PropertyMap item) => PropertyValue.Of([PropertyValue.Of(item)]);

    private static PlannedResource Given(string type, string name, (string Name, PropertyValue Value) input) => new()
    {
        Urn = $"urn:pulumi:dev::shop::{type}::{name}",
        Type = type,
        Name = name,
        IsCustom = true,
        Inputs = Map(("name", PropertyValue.Of("front")), input),
    };

    private static Plan Given(params IEnumerable<PlannedResource> resources) => new()
    {
        Project = "shop",
        Stack = "dev",
        Resources = [new() { Urn = Stack, Type = "pulumi:pulumi:Stack", Name = "shop-dev", IsCustom = false }, .. resources],
    };

    private static async Task<IEnumerable<string>> ConnectionsAsync(IPage page, string node) =>
        (await page.Locator(".node-words", new() { Has = page.Locator("h4", new() { HasText = node }) })
            .Locator(".connections li").AllTextContentsAsync()).Select(text => text.Trim()).Order(StringComparer.Ordinal);

    private Task VisitAsync(Plan plan, Func<IPage, Task> visit) =>
        chromium.VisitAsync(ReviewPage.Write([Reviews.Of(plan)]), Visitor.AtDesk, visit);
}
