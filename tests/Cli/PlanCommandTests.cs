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
    public async Task Plan_Json_IsAnArrayOfPreviewsAndNothingElse()
    {
        using var folder = new Folder("dev", "prod");

        var outcome = await folder.RunAsync("plan", "--format", "json");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(["dev", "prod"], json.RootElement.EnumerateArray().Select(StackOf));
        Assert.All(json.RootElement.EnumerateArray(), plan =>
        {
            var steps = plan.GetProperty("steps").EnumerateArray().ToList();
            Assert.All(steps, step => Assert.Equal("create", step.GetProperty("op").GetString()));
            Assert.Equal($"{{\"create\":{steps.Count}}}", JsonSerializer.Serialize(plan.GetProperty("changeSummary")));
        });
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
    public async Task Plan_Twice_WritesTheSame()
    {
        using var folder = new Folder("dev", "prod");

        Assert.Equal(await folder.RunAsync("plan", "--format", "json"), await folder.RunAsync("plan", "--format", "json"));
    }

    private static string StackOf(JsonElement plan) =>
        plan.GetProperty("steps")[0].GetProperty("urn").GetString()!.Split(':')[2];
}
