using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>What the tutorials say of their stack files is what the tool says.</summary>
public partial class TutorialTests
{
    public static TheoryData<string> Names => [.. Tutorial.All.Select(tutorial => tutorial.Name)];

    [Fact]
    public void Pages_AreThoseThatTheReadmeNames()
    {
        var linked = Link().Matches(Repository.Read("README.md")).Select(match => match.Groups[1].Value)
            .Where(path => path.StartsWith("docs/tutorials/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(["embeddings", "ollama", "own-image", "vllm-rtx-pro-6000"], Tutorial.All.Select(tutorial => tutorial.Name));
        Assert.Equal(["embeddings", "ollama", "own-image", "vllm-rtx-pro-6000"], linked.Order(StringComparer.Ordinal));
    }

    // A reader finds the same in each of them.
    [Theory]
    [MemberData(nameof(Names))]
    public void Page_HasEachPart(string name)
    {
        string[] parts = ["What you get", "What it costs", "What you need", "The stack file", "Deploy", "Call it", "Another model", "Clean up"];

        Assert.Equal(parts, Find(name).Headings.Where(parts.Contains));
        Assert.Equal(["bash", "text", "yaml"], Find(name).Languages);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_LeadSomewhere(string name)
    {
        var links = Link().Matches(Find(name).Text).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("https://", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            var (path, part) = link.Split('#') is [var file, var anchor] ? (file, anchor) : (link, null);
            var target = Repository.Read(Path.Combine("docs/tutorials", path));
            Assert.True(part is null || Heading().Matches(target).Any(match => Anchor(match.Groups[1].Value) == part), link);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Findings_AreThoseThatThePageTells(string name)
    {
        var tutorial = Find(name);

        Assert.NotEmpty(tutorial.Stacks);
        foreach (var stack in tutorial.Stacks)
        {
            var told = tutorial.Findings.Where(finding => finding.Stack == stack).ToList();
            await AssertToldAsync(stack, [.. told.Where(finding => finding.Without.Length == 0).Select(finding => (finding.Rule, finding.Quotes))]);
            foreach (var more in told.Where(finding => finding.Without.Length > 0).GroupBy(finding => finding.Without))
            {
                await AssertToldAsync(
                    stack.Without(more.Key), [.. told.Where(finding => finding.Without.Length == 0 || finding.Without == more.Key).Select(finding => (finding.Rule, finding.Quotes))]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Costs_AreThoseOfTheTool(string name)
    {
        var cost = await Find(name).Stacks[^1].CostAsync();

        Assert.StartsWith($"{Find(name).Cost}\n\n", cost, StringComparison.Ordinal);
        Assert.NotEmpty(Find(name).CostLines);
        Assert.All(Find(name).CostLines, line => Assert.Contains($"\n{line}\n", cost, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Outputs_AreThoseOfThePlan(string name)
    {
        Assert.NotEmpty(Find(name).Outputs);
        foreach (var (stack, text) in Find(name).Outputs)
        {
            var outputs = (await stack.PlanAsync())[0]["outputs"]!.AsObject();
            var services = outputs["services"]!.AsObject().Select(service => service.Key).ToList();

            Assert.Equal(["bucket", "endpoints", "repository", "services"], outputs.Select(output => output.Key));
            Assert.All(services, service => Assert.Equal($"${{{service}.uri}}", (string?)outputs["services"]![service]));
            Assert.Equal(
                [
                    "Outputs:",
                    $"    bucket    : \"{outputs["bucket"]}\"",
                    .. services.Count == 0
                        ? (string[])["    endpoints : {}"]
                        : ["    endpoints : {", .. services.SelectMany(service => Endpoint(service, outputs["endpoints"]![service]!.AsObject())), "    }"],
                    $"    repository: \"{outputs["repository"]}\"",
                    .. services.Count == 0
                        ? (string[])["    services  : {}"]
                        : ["    services  : {", .. services.Select(service => $"        {service}: \"{TutorialStack.AddressOf(service)}\""), "    }"],
                ],
                text.Split('\n'));
        }
    }

    // No way in but from the network, where the service's name leads to the private endpoint; and one account may call.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Service_IsReachedFromItsNetworkByItsCallerAlone(string name)
    {
        var plan = await Find(name).Stacks[^1].PlanAsync();
        var service = Only(plan, "gcp:cloudrunv2/service:Service");
        var caller = Only(plan, "gcp:cloudrunv2/serviceIamMember:ServiceIamMember");

        Assert.Equal("INGRESS_TRAFFIC_INTERNAL_ONLY", (string?)service["ingress"]);
        Assert.Equal(((string?)service["name"], "roles/run.servicesInvoker"), ((string?)caller["name"], (string?)caller["role"]));
        Assert.Equal($"serviceAccount:{service["name"]}-caller@{service["project"]}.iam.gserviceaccount.com", (string?)caller["member"]);
        Assert.Contains("run.app.", Inputs(plan, "gcp:dns/managedZone:ManagedZone").Select(zone => (string?)zone["dnsName"]));
        Assert.True((bool?)Only(plan, "gcp:compute/subnetwork:Subnetwork")["privateIpGoogleAccess"]);
    }

    // It fits without another key, brings the same findings, and touches the one service.
    [Theory]
    [InlineData("ollama", "chat", "chat/gemma3-4b@moving/")]
    [InlineData("vllm-rtx-pro-6000", "chat", "chat/Qwen-Qwen3-32B@moving/")]
    [InlineData("embeddings", "search", "search/BAAI-bge-m3@moving/")]
    public async Task AnotherModel_ChangesTheServiceAndItsImportAlone(string name, string service, string folder)
    {
        var stack = Find(name).Stacks.Single();
        var other = stack.With(Find(name).Change!);

        Assert.Equal((await stack.CheckAsync()).Select(finding => (string?)finding["rule"]), (await other.CheckAsync()).Select(finding => (string?)finding["rule"]));
        var (before, after) = (await stack.PlanAsync(), await other.PlanAsync());
        Assert.Equal(before.Select(Urn), after.Select(Urn));
        var changed = before.Zip(after).Where(pair => pair.First["custom"]!.GetValue<bool>() && !JsonNode.DeepEquals(pair.First["inputs"], pair.Second["inputs"]));
        Assert.Equal([$"gcp:cloudrunv2/job:Job::{service}-import", $"gcp:cloudrunv2/service:Service::{service}"], changed.Select(pair => Urn(pair.First).Split('$')[^1]).Order(StringComparer.Ordinal));
        Assert.Contains(folder, before.Single(resource => (string?)resource["type"] == "gcp:cloudrunv2/job:Job").ToJsonString(), StringComparison.Ordinal);
        Assert.Contains($"/{folder.TrimEnd('/')}\"", Find(name).Commands, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherModel_OfOwnImage_IsAnotherBuild() => Assert.Null(Find("own-image").Change);

    internal static Tutorial Find(string name) => Tutorial.All.Single(tutorial => tutorial.Name == name);

    internal static IEnumerable<JsonObject> Inputs(IEnumerable<JsonNode> plan, string type) =>
        plan.Where(resource => (string?)resource["type"] == type).Select(resource => resource["inputs"]!.AsObject());

    internal static JsonObject Only(IEnumerable<JsonNode> plan, string type) => Inputs(plan, type).Single();

    private static async Task AssertToldAsync(TutorialStack stack, IReadOnlyList<(string Rule, IReadOnlyList<string> Quotes)> told)
    {
        var found = await stack.CheckAsync();

        Assert.Equal(told.Select(finding => finding.Rule).Order(StringComparer.Ordinal), found.Select(finding => (string?)finding["rule"]).Order(StringComparer.Ordinal));
        Assert.All(found, finding => Assert.Equal("warning", (string?)finding["severity"]));
        Assert.All(told, finding =>
        {
            var text = found.Where(known => (string?)known["rule"] == finding.Rule).Select(known => $"{known["problem"]}. {known["fix"]}").Single();
            Assert.NotEmpty(finding.Quotes);
            Assert.All(finding.Quotes, quote => Assert.Contains(quote, text, StringComparison.Ordinal));
        });
    }

    // As Pulumi prints it, with what is too long for a page cut off.
    private static IEnumerable<string> Endpoint(string service, JsonObject said)
    {
        var longest = said.Max(entry => entry.Key.Length);
        return
        [
            $"        {service}: {{",
            .. said.Select(entry => $"            {entry.Key.PadRight(longest)}: \"{Shortened(entry.Key, ((string)entry.Value!).Replace($"${{{service}.uri}}", TutorialStack.AddressOf(service), StringComparison.Ordinal))}\""),
            "        }",
        ];
    }

    private static string Shortened(string name, string text) => name switch
    {
        "command" => $"{string.Join(' ', text.Split(' ').Take(5))} …",
        "way" => $"{text.Split(';')[0]}; …",
        _ => text,
    };

    private static string Urn(JsonNode resource) => (string)resource["urn"]!;

    private static string Anchor(string heading) => Regex.Replace(heading.ToLowerInvariant(), "[^a-z0-9 -]", "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^##+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
