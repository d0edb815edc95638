using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class PlanCommandTests
{
    [Theory]
    [InlineData("gpuinfra/dev", "gpuinfra/prod")]
    [InlineData("gpuinfra/dev", null, "dev")]
    [InlineData("gpuinfra/prod", "gpuinfra/dev", "prod", "dev", "prod")]
    public async Task Plan_Stacks_ComeInTheOrderInWhichTheyAreNamed(string first, string? second, params string[] stacks)
    {
        using var folder = new Folder("dev", "prod");

        var outcome = await folder.RunAsync(["plan", .. stacks]);

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            new[] { first, second }.OfType<string>(),
            outcome.Output.Split('\n')
                .Where(line => line.StartsWith("gpuinfra/", StringComparison.Ordinal))
                .Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task Plan_JsonOfOneStack_IsOnePreviewAndNothingElse()
    {
        using var folder = new Folder("dev", "prod");

        var outcome = await folder.RunAsync("plan", "prod", "--format", "json");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("{\n    \"steps\": [\n", outcome.Output, StringComparison.Ordinal);
        using var plan = JsonDocument.Parse(outcome.Output);
        Assert.Equal("prod", StackOf(plan.RootElement));
        var steps = plan.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.All(steps, step => Assert.Equal("create", step.GetProperty("op").GetString()));
        Assert.Equal(
            $"{{\"create\":{steps.Count}}}", JsonSerializer.Serialize(plan.RootElement.GetProperty("changeSummary")));
    }

    [Fact]
    public async Task Plan_JsonOfSeveralStacks_IsAPreviewALineAndNothingElse()
    {
        using var folder = new Folder("dev", "prod");

        var outcome = await folder.RunAsync("plan", "--format", "json");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["dev", "prod"], Lines(outcome).Select(line => StackOf(Document(line))));
    }

    [Fact]
    public async Task Plan_Json_IsInTheOrderOfADeployment()
    {
        using var folder = new Folder("prod");

        var steps = Document((await folder.RunAsync("plan", "--format", "json")).Output).GetProperty("steps");

        var urns = steps.EnumerateArray().Select(step => step.GetProperty("urn").GetString()!).ToList();
        var seen = new HashSet<string>();
        var waits = 0;
        foreach (var state in steps.EnumerateArray().Select(step => step.GetProperty("newState")))
        {
            Assert.All(Awaited(state).Intersect(urns), urn =>
            {
                waits++;
                Assert.Contains(urn, seen);
            });
            seen.Add(state.GetProperty("urn").GetString()!);
        }

        Assert.InRange(waits, urns.Count, int.MaxValue);
    }

    [Fact]
    public async Task Plan_JsonOfSeveralStacks_CanBeComparedWith()
    {
        using var folder = new Folder("dev", "prod");
        folder.Write("plans.jsonl", (await folder.RunAsync("plan", "--format", "json")).Output);

        var outcome = await folder.RunAsync("diff", "--from", Path.Combine(folder.Path, "plans.jsonl"), "--exit-code");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task Plan_JsonOfMistakes_WritesNoJson()
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await folder.RunAsync("plan", "--format", "json");

        Assert.Equal((ExitCode.CheckFailed, ""), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task Plan_JsonWithWarnings_KeepsThemApart()
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "europe-west1", "us-central1");

        var outcome = await folder.RunAsync("plan", "--format", "json");

        using var json = JsonDocument.Parse(outcome.Output);
        Assert.StartsWith("warning GPU001: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Html_IsOnePageOfAllStacks()
    {
        using var folder = new Folder("dev", "prod");

        var outcome = await folder.RunAsync("plan", "--format", "html");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("<!doctype html>\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("gpuinfra/dev", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("gpuinfra/prod", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Twice_WritesTheSame()
    {
        using var folder = new Folder("dev", "prod");

        Assert.Equal(await folder.RunAsync("plan", "--format", "json"), await folder.RunAsync("plan", "--format", "json"));
    }

    [Fact]
    public async Task Plan_Write_WritesWhatDiffersAndSaysSo()
    {
        using var folder = new Folder("dev", "prod");

        Assert.Equal(new(ExitCode.Fine, "~/plans/dev.json is written.\n~/plans/prod.json is written.\n", ""), await WriteAsync(folder));
        Assert.Equal(new(ExitCode.Fine, "~/plans/dev.json is up to date.\n~/plans/prod.json is up to date.\n", ""), await WriteAsync(folder));

        folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        folder.Write("plans/prod.json", folder.Read("plans/prod.json").ReplaceLineEndings("\r\n"));
        Assert.Equal(new(ExitCode.Fine, "~/plans/dev.json is written.\n", ""), await WriteAsync(folder, "dev"));
        Assert.Equal(new(ExitCode.Fine, "~/plans/dev.json is up to date.\n~/plans/prod.json is written.\n", ""), await WriteAsync(folder));
        Assert.Equal(["dev.json", "prod.json"], Directory.GetFiles(Path.Combine(folder.Path, "plans")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Plan_Write_IsTheDocumentOfEachStack()
    {
        using var folder = new Folder("dev", "prod");
        await WriteAsync(folder);

        foreach (var stack in (string[])["dev", "prod"])
        {
            Assert.Equal(folder.Read($"plans/{stack}.json"), (await folder.RunAsync("plan", stack, "--format", "json")).Output);
        }

        var lines = Lines(await folder.RunAsync("plan", "--format", "json"));
        Assert.Equal(2, lines.Length);
        Assert.All(lines.Select(Document), plan =>
            Assert.True(JsonElement.DeepEquals(plan, Document(folder.Read($"plans/{StackOf(plan)}.json")))));
    }

    [Fact]
    public async Task Plan_WriteAfterAStackIsGone_RemovesItsPlanAlone()
    {
        using var folder = new Folder("dev", "prod");
        await WriteAsync(folder);
        folder.Delete("Pulumi.prod.yaml");
        folder.Write("plans/notes.json", "{}");
        folder.Write("plans/other.json", folder.Read("plans/prod.json"));

        Assert.Equal(
            new(
                ExitCode.Fine,
                "~/plans/dev.json is up to date.\n"
                + "~/plans/prod.json is left, but there is no Pulumi.prod.yaml. 'plan --write' for all stacks removes it.\n",
                ""),
            await WriteAsync(folder, "dev"));
        Assert.Equal(
            new(ExitCode.Fine, "~/plans/dev.json is up to date.\n~/plans/prod.json is removed, as there is no Pulumi.prod.yaml.\n", ""),
            await WriteAsync(folder));
        Assert.Equal(
            ["dev.json", "notes.json", "other.json"],
            Directory.GetFiles(Path.Combine(folder.Path, "plans")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Plan_WriteOfMistakes_WritesNothing()
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await WriteAsync(folder);

        Assert.Equal((ExitCode.CheckFailed, "", false), (outcome.ExitCode, outcome.Output, folder.Has("plans/prod.json")));
    }

    [Fact]
    public async Task Plan_WriteInAFormat_IsRefused()
    {
        using var folder = new Folder("dev");

        (await WriteAsync(folder, "--format", "json")).AssertFails(
            ExitCode.BadUsage, "What --write writes is always the same. Leave out --format.");
    }

    [Fact]
    public async Task Plan_WriteWhereItCannot_SaysSo()
    {
        using var folder = new Folder("dev");
        folder.Write("plans", "");

        var outcome = await WriteAsync(folder);

        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("~/plans/dev.json cannot be written: ", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith(". Check that it is a file in a folder that you may write to.\n", outcome.Error, StringComparison.Ordinal);
    }

    private static string[] Lines(Outcome outcome) => outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static JsonElement Document(string json) => JsonElement.Parse(json);

    // Everything that a state names as coming before it.
    private static IEnumerable<string> Awaited(JsonElement state)
    {
        var byProperty = state.TryGetProperty("propertyDependencies", out var properties)
            ? properties.EnumerateObject().SelectMany(property => property.Value.EnumerateArray())
            : [];
        var dependencies = state.TryGetProperty("dependencies", out var urns) ? urns.EnumerateArray() : default;
        var texts = byProperty.Concat(dependencies).Select(urn => urn.GetString()!);
        var parent = state.TryGetProperty("parent", out var urn) ? urn.GetString() : null;
        var provider = state.TryGetProperty("provider", out var reference) ? reference.GetString() : null;
        return texts.Concat(new[] { parent, provider?[..provider.LastIndexOf("::", StringComparison.Ordinal)] }.OfType<string>());
    }

    private static string StackOf(JsonElement plan) =>
        plan.GetProperty("steps")[0].GetProperty("urn").GetString()!.Split(':')[2];

    private static Task<Outcome> WriteAsync(Folder folder, params string[] args) => folder.RunAsync(["plan", "--write", .. args]);
}
