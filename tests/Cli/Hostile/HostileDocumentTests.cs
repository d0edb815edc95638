using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Whatever a document of the engine says at any place, it is a text in what is written of it, or is refused.</summary>
public sealed class HostileDocumentTests
{
    private const string Files = "tests/Cli/Reviewing/Deployed";
    private const string From = "from.json";
    private const int FewestPlaces = 60;

    private static readonly string[] Formats = ["text", "json", "markdown", "html"];

    // All at once, but for the one that is only long.
    private static readonly string Hostile = string.Join(' ', Payloads.All.Where(payload => payload.Length < 1000));

    // It breaks into lines and words where the other does.
    private static readonly string Harmless = string.Concat(Hostile.Select(letter => letter is ' ' or '\n' ? letter : 'y'));

    [Theory]
    [InlineData("plan")]
    [InlineData("preview")]
    [InlineData("events")]
    [InlineData("export")]
    public async Task Diff_FromATextAtAnyPlace_IsInert(string kind)
    {
        using var folder = Deployed();
        var document = await DocumentAsync(folder, kind);
        var places = DocumentPlace.In(document);
        Assert.True(places.Count > FewestPlaces, $"There are only {places.Count} places.");

        var mistakes = new List<string>();
        foreach (var (index, place) in places.Index())
        {
            try
            {
                await AssertInertAsync(folder, Formats[index % Formats.Length], text => Text(kind, place.Put(document, text)));
            }
            catch (Xunit.Sdk.XunitException mistake)
            {
                mistakes.Add($"{place}, {Formats[index % Formats.Length]}: {mistake.Message}");
            }
        }

        Assert.Equal("", string.Join('\n', mistakes));
    }

    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"\udc00\ud800")]
    public async Task Diff_FromHalfACharacterAtAnyPlace_IsRefusedOrRead(string half)
    {
        using var folder = Deployed();
        var document = await DocumentAsync(folder, "preview");
        foreach (var place in DocumentPlace.In(document))
        {
            folder.Write(From, Text("preview", place.Put(document, "HALF")).Replace("HALF", half, StringComparison.Ordinal));

            var outcome = await folder.RunAsync("diff", "dev", "--from", PathOf(folder));

            Assert.True(outcome.ExitCode is ExitCode.Fine or ExitCode.BadUsage, $"{place}: {outcome.Error}");
        }
    }

    private static async Task AssertInertAsync(Folder folder, string format, Func<string, string> write)
    {
        folder.Write(From, write(Hostile));
        var outcome = await folder.RunAsync("diff", "dev", "--from", PathOf(folder), "--format", format);
        Assert.True(outcome.ExitCode is ExitCode.Fine or ExitCode.BadUsage, outcome.Error);
        Inert.AssertText(outcome.Error);
        if (outcome.ExitCode != ExitCode.Fine)
        {
            return;
        }

        switch (format)
        {
            case "json":
                Inert.AssertJson(outcome.Output).Dispose();
                break;
            case "markdown":
                Inert.AssertMarkdown(outcome.Output);
                break;
            case "html":
                folder.Write(From, write(Harmless));
                var ours = await folder.RunAsync("diff", "dev", "--from", PathOf(folder), "--format", format);
                Inert.AssertHtml(outcome.Output, ours.Output);
                break;
            default:
                Inert.AssertText(outcome.Output);
                break;
        }
    }

    private static Folder Deployed()
    {
        var folder = new Folder();
        folder.Write("Pulumi.dev.yaml", Repository.Read($"{Files}/Pulumi.dev.yaml"));
        return folder;
    }

    private static string PathOf(Folder folder) => Path.Combine(folder.Path, From);

    // Events are one on a line.
    private static string Text(string kind, JsonNode document) => kind == "events"
        ? string.Concat(document.AsArray().Select(line => $"{line?.ToJsonString() ?? "null"}\n"))
        : document.ToJsonString();

    private static async Task<JsonNode> DocumentAsync(Folder folder, string kind)
    {
        if (kind == "plan")
        {
            var plan = JsonNode.Parse((await folder.RunAsync("plan", "dev", "--format", "json")).Output)!;
            var steps = plan["steps"]!.AsArray().Where(step => IsKept(step!["newState"]!)).Select(step => step!.DeepClone()).ToArray();
            plan["steps"] = new JsonArray(steps);
            return plan;
        }

        var export = JsonNode.Parse(Repository.Read($"{Files}/export.json"))!;
        var resources = export["deployment"]!["resources"]!.AsArray().Where(resource => IsKept(resource!)).Select(resource => resource!.DeepClone()).ToList();
        switch (kind)
        {
            case "preview":
                return new JsonObject
                {
                    ["config"] = new JsonObject { ["gcp:project"] = "acme" },
                    ["steps"] = new JsonArray([.. resources.Select(StepOf)]),
                    ["diagnostics"] = new JsonArray(Diagnostic()),
                    ["duration"] = 1,
                    ["changeSummary"] = new JsonObject { ["update"] = resources.Count - 1, ["same"] = 40 },
                };
            case "events":
                return new JsonArray(
                [
                    .. resources.Select(EventOf),
                    new JsonObject { ["sequence"] = 2, ["diagnosticEvent"] = Diagnostic() },
                    new JsonObject
                    {
                        ["sequence"] = 3,
                        ["summaryEvent"] = new JsonObject
                        {
                            ["resourceChanges"] = new JsonObject { ["update"] = resources.Count - 1, ["same"] = 40 },
                            ["isPreview"] = true,
                        },
                    },
                ]);
            default:
                export["deployment"]!["resources"] = new JsonArray([.. resources]);
                return export;
        }
    }

    private static bool IsKept(JsonNode resource) =>
        (string)resource["type"]! == "pulumi:pulumi:Stack" || ((string)resource["urn"]!).EndsWith("::chat", StringComparison.Ordinal);

    private static JsonObject Diagnostic() => new()
    {
        ["severity"] = "warning",
        ["prefix"] = "warning: ",
        ["message"] = "is slow",
        ["urn"] = "urn:pulumi:dev::gpuinfra::a:b:C::chat",
    };

    private static JsonObject StepOf(JsonNode resource, int index) => new()
    {
        ["op"] = index == 0 ? "same" : "update",
        ["urn"] = resource["urn"]!.DeepClone(),
        ["oldState"] = resource.DeepClone(),
        ["newState"] = resource.DeepClone(),
        ["diffReasons"] = new JsonArray("description"),
        ["replaceReasons"] = new JsonArray("description"),
        ["detailedDiff"] = new JsonObject { ["description"] = new JsonObject { ["kind"] = "update", ["inputDiff"] = true } },
    };

    private static JsonObject EventOf(JsonNode resource, int index) => new()
    {
        ["sequence"] = index,
        ["resourcePreEvent"] = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["op"] = index == 0 ? "same" : "update",
                ["urn"] = resource["urn"]!.DeepClone(),
                ["type"] = resource["type"]!.DeepClone(),
                ["old"] = resource.DeepClone(),
                ["new"] = resource.DeepClone(),
                ["diffs"] = new JsonArray("description"),
                ["keys"] = new JsonArray("description"),
                ["detailedDiff"] = new JsonObject
                {
                    ["description"] = new JsonObject { ["diffKind"] = "update", ["inputDiff"] = true },
                },
            },
        },
    };
}
