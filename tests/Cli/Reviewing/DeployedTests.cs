using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>A stack beside what is deployed of it, with everything that providers and the cloud add.</summary>
public sealed class DeployedTests
{
    private const string Files = "tests/Cli/Reviewing/Deployed";

    [Fact]
    public async Task Diff_FromAnExportOfTheSame_IsEmpty()
    {
        using var folder = Deployed();

        var outcome = await folder.RunAsync("diff", "--exit-code", "--from", ExportOf(folder));

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("gpuinfra/dev against ~/export.json: nothing differs, 46 the same\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AAABA", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_FromAnExport_IsWhatReallyDiffers()
    {
        using var folder = Deployed();
        folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        folder.Replace("Pulumi.dev.yaml", "protect: false", "models: {softDeleteDays: 30}\n    protect: false");
        folder.Replace("Pulumi.dev.yaml", "invokers:\n        - group:inference-developers", "invokers:\n        - group:operators");

        var difference = Assert.Single(await Difference.OfAsync(folder, "--from", ExportOf(folder)));

        Assert.Equal("dev against ~/export.json", difference.Title);
        Assert.Equal(
            [
                "create chat-invoker-operators-ce1e8f20",
                "update chat",
                "update inference-models",
                "delete chat-invoker-inference-developers-7bbbdcf9",
            ],
            difference.Changes);
    }

    [Fact]
    public async Task Diff_FromAPreviewWithoutWhatStays_IsWhatReallyDiffers()
    {
        using var folder = Deployed();
        folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        folder.Write("preview.json", PreviewOf(folder, "chat"));

        var difference = Assert.Single(await Difference.OfAsync(folder, "--from", Path.Combine(folder.Path, "preview.json")));

        Assert.Equal("dev against ~/preview.json", difference.Title);
        Assert.Equal(["update chat"], difference.Changes);
        Assert.Contains(difference.Notes, note => note.Contains("--show-sames", StringComparison.Ordinal));
    }

    private static Folder Deployed()
    {
        var folder = new Folder();
        folder.Write("Pulumi.dev.yaml", Repository.Read($"{Files}/Pulumi.dev.yaml"));
        folder.Write("export.json", Repository.Read($"{Files}/export.json"));
        return folder;
    }

    private static string ExportOf(Folder folder) => Path.Combine(folder.Path, "export.json");

    // The steps of the stack itself and of the resources of one name.
    private static string PreviewOf(Folder folder, string name)
    {
        var resources = JsonNode.Parse(folder.Read("export.json"))!["deployment"]!["resources"]!.AsArray();
        var listed = resources
            .Where(resource => (string)resource!["type"]! == "pulumi:pulumi:Stack" || ((string)resource["urn"]!).EndsWith($"::{name}", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(4, listed.Count);
        var steps = listed.Select((resource, index) => new JsonObject
        {
            ["op"] = index == 0 ? "same" : "update",
            ["urn"] = resource!["urn"]!.DeepClone(),
            ["oldState"] = resource.DeepClone(),
            ["detailedDiff"] = null,
        });
        return new JsonObject
        {
            ["steps"] = new JsonArray([.. steps]),
            ["duration"] = 1,
            ["changeSummary"] = new JsonObject { ["same"] = resources.Count - 3, ["update"] = 3 },
        }.ToJsonString();
    }
}
