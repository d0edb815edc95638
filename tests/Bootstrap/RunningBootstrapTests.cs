using System.Text.Json;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.Bootstrap.Tests;

public sealed class RunningBootstrapTests : IDisposable
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private readonly string? _config = Environment.GetEnvironmentVariable(ConfigVariable);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConfigVariable, _config);
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task OfDeployment_CommittedStack_IsWhatItsFileSays()
    {
        var config = StackFile.Read(CommittedFiles.PathOf("prod"), ["gpuinfra:pipeline"]).ConfigTexts;

        var settings = (await RunAsync(config)).Settings;

        Assert.Equal(("acme-inference-prod", "europe-west4"), (settings.Project, settings.Region));
        Assert.Equal(
            ("acme/gpu-inference", "812345678", "98765432", "prod", "210987654321"),
            (settings.Pipeline.Repository, settings.Pipeline.RepositoryId, settings.Pipeline.RepositoryOwnerId,
                settings.Pipeline.Environment, settings.Pipeline.ProjectNumber));
    }

    [Fact]
    public async Task OfDeployment_Mistakes_BecomeOneTextThatNamesEveryLine()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_root.FullName, "Pulumi.prod.yaml"),
            """
            config:
              gcp:region: europe-west4
              gpuinfra:pipeline:
                projectNumber: "1"
                repository: acme
                repositoryId: "1"
                repositoryOwnerId: "1"
                environment: prod
            """);

        var failure = await Assert.ThrowsAsync<RunException>(() => RunAsync(new Dictionary<string, string>
        {
            ["gcp:region"] = "europe-west4",
            ["gpuinfra:pipeline"] =
                """{"projectNumber": "1", "repository": "acme", "repositoryId": "1", "repositoryOwnerId": "1", "environment": "prod"}""",
        }));

        Assert.Contains(
            """
            The stack's settings have 2 problems:
              error API003: Pulumi.prod.yaml:1:1: gcp:project: is missing. Use the project's id: 6 to 30 lower-case letters, digits and hyphens. [https://cloud.google.com/resource-manager/docs/creating-managing-projects]
              error CIP001: Pulumi.prod.yaml:5:17: gpuinfra:pipeline.repository: is 'acme', which is not the name of a repository on GitHub. Write owner and name, such as acme/gpu-inference. [https://docs.github.com/en/actions/reference/security/oidc]
            """.ReplaceLineEndings("\n"),
            failure.Message,
            StringComparison.Ordinal);
    }

    private async Task<BootstrapCheck> RunAsync(IReadOnlyDictionary<string, string> config)
    {
        Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(config));
        BootstrapCheck? check = null;
        await Deployment.TestAsync(
            Mock.Of<IMocks>(),
            new TestOptions { ProjectName = "gpuinfra-bootstrap", StackName = "prod", RootDirectory = _root.FullName },
            () => check = BootstrapCheck.OfDeployment());
        return check!;
    }
}
