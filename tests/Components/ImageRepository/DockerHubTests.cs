namespace GpuInfra.Components.Tests;

/// <summary>With which account the mirror of Docker Hub pulls.</summary>
public sealed class DockerHubTests
{
    private const string Page = "[https://docs.cloud.google.com/artifact-registry/docs/docker/configure-remote-auth-docker-hub]";

    [Fact]
    public async Task Constructor_Credentials_LogsInOnceItsAgentMayReadTheToken()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new("images", new()
        {
            Location = "europe-west4",
            Project = "acme-dev",
            Existing = "shared",
            Mirrors = ["ghcr"],
            EngineMirrors = ["docker-hub"],
            DockerHub = new() { Username = "acme", PasswordSecret = "hub-token:3", ProjectNumber = "123456789012" },
        }));

        Assert.Equal(
            """
            gcp:artifactregistry/repository:Repository images-docker-hub
              description: "Pull-through mirror of docker-hub"
              format: "DOCKER"
              location: "europe-west4"
              mode: "REMOTE_REPOSITORY"
              project: "acme-dev"
              remoteRepositoryConfig: {dockerRepository: {publicRepository: "DOCKER_HUB"}, upstreamCredentials: {usernamePasswordCredentials: {passwordSecretVersion: "projects/acme-dev/secrets/hub-token/versions/3", username: "acme"}}}
              repositoryId: "images-docker-hub"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              [protect]
              after gcp:secretmanager/secretIamMember:SecretIamMember images-docker-hub-token
            gcp:artifactregistry/repository:Repository images-ghcr
              description: "Pull-through mirror of ghcr"
              format: "DOCKER"
              location: "europe-west4"
              mode: "REMOTE_REPOSITORY"
              project: "acme-dev"
              remoteRepositoryConfig: {commonRepository: {uri: "https://ghcr.io"}}
              repositoryId: "images-ghcr"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              [protect]
            gcp:secretmanager/secretIamMember:SecretIamMember images-docker-hub-token
              member: "serviceAccount:service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com"
              project: "acme-dev"
              role: "roles/secretmanager.secretAccessor"
              secretId: "hub-token"
            """,
            run.TextOf(""));
    }

    [Fact]
    public async Task Constructor_TokenInAnotherProject_IsNamedInFullAndGrantedThere()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new("images", new()
        {
            Location = "europe-west4",
            Existing = "shared",
            Mirrors = ["docker-hub"],
            DockerHub = new() { Username = "acme", PasswordSecret = "projects/vault/secrets/hub:1", ProjectNumber = "123456789012" },
        }));

        Assert.Contains("passwordSecretVersion: \"projects/vault/secrets/hub/versions/1\"", run.TextOf(""), StringComparison.Ordinal);
        Assert.DoesNotContain("SecretIamMember", run.TextOf(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_CredentialsInUse_Accepts() => Assert.Equal("", Problems(new() { Username = "acme", PasswordSecret = "hub:1", ProjectNumber = "123456789012" }));

    [Theory]
    [InlineData("hunter2")]
    [InlineData("hub-token")]
    [InlineData("hub-token:0")]
    public void Check_PasswordThatIsNoVersion_RefusesWithoutRepeatingIt(string password) => Assert.Equal(
        "Error dockerHub.passwordSecret: is not a secret and its version. Put the token into Secret Manager. Write it as "
            + $"secret-id:version, such as docker-hub-token:1. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = password, ProjectNumber = "123456789012" }));

    [Fact]
    public void Check_LatestVersion_Refuses() => Assert.Equal(
        $"Error dockerHub.passwordSecret: is hub:latest, which is whatever is there when it is read. Write the number of the version in place of latest. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = "hub:latest", ProjectNumber = "123456789012" }));

    [Fact]
    public void Check_NothingOfIt_AsksForBoth() => Assert.Equal(
        $"""
        Error dockerHub.username: is missing, but a token belongs to an account. Write the name of the account at Docker Hub. {Page}
        Error dockerHub.passwordSecret: is missing, but an account logs in with a token. Put the token into Secret Manager. Write it as secret-id:version, such as docker-hub-token:1. {Page}
        """,
        Problems(new()));

    [Fact]
    public void Check_NoProject_AsksWhereTheSecretIs() => Assert.Equal(
        $"Error dockerHub.passwordSecret: is hub:1, but the project of the secret is not said. Set project, or write projects/PROJECT/secrets/ before it. {Page}",
        Refusal.Of(ImageRepositorySpec.Check("images", new()
        {
            Location = "europe-west4",
            Mirrors = ["docker-hub"],
            DockerHub = new() { Username = "acme", PasswordSecret = "hub:1", ProjectNumber = "123456789012" },
        })));

    [Fact]
    public void Check_NoMirrorOfIt_Warns() => Assert.Equal(
        $"Warning dockerHub: is set, but Docker Hub is not mirrored. Leave it out, or add docker-hub to mirrors. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = "hub:1" }, "ghcr"));

    [Fact]
    public void Check_NumberLeftOut_PrintsTheGrant() => Assert.Equal(
        "Warning dockerHub.projectNumber: is missing, so that Artifact Registry is not let in to the secret here. Write the number that "
            + "'gcloud projects describe' says as projectNumber, or run 'gcloud secrets add-iam-policy-binding hub "
            + "--member=serviceAccount:service-PROJECT_NUMBER@gcp-sa-artifactregistry.iam.gserviceaccount.com "
            + $"--role=roles/secretmanager.secretAccessor' before the first deployment. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = "hub:1" }));

    [Fact]
    public void Check_TokenInAnotherProject_PrintsTheGrant() => Assert.Equal(
        "Warning dockerHub.passwordSecret: is projects/vault/secrets/hub:1, and a grant on a secret with a full name is not made here. "
            + "Before the first deployment, run 'gcloud secrets add-iam-policy-binding projects/vault/secrets/hub "
            + "--member=serviceAccount:service-123456789012@gcp-sa-artifactregistry.iam.gserviceaccount.com "
            + $"--role=roles/secretmanager.secretAccessor'. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = "projects/vault/secrets/hub:1", ProjectNumber = "123456789012" }));

    [Theory]
    [InlineData("acme-dev")]
    [InlineData("12a")]
    [InlineData("0123")]
    [InlineData("")]
    public void Check_NumberThatIsNone_Refuses(string number) => Assert.Equal(
        $"Error dockerHub.projectNumber: is '{number}', which is not the number of a project. Use what 'gcloud projects describe' says as projectNumber. {Page}",
        Problems(new() { Username = "acme", PasswordSecret = "hub:1", ProjectNumber = number }));

    [Fact]
    public void Check_TokenInTheOpen_IsOneFindingOfThePlatform()
    {
        var result = InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            EngineMirrors = ["docker-hub"],
            Images = new() { DockerHub = new() { Username = "acme", PasswordSecret = "dckr_pat_abcdefghijklmnopqrstu" } },
        });

        Assert.Equal(
            "RUN046 images.dockerHub.passwordSecret: holds a token of a registry, in the open",
            Assert.Single(result.Violations.Select(violation => $"{violation.Rule.Id} {violation.Path}: {violation.Problem}")));
    }

    private static string Problems(DockerHubArgs credentials, string mirror = "docker-hub") => Refusal.Of(ImageRepositorySpec.Check("images", new()
    {
        Location = "europe-west4",
        Project = "acme-dev",
        Mirrors = [mirror],
        DockerHub = credentials,
    }));
}
