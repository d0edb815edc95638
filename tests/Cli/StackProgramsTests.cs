using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The stacks of each program are checked and planned by its own rules.</summary>
public sealed class StackProgramsTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Prod = "Pulumi.prod.yaml";
    private const string Inference = "The known keys are: gpuinfra:platform, gpuinfra:services.";
    private const string NoServices =
        "gpuinfra:services: is missing. Write the services below it, or 'gpuinfra:services: {}' if there are to be none.";

    private static readonly string[] Files = ["Pulumi.yaml", Dev, Prod];

    [Fact]
    public async Task Check_PipelineStacks_FindsNothing()
    {
        using var folder = Bootstrap();

        Assert.Equal(
            new(ExitCode.Fine, "dev: 0 errors, 0 warnings; prod: 0 errors, 0 warnings\n", ""), await folder.RunAsync("check"));
    }

    [Fact]
    public async Task Check_PipelineStacksWithMistakes_NamesThem()
    {
        using var folder = Bootstrap();
        folder.Replace(Dev, "repository: acme/gpu-inference", "repository: acme");
        folder.Replace(Prod, "    environment: prod", "    enviroment: prod");

        using var json = JsonDocument.Parse((await folder.RunAsync("check", "--format", "json")).Output);

        Assert.Equal(
            [(Dev, "gpuinfra:pipeline.repository"), (Prod, "gpuinfra:pipeline.enviroment")],
            json.RootElement.EnumerateArray().Select(finding =>
                (Path.GetFileName(finding.GetProperty("file").GetString()!), finding.GetProperty("path").GetString()!)));
    }

    [Fact]
    public async Task Plan_PipelineStack_IsATreeOfItsProgram()
    {
        using var folder = Bootstrap();

        var outcome = await folder.RunAsync("plan", "dev");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("gpuinfra-bootstrap/dev: 45 resources in 3 components\n", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            "\nChecked: the form of ~/Pulumi.dev.yaml, the rules of the pipelines: 0 errors, 0 warnings\n\n",
            outcome.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "@812345678:ref:refs/heads/release")]
    [InlineData("markdown", "| prod | - | **2** | - | - | - |")]
    [InlineData("html", "gpuinfra-bootstrap/prod")]
    public async Task Diff_WhomThePipelinesLetIn_IsShown(string format, string text)
    {
        using var folder = Bootstrap();
        await folder.RunAsync("plan", "--write");
        folder.Replace(Prod, "    environment: prod", "    environment: prod\n    branch: release");

        var outcome = await folder.RunAsync(
            "diff", "--from", Path.Combine(folder.Path, "plans/prod.json"), "--fail-on", "exposure", "--format", format);

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.Contains("fails on exposure: gpuinfra-bootstrap/prod: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(text, outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    public async Task Diff_OfWhatHasNoPrice_TellsOfNoCost(string format)
    {
        using var folder = Bootstrap();
        await folder.RunAsync("plan", "--write");
        folder.Replace(Prod, "    environment: prod", "    environment: prod\n    branch: release");

        var outcome = await folder.RunAsync("diff", "--from", Path.Combine(folder.Path, "plans/prod.json"), "--format", format);

        Assert.DoesNotContain("Cost a month", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "the identity repo:acme@98765432/gpu-inference@812345678:ref:refs/heads/release",
            string.Join(' ', outcome.Output.Replace("&#8203;", "", StringComparison.Ordinal).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--what-if", "region=europe-west1")]
    [InlineData("--format", "json")]
    public async Task Cost_PipelineStacks_SaysThatTheyHaveNoPrice(params string[] options)
    {
        using var folder = Bootstrap();

        (await folder.RunAsync(["cost", .. options])).AssertFails(
            ExitCode.BadUsage,
            "What gpuinfra-bootstrap makes has no price here: 'cost' reckons services and what they share, and it has none.");
    }

    [Fact]
    public async Task Check_PipelineAmongServices_IsNotAKnownKey()
    {
        using var folder = new Folder("dev", "prod");
        folder.Write(Dev, Repository.ReadExample($"infra/Bootstrap/{Dev}"));

        (await folder.RunAsync("plan", "--format", "json")).AssertFails(
            ExitCode.CheckFailed,
            $"error CFG006: ~/{Dev}:2:1: {NoServices}",
            $"error CFG004: ~/{Dev}:6:3: gpuinfra:pipeline: is not a known key. {Inference}");
    }

    [Fact]
    public async Task Check_KeysOfNeitherProgram_AreNotKnown()
    {
        using var folder = new Folder();
        folder.Write(Dev, "config: {gcp:project: acme-dev, gcp:region: europe-west4, gpuinfra:other: {}}\n");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.CheckFailed,
            $"error CFG006: ~/{Dev}:1:1: {NoServices}",
            $"error CFG004: ~/{Dev}:1:59: gpuinfra:other: is not a known key. {Inference}");
    }

    [Fact]
    public async Task Plan_BootstrapByItsFolder_IsPlanned()
    {
        using var folder = Bootstrap();
        folder.Write("Pulumi.yaml", "name: acme-pipelines\nruntime: dotnet\nmain: infra/Bootstrap\n");

        var outcome = await folder.RunAsync("plan", "dev");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("acme-pipelines/dev: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MistakenKeyOfThePipelines_IsToldOnce()
    {
        using var folder = Bootstrap();
        folder.Delete(Prod);
        folder.Replace(Dev, "gpuinfra:pipeline:", "gpuinfra:pipelines:");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.CheckFailed, $"error CFG004: ~/{Dev}:6:3: gpuinfra:pipelines: is not a known key. Did you mean 'gpuinfra:pipeline'?");
    }

    [Fact]
    public async Task Check_StackFilesInTheFolderThatTheProjectNames_AreFound()
    {
        using var folder = new Folder();
        folder.Write("Pulumi.yaml", Repository.ReadExample("Pulumi.yaml") + "stackConfigDir: stacks\n");
        folder.Write($"stacks/{Dev}", Repository.ReadExample(Dev).Replace("cpu: 4", "cpu: 3", StringComparison.Ordinal));

        var outcome = await folder.RunAsync("plan");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith($"error GPU003: ~/stacks/{Dev}:", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MistakeInThePulumiYaml_IsToldThere()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", Repository.ReadExample("Pulumi.yaml") + "config:\n  gcp:regoin: {value: europe-west4}\n");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.CheckFailed, "error CFG004: ~/Pulumi.yaml:8:3: gcp:regoin: is not a key of the provider. Did you mean 'gcp:region'?");
    }

    [Theory]
    [InlineData("Pulumi.de\nv.yaml", @"Pulumi.de\nv.yaml")]
    [InlineData("Pulumi.\u001b[31mdev.yaml", @"Pulumi.\u{1b}[31mdev.yaml")]
    [InlineData("Pulumi.d\u202Eev.yaml", @"Pulumi.d\u{202e}ev.yaml")]
    public async Task Check_FileNamedWithHiddenCharacters_IsRefusedWithoutThem(string file, string shown)
    {
        using var folder = new Folder("dev");
        folder.Write(file, "config: {}\n");

        (await folder.RunAsync("check")).AssertFails(
            ExitCode.BadUsage,
            $"The file '{shown}' is named for a stack that cannot be: the name of a stack is 1 to 100 letters, digits, hyphens, "
            + "underscores and points. Rename the file, or remove it.");
    }

    [Fact]
    public async Task Check_FileThatPulumiDoesNotRead_IsRefused()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.prod.yml", "config: {}\n");

        (await folder.RunAsync("check")).AssertFails(
            ExitCode.BadUsage,
            "Pulumi does not read Pulumi.prod.yml beside Pulumi.yaml: it looks for a file with the same ending. "
            + "Rename it to Pulumi.prod.yaml.");
    }

    private static Folder Bootstrap()
    {
        var folder = new Folder();
        foreach (var file in Files)
        {
            folder.Write(file, Repository.ReadExample($"infra/Bootstrap/{file}"));
        }

        return folder;
    }
}
