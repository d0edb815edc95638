using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The program of a folder is the one whose keys its stack files say.</summary>
public sealed class StackProgramsTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Prod = "Pulumi.prod.yaml";
    private const string Inference = "The known keys are: gpuinfra:platform, gpuinfra:services.";

    private static readonly string[] Files = ["Pulumi.yaml", Dev, Prod, "plans/dev.json", "plans/prod.json"];

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
        Assert.StartsWith("gpuinfra-bootstrap/dev: 31 resources in 3 components\n", outcome.Output, StringComparison.Ordinal);
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
        folder.Write(Dev, Repository.Read($"infra/Bootstrap/{Dev}"));

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.CheckFailed, $"error CFG004: ~/{Dev}:6:3: gpuinfra:pipeline: is not a known key. {Inference}");
    }

    [Fact]
    public async Task Check_KeysOfNeitherProgram_AreNotKnown()
    {
        using var folder = new Folder();
        folder.Write(Dev, "config: {gcp:project: acme-dev, gcp:region: europe-west4, gpuinfra:other: {}}\n");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.CheckFailed, $"error CFG004: ~/{Dev}:1:59: gpuinfra:other: is not a known key. {Inference}");
    }

    private static Folder Bootstrap()
    {
        var folder = new Folder();
        foreach (var file in Files)
        {
            folder.Write(file, Repository.Read($"infra/Bootstrap/{file}"));
        }

        return folder;
    }
}
