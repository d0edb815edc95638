using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What <c>gpuinfra plan</c> says of a stack file that is wrong.</summary>
public sealed class StackFileMistakeTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Docs = "https://docs.cloud.google.com/run/docs/";

    [Theory]
    [InlineData(
        "      memory: 16Gi\n",
        "      memroy: 16Gi\n",
        "CFG004",
        "24:7: gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?")]
    [InlineData(
        "  gpuinfra:services:\n",
        "  gpuinfra:servces:\n",
        "CFG004",
        "17:3: gpuinfra:servces: is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData(
        "  gcp:project: acme-inference-dev\n",
        "",
        "CFG006",
        "3:1: gcp:project: is missing. Run 'pulumi config set gcp:project <project-id> --stack dev', which writes it to Pulumi.dev.yaml.")]
    [InlineData(
        "europe-west1",
        "europe-west2",
        "GPU001",
        $"6:15: gcp:region: is europe-west2, which does not offer nvidia-l4. Use europe-west1, europe-west4, us-east4 or asia-southeast1. [{Docs}configuring/services/gpu]")]
    [InlineData(
        "      cpu: 4\n",
        "      cpu: 3\n",
        "GPU003",
        $"23:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Docs}configuring/services/gpu]")]
    [InlineData(
        "memory: 16Gi\n",
        "memory: 16GB\n",
        "GPU009",
        $"24:15: gpuinfra:services.chat.memory: is '16GB', but must be a whole number above zero with Mi or Gi. Use 16Gi. [{Docs}configuring/services/memory-limits]")]
    [InlineData(
        "      maxInstances: 1\n",
        "      minInstances: 2\n      maxInstances: 1\n",
        "RUN010",
        $"26:21: gpuinfra:services.chat.minInstances: is 2, but maxInstances is 1. Use 1 or less, or raise maxInstances. [{Docs}configuring/min-instances]")]
    [InlineData(
        "      engine: ollama\n",
        "      engine: olama\n",
        "RUN001",
        $"19:15: gpuinfra:services.chat.engine: is 'olama', but must be ollama, vllm, sglang, llama.cpp, custom or text-embeddings-inference. Use ollama. [{Docs}configuring/services/gpu-best-practices]")]
    public async Task Plan_OneMistake_IsNamedWithItsRulePlaceLimitAndFix(
        string before, string after, string rule, string line)
    {
        using var folder = new Folder("dev");
        folder.Replace(Dev, before, after);

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(ExitCode.CheckFailed, $"error {rule}: ~/{Dev}:{line}");
    }

    [Fact]
    public async Task Plan_TwoGpuContainers_AreRefused()
    {
        using var folder = new Folder("dev");
        folder.Replace(
            Dev,
            "      cpu: 4\n",
            """
                  cpu: 4
                  sidecars:
                    helper:
                      image: europe-west1-docker.pkg.dev/acme-inference-dev/inference-images/helper:1
                      gpu: nvidia-l4
                      cpu: 1
                      memory: 1Gi
                      startupProbe: {port: 9000}

            """);

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(
            ExitCode.CheckFailed,
            $"error GPU002: ~/{Dev}:27:16: gpuinfra:services.chat.sidecars.helper.gpu: is nvidia-l4, but the GPU of the instance is on server already. Leave it out, or say gpu: none for the service. [{Docs}configuring/services/gpu]");
    }

    [Fact]
    public async Task Plan_SeveralMistakes_ComeInTheOrderOfTheFile()
    {
        using var folder = new Folder("dev");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");
        folder.Replace(Dev, "gcp:region: europe-west1", "gcp:regoin: europe-west1");

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(
            ExitCode.CheckFailed,
            $"error CFG004: ~/{Dev}:6:3: gcp:regoin: is not a key of the provider. Did you mean 'gcp:region'?",
            $"error GPU003: ~/{Dev}:23:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Docs}configuring/services/gpu]");
    }

    [Fact]
    public async Task Plan_TwoBrokenStacks_AreReportedTogetherStackByStack()
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");
        folder.Replace("Pulumi.prod.yaml", "timeoutSeconds: 900", "timeoutSeconds: 9000");
        var (line, column) = folder.Find("Pulumi.prod.yaml", "timeoutSeconds: 9000");

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(
            ExitCode.CheckFailed,
            $"error GPU003: ~/{Dev}:23:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Docs}configuring/services/gpu]",
            $"error RUN011: ~/Pulumi.prod.yaml:{line}:{column}: gpuinfra:services.chat.timeoutSeconds: is 9000, but must be between 1 and 3600. Use 3600 or less. [{Docs}configuring/request-timeout]");
    }

    [Fact]
    public async Task Plan_BrokenStackThatIsNotNamed_DoesNotMatter()
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");

        var outcome = await folder.RunAsync("plan", "prod");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public async Task Plan_OnlyWarnings_PlansAndReportsThemUnderTheTree()
    {
        using var folder = new Folder("dev");
        folder.Replace(Dev, "europe-west1", "us-central1");

        var outcome = await folder.RunAsync("plan");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith("gpuinfra/dev: ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            $"warning\n\nwarning GPU001: ~/{Dev}:6:15: gcp:region: is us-central1, which may offer nvidia-l4 to new projects by invitation only. Look at the project's quota first, or use us-east4, europe-west1, asia-southeast1 or europe-west4. [{Docs}configuring/services/gpu]\n\n",
            outcome.Output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_FileThatIsNoYaml_IsUnreadable()
    {
        using var folder = new Folder();
        folder.Write(Dev, "config:\n  gcp:project: \"acme\n");

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(ExitCode.BadUsage, $"error CFG002: ~/{Dev}:2:16: opens a quote that is never closed. Close the quote.");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("config:\n", ":1:1")]
    public async Task Plan_EmptyFile_SaysWhatToBeginWith(string text, string place)
    {
        using var folder = new Folder();
        folder.Write(Dev, text);

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(
            ExitCode.CheckFailed,
            $"error CFG006: ~/{Dev}{place}: gcp:project: is missing. Run 'pulumi config set gcp:project <project-id> --stack dev', which writes it to {Dev}.",
            $"error CFG006: ~/{Dev}{place}: gcp:region: is missing. Run 'pulumi config set gcp:region <region> --stack dev', which writes it to {Dev}.",
            $"error CFG006: ~/{Dev}{place}: gpuinfra:services: is missing. Write the services below it, or 'gpuinfra:services: {{}}' if there are to be none.");
    }

    [Fact]
    public async Task Plan_ProjectWithoutName_IsUnreadable()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        var outcome = await folder.RunAsync("plan");

        outcome.AssertFails(ExitCode.BadUsage, "error CFG006: ~/Pulumi.yaml: name: is missing. Add for example 'name: gpuinfra'.");
    }
}
