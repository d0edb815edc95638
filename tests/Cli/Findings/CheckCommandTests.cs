using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Prod = "Pulumi.prod.yaml";
    private const string Gpu = "https://docs.cloud.google.com/run/docs/configuring/services/gpu";

    [Fact]
    public async Task Check_NothingWrong_SaysSo()
    {
        using var folder = new Folder("dev", "prod");

        AssertIs(
            await folder.RunAsync("check"),
            ExitCode.Fine,
            "dev: 0 errors, 0 warnings; prod: 0 errors, 0 warnings");
    }

    [Fact]
    public async Task Check_MistakesInTwoStacks_AreGroupedByStack()
    {
        using var folder = new Folder("dev", "prod");
        LowerCpu(folder);
        folder.Replace(Dev, "memory: 16Gi", "memroy: 16Gi");
        folder.Replace(Prod, "memory: 80Gi", "memory: 79Gi");

        AssertIs(
            await folder.RunAsync("check"),
            ExitCode.CheckFailed,
            "dev",
            "  " + LowCpu(folder),
            $"  error CFG004: {At(folder, Dev, "memroy")}: gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?",
            "",
            "prod",
            $"  error GPU004: {At(folder, Prod, "memory: 79Gi")}: gpuinfra:services.reason.memory: is 79Gi, but nvidia-rtx-pro-6000 needs at least 80Gi. Use 80Gi or more. [{Gpu}]",
            "",
            "dev: 2 errors, 0 warnings; prod: 1 error, 0 warnings");
    }

    [Theory]
    [InlineData("prod: 0 errors, 0 warnings; dev: 1 error, 0 warnings", ExitCode.CheckFailed, "prod", "dev")]
    [InlineData("prod: 0 errors, 0 warnings", ExitCode.Fine, "prod")]
    public async Task Check_NamedStacks_AreTheOnesChecked(string summary, int exitCode, params string[] stacks)
    {
        using var folder = new Folder("dev", "prod");
        LowerCpu(folder);

        var outcome = await folder.RunAsync(["check", .. stacks]);

        Assert.Equal((exitCode, summary), (outcome.ExitCode, outcome.Output.TrimEnd().Split('\n')[^1]));
    }

    [Theory]
    [InlineData(ExitCode.Fine)]
    [InlineData(ExitCode.CheckFailed, "--strict")]
    public async Task Check_OnlyWarnings_FailWhereTheyAreToldTo(int exitCode, params string[] strict)
    {
        using var folder = new Folder("dev");
        MoveToRegionByInvitation(folder);

        AssertIs(
            await folder.RunAsync(["check", .. strict]),
            exitCode,
            "dev",
            "  warning " + Invitation(folder),
            "",
            "dev: 0 errors, 1 warning");
    }

    [Fact]
    public async Task Check_Silenced_IsListedWithItsReasonAndDoesNotCount()
    {
        using var folder = new Folder("dev");
        Silence(folder);

        AssertIs(
            await folder.RunAsync("check", "--strict"),
            ExitCode.Fine,
            "dev",
            "  silenced " + Invitation(folder) + " Silenced: The project is invited.",
            "",
            "dev: 0 errors, 0 warnings, 1 silenced");
    }

    [Fact]
    public async Task Check_UnreadableStack_HidesNoOther()
    {
        using var folder = new Folder("dev");
        LowerCpu(folder);
        folder.Write(Prod, "config:\n  gcp:project: \"acme\n");

        AssertIs(
            await folder.RunAsync("check"),
            ExitCode.BadUsage,
            "dev",
            "  " + LowCpu(folder),
            "",
            "prod",
            $"  error CFG002: ~/{Prod}:2:16: opens a quote that is never closed. Close the quote.",
            "",
            "dev: 1 error, 0 warnings; prod: 1 error, 0 warnings");
    }

    [Fact]
    public async Task Check_ProjectWithoutName_IsToldBesideTheStacks()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        AssertIs(
            await folder.RunAsync("check"),
            ExitCode.BadUsage,
            "~/Pulumi.yaml",
            "  error CFG006: ~/Pulumi.yaml: name: is missing. Add for example 'name: gpuinfra'.",
            "",
            "~/Pulumi.yaml: 1 error, 0 warnings; dev: 0 errors, 0 warnings");
    }

    [Fact]
    public async Task Check_ControlCharactersInAValue_LeaveTheLineWhole()
    {
        using var folder = new Folder("dev");
        folder.Replace(Dev, "memory: 16Gi", "memory: \"1\\n6\\e[31m\"");

        var outcome = await folder.RunAsync("check");

        Assert.Contains("gpuinfra:services.chat.memory: is '1 6 [31m', but must be", outcome.Output, StringComparison.Ordinal);
    }

    internal static void LowerCpu(Folder folder) => folder.Replace(Dev, "cpu: 4", "cpu: 3");

    internal static void MoveToRegionByInvitation(Folder folder) =>
        folder.Replace(Dev, "europe-west1", "us-central1");

    internal static void Silence(Folder folder)
    {
        MoveToRegionByInvitation(folder);
        folder.Replace(
            Dev,
            "      engine: ollama\n",
            "      silence:\n        - {rule: GPU001, path: location, reason: The project is invited.}\n      engine: ollama\n");
    }

    private static string LowCpu(Folder folder) =>
        $"error GPU003: {At(folder, Dev, "cpu: 3")}: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. "
        + $"Use 4 or more; 8 is recommended. [{Gpu}]";

    private static string Invitation(Folder folder) =>
        $"GPU001: {At(folder, Dev, "gcp:region: us")}: gcp:region: is us-central1, which may offer nvidia-l4 to new projects by invitation only. "
        + $"Look at the project's quota first, or use us-east4, europe-west1, asia-southeast1 or europe-west4. [{Gpu}]";

    private static string At(Folder folder, string file, string text)
    {
        var (line, column) = folder.Find(file, text);
        return $"~/{file}:{line}:{column}";
    }

    private static void AssertIs(Outcome outcome, int exitCode, params string[] lines)
    {
        Assert.Equal(string.Join('\n', lines) + '\n', outcome.Output);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Error));
    }
}
