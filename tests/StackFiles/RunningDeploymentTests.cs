using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.StackFiles.Tests;

public sealed class RunningDeploymentTests : IDisposable
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private const string Mistaken =
        """
        config:
          gcp:region: europe-west4
          gpuinfra:services:
            chat:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server:1
              cpu: 3
              memory: 16Gi
              memroy: 16Gi
        """;

    private const string MistakenJson =
        """{"chat": {"image": "europe-west4-docker.pkg.dev/acme-dev/images/server:1", "cpu": 3, "memory": "16Gi", "memroy": "16Gi"}}""";

    private readonly string? _config = Environment.GetEnvironmentVariable(ConfigVariable);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConfigVariable, _config);
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task Settings_CommittedStack_AreThoseOfItsFile()
    {
        var file = CommittedStacks.Read("prod");
        File.Copy(file.Path, Path.Combine(_root.FullName, "Pulumi.prod.yaml"));

        var settings = await RunAsync("prod", file.ConfigTexts);

        Assert.Equal(("acme-inference-prod", "europe-west4"), (settings.Project, settings.Region));
        Assert.Equal(["chat", "reason"], settings.Services.Keys);
        Assert.Equal("gemma-3-27b-it", settings.Services["reason"].Model);
    }

    [Fact]
    public async Task Settings_Mistakes_BecomeOneTextThatNamesEveryLine()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "Pulumi.dev.yaml"), Mistaken);

        var failure = await Assert.ThrowsAsync<RunException>(() => RunAsync("dev", MistakenConfig()));

        Assert.Contains(
            """
            The stack's settings have 3 problems:
              error CFG006: Pulumi.dev.yaml:1:1: gcp:project: is missing. Run 'pulumi config set gcp:project <project-id> --stack dev', which writes it to Pulumi.dev.yaml.
              error GPU003: Pulumi.dev.yaml:6:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]
              error CFG004: Pulumi.dev.yaml:8:7: gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?
            """.ReplaceLineEndings("\n"),
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_NoFile_NamesNoPlace()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => RunAsync("dev", MistakenConfig()));

        Assert.Contains("\n  error GPU003: the configuration of dev: gpuinfra:services.chat.cpu: is 3, ", failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> MistakenConfig() => new()
    {
        ["gcp:region"] = "europe-west4",
        ["gpuinfra:services"] = MistakenJson,
    };

    private async Task<StackSettings> RunAsync(string stack, IReadOnlyDictionary<string, string> config)
    {
        Environment.SetEnvironmentVariable(ConfigVariable, System.Text.Json.JsonSerializer.Serialize(config));
        StackSettings? settings = null;
        await Deployment.TestAsync(
            Mock.Of<IMocks>(),
            new TestOptions { ProjectName = "gpuinfra", StackName = stack, RootDirectory = _root.FullName },
            () => settings = RunningDeployment.Check().Settings);
        return settings!;
    }
}
