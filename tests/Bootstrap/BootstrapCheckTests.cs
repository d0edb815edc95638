namespace GpuInfra.Bootstrap.Tests;

public sealed class BootstrapCheckTests
{
    private const string GitHub = "https://docs.github.com/en/actions/reference/security/oidc";

    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public void OfFile_CommittedStack_FindsNothing(string stack) => Assert.Empty(CommittedFiles.Check(stack).Problems);

    [Fact]
    public void OfText_BrokenRules_AreToldWhereTheyAreWritten() => AssertProblems(
        """
        config:
          gpuinfra:pipeline:
            projectNumber: acme-dev
            repository: acme/gpu-inference
            repositoryId: gpu-inference
            repositoryOwnerId: "98765432"
            environment: dev
            branch: refs/heads/main
            stateBucket: gs://state
          gcp:project: acme
        """,
        "Pulumi.dev.yaml:1:1: gcp:region: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]",
        "Pulumi.dev.yaml:3:20: gpuinfra:pipeline.projectNumber: is 'acme-dev', which is not the number of a project. Use what 'gcloud projects describe' says as projectNumber. [https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines]",
        $"Pulumi.dev.yaml:5:19: gpuinfra:pipeline.repositoryId: is 'gpu-inference', which is not a number of GitHub's. Use what 'gh api repos/OWNER/NAME --jq .id' says. [{GitHub}]",
        $"Pulumi.dev.yaml:8:13: gpuinfra:pipeline.branch: is 'refs/heads/main', which is not the name of one branch. Write its name alone, such as main: no refs/heads/, no pattern. [{GitHub}]",
        "Pulumi.dev.yaml:9:18: gpuinfra:pipeline.stateBucket: is 'gs://state', which is not the name of a bucket. Write the name alone: state. [https://cloud.google.com/storage/docs/buckets#naming]",
        "Pulumi.dev.yaml:10:16: gcp:project: is 'acme', which is not the id of a project. Use the project's id: 6 to 30 lower-case letters, digits and hyphens. [https://cloud.google.com/resource-manager/docs/creating-managing-projects]");

    [Fact]
    public void OfText_MistakesOfForm_AreToldWhereTheyAreWritten() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: [europe-west4]
          gpuinfra:pipeline:
            projectNumber: "123456789012"
            repositry: acme/gpu-inference
            repositoryId: "812345678"
            location: europe-west4
            protect: maybe
        """,
        "Pulumi.dev.yaml:3:3: gcp:region: is a list, but must be a text. Write 'gcp:region: europe-west4'.",
        "Pulumi.dev.yaml:4:3: gpuinfra:pipeline.repositoryOwnerId: is missing. Add for example 'repositoryOwnerId: \"...\"'.",
        "Pulumi.dev.yaml:4:3: gpuinfra:pipeline.environment: is missing. Add for example 'environment: \"...\"'.",
        "Pulumi.dev.yaml:6:5: gpuinfra:pipeline.repositry: is not a known key. Did you mean 'repository'?",
        "Pulumi.dev.yaml:8:5: gpuinfra:pipeline.location: is not for a stack file to say: the program sets it. Remove it; 'gcp:region' says it.",
        "Pulumi.dev.yaml:9:14: gpuinfra:pipeline.protect: is the text 'maybe', but must be true or false. Write for example 'protect: true'.");

    [Fact]
    public void OfText_KeysOfTheOtherProgram_AreRefused() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:pipeline: {projectNumber: "1", repository: a/b, repositoryId: "1", repositoryOwnerId: "1", environment: dev}
          gpuinfra:services: {}
        """,
        "Pulumi.dev.yaml:5:3: gpuinfra:services: is not a known key. The known keys are: gpuinfra:pipeline.");

    [Fact]
    public void OfText_NothingSaid_NamesAllThatIsMissing() => Assert.Equal(
        ["projectNumber", "repository", "repositoryId", "repositoryOwnerId", "environment"],
        BootstrapCheck.OfText("config: {gcp:project: acme-dev, gcp:region: europe-west4}", "Pulumi.dev.yaml")
            .Problems.Select(problem => problem.Path.Split('.')[^1])
            .OrderBy(path => path == "environment").ThenBy(path => path, StringComparer.Ordinal));

    [Fact]
    public void OfFile_NoSuchFile_SaysSo() =>
        Assert.Equal("FileIsReadable", Assert.Single(BootstrapCheck.OfFile("nowhere/Pulumi.dev.yaml").Problems).Rule.Name);

    private static void AssertProblems(string yaml, params string[] expected) => Assert.Equal(
        string.Join('\n', expected),
        string.Join('\n', BootstrapCheck.OfText(yaml, "Pulumi.dev.yaml").Problems));
}
