using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>
/// The plan as JSON beside what the real engine wrote of the same resources. Resources that the program declares otherwise today
/// have no counterpart there and are passed over.
/// </summary>
public sealed partial class RealPreviewTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const int FewestCompared = 39;

    // Old names, by which the engine found nothing, and what the program exports, which a preview does not show.
    private static readonly string[] OnlyInPlans = ["aliases", "outputs"];

    [Fact]
    public async Task PlanJson_BesideTheRealPreview_HasTheSameSteps()
    {
        var compared = 0;
        foreach (var (ours, theirs, _) in await StepsAsync())
        {
            Assert.Equal(Names(theirs), Names(ours));
            Assert.Equal(
                Names(theirs["newState"]!), Names(ours["newState"]!).Except(OnlyInPlans));
            compared++;
        }

        Assert.InRange(compared, FewestCompared, int.MaxValue);
    }

    [Fact]
    public async Task PlanJson_BesideTheRealPreview_SaysTheSameOfEachStep()
    {
        string[] same = ["urn", "custom", "type", "parent", "protect", "additionalSecretOutputs", "customTimeouts"];
        foreach (var (ours, theirs, _) in await StepsAsync())
        {
            Assert.Equal(Text(theirs, "op"), Text(ours, "op"));
            Assert.Equal(Text(theirs, "urn"), Text(ours, "urn"));
            Assert.Equal(Versionless(Text(theirs, "provider")), Versionless(Text(ours, "provider")));
            Assert.Equal(Text(ours, "provider"), Text(ours["newState"]!, "provider"));
            Assert.All(same, name => Assert.True(JsonNode.DeepEquals(theirs["newState"]![name], ours["newState"]![name]), name));
            Assert.Equal(Urns(theirs["newState"]!["dependencies"]), Urns(ours["newState"]!["dependencies"]));
        }
    }

    [Fact]
    public async Task PlanJson_BesideTheRealPreview_NamesWhatEachInputDependsOn()
    {
        foreach (var (ours, theirs, before) in await StepsAsync())
        {
            var (left, right) = (Map(theirs, "propertyDependencies"), Map(ours, "propertyDependencies"));
            Assert.Equal(Map(ours, "inputs").Select(input => input.Key), right.Select(input => input.Key));
            Assert.Empty(right.Select(input => input.Key).Except(left.Select(input => input.Key)));

            // Whoever names no input at all makes the engine take each for depending on everything.
            if (Map(before, "propertyDependencies").Count > 0)
            {
                Assert.All(right, input => Assert.Equal(Urns(left[input.Key]), Urns(input.Value)));
            }
        }
    }

    [Fact]
    public async Task PlanJson_BesideTheRealPreview_HasItsInputs()
    {
        foreach (var (ours, theirs, _) in await StepsAsync())
        {
            AssertSame(Map(ours, "inputs"), Map(theirs, "inputs"));
        }
    }

    // What the provider filled in stands under the names that it lists.
    private static void AssertSame(JsonNode? ours, JsonNode? theirs)
    {
        switch (ours, theirs)
        {
            case (JsonObject left, JsonObject right):
                var filled = (right["__defaults"] as JsonArray ?? []).Select(name => (string)name!).Append("__defaults");
                Assert.Equal(left.Select(entry => entry.Key), right.Select(entry => entry.Key).Except(filled));
                Assert.All(left, entry => AssertSame(entry.Value, right[entry.Key]));
                break;
            case (JsonArray left, JsonArray right):
                Assert.Equal(left.Count, right.Count);
                Assert.All(left.Zip(right), pair => AssertSame(pair.First, pair.Second));
                break;
            case (JsonValue left, JsonValue right) when left.TryGetValue(out string? text):
                AssertSame(text, (string)right!);
                break;
            default:
                Assert.True(JsonNode.DeepEquals(ours, theirs), $"{ours} {theirs}");
                break;
        }
    }

    // What nobody knows yet has a name in a plan. A provider writes its own JSON anew, without blanks.
    private static void AssertSame(string ours, string theirs) => Assert.Equal(
        theirs,
        ours.Contains("${", StringComparison.Ordinal) ? Unknown
        : ours.StartsWith("{ ", StringComparison.Ordinal) ? JsonNode.Parse(ours)!.ToJsonString()
        : ours);

    private static async Task<IReadOnlyList<(JsonNode Ours, JsonNode Theirs, JsonNode Before)>> StepsAsync()
    {
        using var folder = new Folder();
        foreach (var file in (string[])["Pulumi.yaml", "Pulumi.prod.yaml"])
        {
            folder.Write(file, await File.ReadAllTextAsync(Path.Combine(Here, file)));
        }

        var outcome = await folder.RunAsync("plan", "--format", "json");
        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        var (real, old) = (ByUrn(await ReadAsync("preview.json.gz")), ByUrn(await ReadAsync("plan.json.gz")));
        return
        [
            .. ByUrn(JsonNode.Parse(outcome.Output)!)
                .Where(step => old.TryGetValue(step.Key, out var before) && IsAsBefore(step.Value, before))
                .Select(step => (step.Value, real[step.Key], old[step.Key])),
        ];
    }

    private static bool IsAsBefore(JsonNode step, JsonNode before) =>
        Map(step, "inputs").ToJsonString() == Address().Replace(
            Map(before, "inputs").ToJsonString(), "${name}@acme-inference-prod.iam.gserviceaccount.com")
        && JsonNode.DeepEquals(step["newState"]!["dependencies"], before["newState"]!["dependencies"]);

    private static async Task<JsonNode> ReadAsync(string file)
    {
        await using var text = new GZipStream(File.OpenRead(Path.Combine(Here, file)), CompressionMode.Decompress);
        return (await JsonNode.ParseAsync(text))!;
    }

    private static Dictionary<string, JsonNode> ByUrn(JsonNode document) =>
        document["steps"]!.AsArray().ToDictionary(step => (string)step!["urn"]!, step => step!);

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(entry => entry.Key);

    private static JsonObject Map(JsonNode step, string name) => step["newState"]![name] as JsonObject ?? [];

    private static string? Text(JsonNode node, string name) => (string?)node[name];

    private static IEnumerable<string> Urns(JsonNode? list) =>
        (list as JsonArray ?? []).Select(urn => (string)urn!).Order(StringComparer.Ordinal);

    // The program of that preview asked for no version.
    private static string? Versionless(string? provider) =>
        provider?.Replace("::default_4_21_1::", "::default::", StringComparison.Ordinal);

    private static string Here => Path.Combine(Repository.Root, "tests/Cli/RealPreview");

    [GeneratedRegex(@"\$\{(?<name>[a-z-]+)\.email\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
