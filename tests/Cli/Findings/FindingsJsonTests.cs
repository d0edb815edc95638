using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class FindingsJsonTests
{
    [Fact]
    public async Task Json_Findings_SayEverythingInOneOrder()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.LowerCpu(folder);
        folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        var outcome = await folder.RunAsync("check", "--format", "json");

        var (line, column) = folder.Find("Pulumi.dev.yaml", "cpu: 3");
        Assert.Equal(
            $$"""
            [
              {
                "stack": null,
                "file": "~/Pulumi.yaml",
                "line": null,
                "column": null,
                "rule": "CFG006",
                "name": "KeyIsGiven",
                "severity": "error",
                "path": "name",
                "problem": "is missing",
                "fix": "Add for example 'name: gpuinfra'.",
                "source": null,
                "silenced": null
              },
              {
                "stack": "dev",
                "file": "~/Pulumi.dev.yaml",
                "line": {{line}},
                "column": {{column}},
                "rule": "GPU003",
                "name": "CpuFits",
                "severity": "error",
                "path": "gpuinfra:services.chat.cpu",
                "problem": "is 3, but nvidia-l4 needs at least 4",
                "fix": "Use 4 or more; 8 is recommended.",
                "source": "https://docs.cloud.google.com/run/docs/configuring/services/gpu",
                "silenced": null
              }
            ]

            """,
            outcome.Output);
        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task Json_Silenced_KeepsItsSeverity()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.Silence(folder);

        var outcome = await folder.RunAsync("check", "--format", "json");

        Assert.Contains("\"severity\": \"warning\"", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\"silenced\": \"The project is invited.\"", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
    }

    [Fact]
    public async Task Json_NothingWrong_IsAnEmptyArray()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.RunAsync("check", "--format", "json");

        Assert.Equal((ExitCode.Fine, "[]\n"), (outcome.ExitCode, outcome.Output));
    }
}
