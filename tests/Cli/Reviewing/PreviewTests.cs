using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>A stack beside what a plain preview lists of it: the stack itself, and how much more stays the same.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task Diff_FromAPreviewOfNothing_CostsAsBefore()
    {
        using var folder = new Folder("dev");
        await WritePreviewAsync(folder, missing: 0);

        var outcome = await folder.RunAsync("diff", "dev", "--exit-code", "--from", PreviewOf(folder));

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches("^gpuinfra/dev against ~/preview.json: nothing differs, [0-9]+ the same\n", outcome.Output);
        Assert.DoesNotContain("$", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_FromAPreviewThatCannotTellWhatIsNew_ClaimsNoCostAndFails()
    {
        using var folder = new Folder("dev");
        await WritePreviewAsync(folder, missing: 3);

        var outcome = await folder.RunAsync("diff", "dev", "--fail-on", "capacity", "--from", PreviewOf(folder));
        var fine = await folder.RunAsync("diff", "dev", "--fail-on", "destruction", "--from", PreviewOf(folder));
        var strict = await folder.RunAsync("diff", "dev", "--exit-code", "--from", PreviewOf(folder));
        var comment = await folder.RunAsync("diff", "dev", "--format", "markdown", "--from", PreviewOf(folder));

        Assert.Equal(
            (ExitCode.CheckFailed, ExitCode.Fine, ExitCode.CheckFailed), (outcome.ExitCode, fine.ExitCode, strict.ExitCode));
        Assert.Contains("fails on capacity: gpuinfra/dev: Of these, perhaps: chat is a new service with one NVIDIA L4", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("no difference is known, ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("+$", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("## No difference is known, but not all is", comment.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_FromResourcesThatWaitForEachOther_IsBadUsage()
    {
        using var folder = new Folder("dev");
        var plan = await PlanAsync(folder);
        var root = plan["steps"]!.AsArray().Single(step => (string)step!["newState"]!["type"]! == "pulumi:pulumi:Stack")!;
        var child = plan["steps"]!.AsArray().First(step => (string?)step!["newState"]!["parent"] == (string)root["urn"]!)!;
        root["newState"]!["parent"] = (string)child["urn"]!;
        folder.Write("plan.json", plan.ToJsonString());

        var outcome = await folder.RunAsync("diff", "dev", "--from", Path.Combine(folder.Path, "plan.json"));

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains("~/plan.json: holds resources that wait for each other: ", outcome.Error, StringComparison.Ordinal);
    }

    // A rollback in the cloud, which no stack file tells of.
    [Theory]
    [InlineData("text", "^! gpuinfra/dev: chat sends 100 % to chat-00007-abc")]
    [InlineData("markdown", "^<!-- gpuinfra-review -->\n## ! dev: chat sends 100 % to chat-00007-abc")]
    [InlineData("json", "\"steered\": \\[\\s*\"chat sends 100 % to chat-00007-abc")]
    public async Task Diff_FromAStateWithAPinnedRevision_SaysSoFirst(string format, string pattern)
    {
        using var folder = new Folder();
        folder.Write("Pulumi.dev.yaml", Repository.Read("tests/Cli/Reviewing/Deployed/Pulumi.dev.yaml"));
        var export = JsonNode.Parse(Repository.Read("tests/Cli/Reviewing/Deployed/export.json"))!;
        var service = export["deployment"]!["resources"]!.AsArray().Single(resource => (string)resource!["type"]! == "gcp:cloudrunv2/service:Service")!;
        service["outputs"]!["traffics"] = new JsonArray(new JsonObject { ["revision"] = "chat-00007-abc", ["percent"] = 100 });
        folder.Write("export.json", export.ToJsonString());

        var outcome = await folder.RunAsync("diff", "--format", format, "--from", Path.Combine(folder.Path, "export.json"));

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Matches(pattern, outcome.Output);
    }

    private static string PreviewOf(Folder folder) => Path.Combine(folder.Path, "preview.json");

    private static async Task<JsonNode> PlanAsync(Folder folder)
    {
        var outcome = await folder.RunAsync("plan", "dev", "--format", "json");
        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        var plan = JsonNode.Parse(outcome.Output)!;
        return plan is JsonArray ? plan[0]!.DeepClone() : plan;
    }

    private static async Task WritePreviewAsync(Folder folder, int missing)
    {
        var steps = (await PlanAsync(folder))["steps"]!.AsArray();
        var root = steps.Single(step => (string)step!["newState"]!["type"]! == "pulumi:pulumi:Stack")!.DeepClone();
        root["op"] = "same";
        root["oldState"] = root["newState"]!.DeepClone();
        folder.Write("preview.json", new JsonObject
        {
            ["steps"] = new JsonArray(root),
            ["duration"] = 1,
            ["changeSummary"] = new JsonObject { ["same"] = steps.Count - missing },
        }.ToJsonString());
    }
}
