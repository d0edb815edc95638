namespace GpuInfra.Components.Tests;

/// <summary>What a platform makes beside its defaults, where the caller asks for it.</summary>
public sealed class PlatformChoicesTests
{
    private const string Deployer = "group:deployers@acme.example";

    [Fact]
    public async Task Constructor_DeployerOfMirrors_ReadsEachOfThem()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4", Deployers = [Deployer], Images = new() { Mirrors = ["docker-hub", "ghcr"] } });

        Assert.Equal(
            ["inference-deployer-deployers-d2184b65", "inference-deployer-deployers-d2184b65-docker-hub", "inference-deployer-deployers-d2184b65-ghcr"],
            run.Resources.Where(r => r.Type == "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember").Select(r => r.Name));
    }

    [Theory]
    [InlineData(true, false, "cloudquotas")]
    [InlineData(false, true, "cloudquotas")]
    [InlineData(false, false, "")]
    public async Task Constructor_QuotaThatIsReadOrAskedFor_TurnsItsApiOn(bool isRead, bool isAsked, string api)
    {
        var run = await Platform(new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Quota = new() { Read = isRead, Request = isAsked ? new() { ContactEmail = "a@b.co" } : null },
        });

        Assert.Equal(api, string.Concat(run.Resources.Where(r => r.Name == "inference-apis-cloudquotas").Select(r => r.Name["inference-apis-".Length..])));
    }

    [Fact]
    public async Task Constructor_TokenOfDockerHub_WaitsForTheApiOfSecrets()
    {
        var run = await Platform(new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Images = new() { Mirrors = ["docker-hub"], DockerHub = new() { Username = "acme", PasswordSecret = "hub:1", ProjectNumber = "123456789012" } },
        });

        Assert.Equal(
            "inference-images after before, artifactregistry, containerscanning, secretmanager, network",
            After(run.Find("gpuinfra:index:ImageRepository inference-images")));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("all-traffic", "inference-network-allow-imports [{ports: [\"443\"], protocol: \"tcp\"}] [\"0.0.0.0/0\"] [\"model-import\"], inference-network-nat")]
    public async Task Constructor_WayOutForImports_IsForThemAlone(string? egress, string expected)
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4", ImportEgress = egress });

        Assert.Equal(
            expected,
            string.Join(", ", run.Resources.Where(r => r.Name.EndsWith("-allow-imports", StringComparison.Ordinal) || r.Name.EndsWith("-nat", StringComparison.Ordinal))
                .Select(r => $"{r.Name} {r.At("allows")} {r.At("destinationRanges")} {r.At("targetTags")}".TrimEnd())));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("all-traffic", true)]
    public async Task Import_OnAPlatform_WaitsForItsBucketAndForItsWayOut(string? egress, bool isAfterNetwork)
    {
        var run = await ComponentRun<InferencePlatform>.OfAsync(() =>
        {
            var platform = new InferencePlatform("inference", new() { Project = "acme-dev", Region = "europe-west4", ImportEgress = egress, EngineMirrors = ["docker-hub"] });
            var model = new ModelServiceArgs { Engine = "vllm", Model = "google/gemma-3-4b-it", ModelSource = "bucket", Revision = new('1', 40), Import = new() };
            _ = new ModelService("chat", model.On(platform));
            return platform;
        });

        var after = run.Find("gcp:cloudrunv2/job:Job chat-import").DependsOn;
        Assert.Contains("gpuinfra:index:ModelBucket inference-models", after);
        Assert.Equal(isAfterNetwork, after.Contains("gpuinfra:index:PrivateNetwork inference-network"));
    }

    private static Task<ComponentRun<InferencePlatform>> Platform(InferencePlatformArgs args) =>
        ComponentRun<InferencePlatform>.OfAsync(() => new("inference", args, Before.Options()));

    private static string After(Registration resource) =>
        $"{resource.Name} after {string.Join(", ", resource.DependsOn.Select(d => d.Split(' ', '-')[^1]))}";
}
