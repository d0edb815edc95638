using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class ContainerRulesTests
{
    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/server@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415")]
    [InlineData("us-docker.pkg.dev/acme/models/folder/server:1")]
    [InlineData("us-docker.pkg.dev/example.com/acme/models/server_x--y:1.0-rc.1")]
    public async Task Constructor_ImageFromArtifactRegistry_ReachesEngine(string image)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = image });

        Assert.Contains($"template.containers[0].image={image}", service.Lines);
    }

    [Fact]
    public void Check_NoImages_AreToldWithTheirPlaces() => Assert.Equal(
        [
            "Error ImageIsFromArtifactRegistry image: is missing. Name an image in Artifact Registry. [container-contract]",
            "Error ImageIsFromArtifactRegistry sidecars.proxy.image: is missing. Name an image in Artifact Registry. "
                + "[container-contract]",
        ],
        Given.Violations(new GpuServiceArgs { Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() } }));

    [Fact]
    public void Check_SidecarNamedLikeServer_IsRefused() => Assert.Equal(
        [
            "Error SidecarHasOwnName sidecars.server: has the name of the serving container. Choose another name. "
                + "[configuring/services/containers]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs> { ["server"] = new() { Image = Given.Image } },
        }));

    [Fact]
    public void Check_TenContainers_AreFine() => Assert.Equal(10, Given.Spec(WithSidecars(9)).Containers.Count);

    [Fact]
    public void Check_ElevenContainers_AreWarnedOf() => Assert.Equal(
        [
            "Warning ContainersAreFew sidecars: makes 11 containers, but an instance takes at most 10. Leave some out. "
                + "[configuring/services/containers]",
        ],
        Given.Violations(WithSidecars(10)));

    [Fact]
    public void Check_Sidecars_FollowServerInAlphabeticalOrder() => Assert.Equal(
        ["server", "a", "b"],
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["b"] = new() { Image = Given.Image, Cpu = "500m" },
                ["a"] = new() { Image = Given.Image, Cpu = "500m" },
            },
        }).Containers.Select(c => c.Name));

    [Fact]
    public async Task Constructor_SidecarWithItsLeast_ReachesEngine()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = Given.Image, Command = ["run"], Args = ["-v"] },
            },
        });

        Assert.Equal(
            [
                "args[0]=-v",
                "commands[0]=run",
                $"image={Given.Image}",
                "name=proxy",
                "resources.cpuIdle=False",
                "resources.limits.cpu=1",
                "resources.limits.memory=512Mi",
                "resources.startupCpuBoost=True",
            ],
            service.Below("template.containers[1]."));
    }

    private static GpuServiceArgs WithSidecars(int count) => new()
    {
        Image = Given.Image,
        Cpu = "4",
        Memory = "16Gi",
        Sidecars = Enumerable.Range(0, count).ToDictionary(
            i => string.Create(CultureInfo.InvariantCulture, $"sidecar-{i}"),
            _ => new SidecarArgs { Image = Given.Image, Cpu = "80m", Memory = "128Mi" }),
    };
}
