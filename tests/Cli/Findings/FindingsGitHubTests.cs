using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class FindingsGitHubTests
{
    private const string Dev = "Pulumi.dev.yaml";

    [Fact]
    public async Task GitHub_AnError_IsOnItsLine()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.LowerCpu(folder);

        Assert.Equal(
            [
                $"::error file={At(folder, Dev, "cpu: 3")},title=GPU003 The CPU is an amount that Cloud Run offers%2C with the GPU if there is one."
                + "::gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. "
                + "[https://docs.cloud.google.com/run/docs/configuring/services/gpu]",
            ],
            await RunAsync(folder, ExitCode.CheckFailed));
    }

    [Fact]
    public async Task GitHub_AWarning_IsOne()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.MoveToRegionByInvitation(folder);

        Assert.StartsWith(
            $"::warning file={At(folder, Dev, "gcp:region: us")},title=GPU001 The region offers the GPU.::gcp:region: is us-central1, which",
            Assert.Single(await RunAsync(folder, ExitCode.Fine)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_Silenced_IsANoticeWithItsReason()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.Silence(folder);

        var line = Assert.Single(await RunAsync(folder, ExitCode.Fine));

        Assert.StartsWith($"::notice file={At(folder, Dev, "gcp:region: us")},title=GPU001 ", line, StringComparison.Ordinal);
        Assert.EndsWith(" Silenced: The project is invited.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_AFileAsAWhole_HasNoLine()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        Assert.Equal(
            [
                $"::error file={At(folder, "Pulumi.yaml")},title=CFG006 A key that has no default is written."
                + "::name: is missing. Add for example 'name: gpuinfra'.",
            ],
            await RunAsync(folder, ExitCode.BadUsage));
    }

    [Fact]
    public async Task GitHub_WhatWouldEndACommand_IsEscaped()
    {
        using var folder = new Folder();
        folder.Write("Pulumi.a,b:100%.yaml", Repository.ReadExample(Dev).Replace("memory: 16Gi", "memory: \"100%,\\r\\n:\"", StringComparison.Ordinal));

        var line = Assert.Single(await RunAsync(folder, ExitCode.CheckFailed), line => line.Contains("memory", StringComparison.Ordinal));

        Assert.StartsWith($"::error file={At(folder, "Pulumi.a%2Cb%3A100%25.yaml")},line=", line, StringComparison.Ordinal);
        Assert.Contains("::gpuinfra:services.chat.memory: is '100%25,\\r\\n:', but must be", line, StringComparison.Ordinal);
    }

    private static async Task<string[]> RunAsync(Folder folder, int exitCode)
    {
        var outcome = await folder.RunAsync("check", "--format", "github");
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string At(Folder folder, string file, string text)
    {
        var (line, column) = folder.Find(file, text);
        return $"{At(folder, file)},line={line},col={column}";
    }

    // As seen from where the tests run.
    private static string At(Folder folder, string file) =>
        $"{Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.Path).Replace(folder.Path, "~", StringComparison.Ordinal)}/{file}";
}
