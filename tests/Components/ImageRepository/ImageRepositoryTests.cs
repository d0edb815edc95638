namespace GpuInfra.Components.Tests;

public sealed class ImageRepositoryTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesOneProtectedRepository()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new("images", new() { Location = "europe-west4" }));

        Assert.Equal(
            """
            gcp:artifactregistry/repository:Repository images
              cleanupPolicies: [{action: "KEEP", id: "keep-newest", mostRecentVersions: {keepCount: 10}}, {action: "DELETE", condition: {olderThan: "2592000s", tagState: "UNTAGGED"}, id: "delete-untagged"}]
              cleanupPolicyDryRun: false
              description: "Images of the services"
              dockerConfig: {immutableTags: true}
              format: "DOCKER"
              location: "europe-west4"
              repositoryId: "images"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              [protect]
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ImageRepository images"], run.Owners);
        Assert.Equal("location: europe-west4\nrepositoryId: images", run.Outputs);
    }

    [Fact]
    public async Task Constructor_NameSaid_IsTheId()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new("images", new() { Location = "europe-west4", Name = "triage" }));

        Assert.StartsWith("gcp:artifactregistry/repository:Repository images\n", run.TextOf(""), StringComparison.Ordinal);
        Assert.Equal("location: europe-west4\nrepositoryId: triage", run.Outputs);
    }

    [Fact]
    public async Task Constructor_EverythingSaid_MakesMirrorsAndGrants()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new(
            "images",
            new()
            {
                Location = "europe-west4",
                Project = "acme-dev",
                ImmutableTags = false,
                KeptVersions = 1,
                UntaggedDays = 3_652_500,
                Mirrors = ["docker-hub", "ghcr"],
                Readers = ["group:readers@acme.example"],
                Writers = ["group:writers@acme.example"],
                Protect = false,
            },
            Before.Options()));

        Assert.Equal(
            """
            gcp:artifactregistry/repository:Repository images
              cleanupPolicies: [{action: "KEEP", id: "keep-newest", mostRecentVersions: {keepCount: 1}}, {action: "DELETE", condition: {olderThan: "315576000000s", tagState: "UNTAGGED"}, id: "delete-untagged"}]
              cleanupPolicyDryRun: false
              description: "Images of the services"
              dockerConfig: {immutableTags: false}
              format: "DOCKER"
              location: "europe-west4"
              project: "acme-dev"
              repositoryId: "images"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              after test:index:Before before
            gcp:artifactregistry/repository:Repository images-docker-hub
              description: "Pull-through mirror of docker-hub"
              format: "DOCKER"
              location: "europe-west4"
              mode: "REMOTE_REPOSITORY"
              project: "acme-dev"
              remoteRepositoryConfig: {dockerRepository: {publicRepository: "DOCKER_HUB"}}
              repositoryId: "images-docker-hub"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              after test:index:Before before
            gcp:artifactregistry/repository:Repository images-ghcr
              description: "Pull-through mirror of ghcr"
              format: "DOCKER"
              location: "europe-west4"
              mode: "REMOTE_REPOSITORY"
              project: "acme-dev"
              remoteRepositoryConfig: {commonRepository: {uri: "https://ghcr.io"}}
              repositoryId: "images-ghcr"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              after test:index:Before before
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember images-reader-readers-32d0b5e0
              location: "europe-west4"
              member: "group:readers@acme.example"
              project: "acme-dev"
              repository: "images"
              role: "roles/artifactregistry.reader"
              after test:index:Before before
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember images-writer-writers-948c17a3
              location: "europe-west4"
              member: "group:writers@acme.example"
              project: "acme-dev"
              repository: "images"
              role: "roles/artifactregistry.writer"
              after test:index:Before before
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ImageRepository images"], run.Owners);
    }

    [Fact]
    public async Task Constructor_ExistingRepository_GrantsAndMirrorsAlone()
    {
        var run = await ComponentRun<ImageRepository>.OfAsync(() => new("images", new()
        {
            Location = "europe-west4",
            Existing = "shared",
            Mirrors = ["ghcr"],
            Readers = ["group:readers@acme.example"],
        }));

        Assert.Equal(
            """
            gcp:artifactregistry/repository:Repository images-ghcr
              description: "Pull-through mirror of ghcr"
              format: "DOCKER"
              location: "europe-west4"
              mode: "REMOTE_REPOSITORY"
              remoteRepositoryConfig: {commonRepository: {uri: "https://ghcr.io"}}
              repositoryId: "images-ghcr"
              vulnerabilityScanningConfig: {enablementConfig: "INHERITED"}
              [protect]
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember images-reader-readers-32d0b5e0
              location: "europe-west4"
              member: "group:readers@acme.example"
              repository: "shared"
              role: "roles/artifactregistry.reader"
            """,
            run.TextOf(""));
        Assert.Equal("location: europe-west4\nrepositoryId: shared", run.Outputs);
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(
            () => new ImageRepository("images", new() { Location = "europe-west4", KeptVersions = 0, UntaggedDays = 0 }));

        Assert.Equal(
            """
            ImageRepository 'images' has 2 problems:
              keptVersions: is 0, but cleanup could then delete the image that runs. Use 1 or more. [https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy]
              untaggedDays: is 0, but must be between 1 and 3652500. Use 30. [https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy]
            """,
            refusal);
    }
}
