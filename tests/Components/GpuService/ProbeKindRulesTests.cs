using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class ProbeKindRulesTests
{
    private const string Health = "configuring/healthchecks";

    [Fact]
    public void Check_UnknownType_NamesNearestFirst() => Assert.Equal(
        [$"Error WordIsKnown startupProbe.type: is 'https', but must be http, tcp or grpc. Use http. [{Health}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "https" } }));

    [Theory]
    [InlineData("livenessProbe")]
    [InlineData("readinessProbe")]
    public void Check_TcpForLivenessOrReadiness_IsRefused(string role)
    {
        var tcp = new ProbeArgs { Type = "tcp" };

        Assert.Equal(
            [$"Error ProbeAsksTheServer {role}.type: is tcp, but must be http or grpc. Use http. [{Health}]"],
            Given.Violations(role == "livenessProbe"
                ? new GpuServiceArgs { Image = Given.Image, LivenessProbe = tcp }
                : new GpuServiceArgs { Image = Given.Image, ReadinessProbe = tcp }));
    }

    [Fact]
    public void Check_TcpForStartupWithGpu_IsRefused() => Assert.Equal(
        [
            "Error GpuContainerSaysWhenItIsReady startupProbe.type: is tcp on the container with the GPU, but an open port "
                + "does not mean a loaded model. Use http with a path that the server answers once the model is loaded. "
                + "[configuring/healthchecks]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "tcp" } }));

    [Fact]
    public async Task Constructor_TcpForStartupWithoutGpu_ReachesEngine()
    {
        var args = new GpuServiceArgs { Image = Given.Image, Gpu = "none", StartupProbe = new ProbeArgs { Type = "tcp" } };

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(
            ["failureThreshold=60", "initialDelaySeconds=0", "periodSeconds=10", "tcpSocket.port=8080", "timeoutSeconds=5"],
            service.Below("template.containers[0].startupProbe."));
    }

    [Fact]
    public async Task Constructor_GrpcForReadiness_ReachesEngine()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            ReadinessProbe = new ProbeArgs { Type = "grpc", Service = "chat", Port = 9999 },
        });

        Assert.Equal(
            [
                "failureThreshold=3",
                "grpc.port=9999",
                "grpc.service=chat",
                "periodSeconds=10",
                "successThreshold=2",
                "timeoutSeconds=5",
            ],
            service.Below("template.containers[0].readinessProbe."));
    }

    [Fact]
    public void Check_GpuSidecarWithoutStartup_IsRefused() => Assert.Equal(
        [
            "Error GpuContainerSaysWhenItIsReady sidecars.model.startupProbe: is missing on the container with the GPU. "
                + "Ask for a path that the server answers once the model is loaded. [configuring/healthchecks]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = "none",
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["model"] = new() { Image = Given.Image, Gpu = "nvidia-l4", Cpu = "4", Memory = "16Gi" },
            },
        }));

    [Fact]
    public void Check_FieldsOfOtherProbes_AreRefused() => Assert.Equal(
        [
            $"Error ProbeSaysOnlyWhatItHas startupProbe.path: is given, but only an http probe has it. Leave it out. [{Health}]",
            "Error ProbeSaysOnlyWhatItHas startupProbe.successThreshold: is given, but only a readiness probe has it. "
                + $"Leave it out. [{Health}]",
            "Error ProbeSaysOnlyWhatItHas livenessProbe.service: is given, but only a grpc probe has it. Leave it out. "
                + $"[{Health}]",
            "Error ProbeSaysOnlyWhatItHas readinessProbe.initialDelaySeconds: is given, but only a startup or liveness "
                + "probe has it. "
                + $"Leave it out. [{Health}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Type = "grpc", Path = "/", SuccessThreshold = 1 },
            LivenessProbe = new ProbeArgs { Service = "chat" },
            ReadinessProbe = new ProbeArgs { InitialDelaySeconds = 5 },
        }));

    [Fact]
    public void Check_RelativePath_IsRefused() => Assert.Equal(
        [$"Error PathIsAbsolute livenessProbe.path: is 'health', but must begin with /. Use /health. [{Health}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, LivenessProbe = new ProbeArgs { Path = "health" } }));

    [Fact]
    public void Check_SidecarProbeWithoutPort_IsRefused() => Assert.Equal(
        [
            "Error ProbeHasPort sidecars.proxy.livenessProbe.port: is missing, and a sidecar has no port of its own. "
                + $"Say the port that the sidecar listens on. [{Health}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = Given.Image, LivenessProbe = new ProbeArgs() },
            },
        }));

    [Fact]
    public void Check_SidecarProbeInGpuInstance_HasLimitsOfGpu() => Assert.Equal(
        180,
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "tcp", Port = 9000 } },
            },
        }).Containers[1].StartupProbe!.FailureThreshold);
}
