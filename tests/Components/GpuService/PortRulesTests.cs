using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class PortRulesTests
{
    private const string Contract = "container-contract";

    [Theory]
    [InlineData(1)]
    [InlineData(65535)]
    public async Task Constructor_PortWithinLimits_ReachesEngine(int port)
    {
        var args = new GpuServiceArgs { Image = Given.Image, Port = port };

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(
            [string.Create(CultureInfo.InvariantCulture, $"containerPort={port}")],
            service.Below("template.containers[0].ports."));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"template.containers[0].startupProbe.httpGet.port={port}"),
            service.Lines);
    }

    [Theory]
    [InlineData(0, "Use 1 or more.")]
    [InlineData(65536, "Use 65535 or less.")]
    public void Check_PortOutsideLimits_IsToldOnce(int port, string fix) => Assert.Equal(
        [$"Error PortIsWithinLimits port: is {port}, but must be between 1 and 65535. {fix} [{Contract}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Port = port }));

    [Fact]
    public void Check_ProbePortsOutsideLimits_AreToldWithTheirPlaces() => Assert.Equal(
        [
            $"Error PortIsWithinLimits startupProbe.port: is 0, but must be between 1 and 65535. Use 1 or more. [{Contract}]",
            "Error PortIsWithinLimits livenessProbe.port: is 65536, but must be between 1 and 65535. Use 65535 or less. "
                + $"[{Contract}]",
            "Error PortIsWithinLimits readinessProbe.port: is 65537, but must be between 1 and 65535. Use 65535 or less. "
                + $"[{Contract}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Port = 0 },
            LivenessProbe = new ProbeArgs { Port = 65536 },
            ReadinessProbe = new ProbeArgs { Port = 65537 },
        }));

    [Fact]
    public void Check_SidecarsOnTakenPorts_AreRefused() => Assert.Equal(
        [
            "Error PortHasOneListener sidecars.a.startupProbe.port: is 8080, where server listens already. "
                + "Let each container of an instance listen on a port of its own. [configuring/services/containers]",
            "Error PortHasOneListener sidecars.b.livenessProbe.port: is 9000, where a listens already. "
                + "Let each container of an instance listen on a port of its own. [configuring/services/containers]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["b"] = new() { Image = Given.Image, Cpu = "500m", LivenessProbe = new ProbeArgs { Port = 9000 } },
                ["a"] = new()
                {
                    Image = Given.Image,
                    Cpu = "500m",
                    StartupProbe = new ProbeArgs { Port = 8080 },
                    LivenessProbe = new ProbeArgs { Port = 9000 },
                },
            },
        }));

    [Fact]
    public void Check_OneContainerProbedTwiceOnOnePort_IsFine() => Assert.Equal(
        9000,
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            LivenessProbe = new ProbeArgs { Port = 9000 },
            ReadinessProbe = new ProbeArgs { Port = 9000 },
        }).Serving.ReadinessProbe!.Port);
}
