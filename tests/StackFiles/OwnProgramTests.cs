namespace GpuInfra.StackFiles.Tests;

/// <summary>What a program of one's own hears of the components that it makes.</summary>
public sealed class OwnProgramTests
{
    private const string Digest = "sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415";
    private static readonly Dictionary<string, string> NoConfig = [];

    [Fact]
    public async Task Component_Warnings_AreLoggedOnceWithTheirRule()
    {
        using var program = new RunningProgram();

        var run = await program.RunAsync("dev", NoConfig, () => _ = new InferencePlatform("inference", Platform()));

        Assert.Null(run.Failure);
        Assert.Equal(
            ["InferencePlatform 'inference': warning CFG015: silence[0]: silences nothing: "],
            run.Logged.Select(line => line.Split("silences nothing: ")[0] + "silences nothing: "));
    }

    [Fact]
    public async Task Component_SilencedViolation_IsLoggedWithItsReason()
    {
        using var program = new RunningProgram();

        var run = await program.RunAsync("dev", NoConfig, () => _ = new GpuService("chat", Service("us-west1", Silence("GPU001"))));

        Assert.Null(run.Failure);
        var line = Assert.Single(run.Logged, line => line.Contains("GPU001", StringComparison.Ordinal));
        Assert.StartsWith("GpuService 'chat': silenced GPU001: location: is us-west1", line, StringComparison.Ordinal);
        Assert.EndsWith(" Silenced: We know.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Component_Errors_EndInACleanMessageAfterTheWarnings()
    {
        using var program = new RunningProgram();

        var run = await program.RunAsync("dev", NoConfig, () => _ = new GpuService("chat", Service("us-west1", Silence("GPU004"))));

        Assert.StartsWith("GpuService 'chat' has 1 problem:\n  location: is us-west1", run.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", run.Failure, StringComparison.Ordinal);
        Assert.Contains(run.Logged, line => line.StartsWith("GpuService 'chat': warning CFG015: silence[0]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_OfACheck_LeavesTheTellingToIt()
    {
        using var program = new RunningProgram();
        var text = CommittedStacks.Text("dev").Replace(
            "protect: false", "protect: false\n    silence: [{rule: GPU001, path: region, reason: Old.}]", StringComparison.Ordinal);
        program.Write("Pulumi.dev.yaml", text);

        var run = await program.RunAsync(
            "dev", StackFile.Parse(text, "Pulumi.dev.yaml").ConfigTexts, () => RunningDeployment.Check().Build());

        Assert.Null(run.Failure);
        Assert.StartsWith(
            "warning CFG015: Pulumi.dev.yaml:12:15: gpuinfra:platform.silence[0]: silences nothing", Assert.Single(run.Logged),
            StringComparison.Ordinal);
    }

    private static InferencePlatformArgs Platform() => new()
    {
        Project = "acme-dev",
        Region = "europe-west4",
        Silence = [Silence("GPU001")],
    };

    private static GpuServiceArgs Service(string location, SilenceArgs silence) => new()
    {
        Project = "acme-dev",
        Location = location,
        Network = "projects/acme-dev/global/networks/n",
        Subnetwork = "projects/acme-dev/regions/europe-west4/subnetworks/s",
        ServiceAccount = "chat@acme-dev.iam.gserviceaccount.com",
        Image = $"{location}-docker.pkg.dev/acme-dev/images/server@{Digest}",
        Gpu = "nvidia-l4",
        Silence = [silence],
    };

    private static SilenceArgs Silence(string rule) => new() { Rule = rule, Path = "location", Reason = "We know." };
}
