using Pulumi.Gcp.CloudRunV2.Inputs;

namespace GpuInfra;

// Says a probe in the provider's words, which has a type of its own for each role and each way to ask.
internal static class ProbeResource
{
    internal static ServiceTemplateContainerStartupProbeArgs Startup(ProbeSpec spec)
    {
        var probe = new ServiceTemplateContainerStartupProbeArgs
        {
            InitialDelaySeconds = spec.InitialDelaySeconds,
            PeriodSeconds = spec.PeriodSeconds,
            TimeoutSeconds = spec.TimeoutSeconds,
            FailureThreshold = spec.FailureThreshold,
        };
        switch (spec.Type)
        {
            case ProbeType.Http:
                probe.HttpGet = StartupGet(spec);
                break;
            case ProbeType.Grpc:
                probe.Grpc = new ServiceTemplateContainerStartupProbeGrpcArgs { Port = spec.Port, Service = ServiceOf(spec) };
                break;
            default:
                probe.TcpSocket = new ServiceTemplateContainerStartupProbeTcpSocketArgs { Port = spec.Port };
                break;
        }

        return probe;
    }

    internal static ServiceTemplateContainerLivenessProbeArgs Liveness(ProbeSpec spec)
    {
        var probe = new ServiceTemplateContainerLivenessProbeArgs
        {
            InitialDelaySeconds = spec.InitialDelaySeconds,
            PeriodSeconds = spec.PeriodSeconds,
            TimeoutSeconds = spec.TimeoutSeconds,
            FailureThreshold = spec.FailureThreshold,
        };
        if (spec.Type == ProbeType.Grpc)
        {
            probe.Grpc = new ServiceTemplateContainerLivenessProbeGrpcArgs { Port = spec.Port, Service = ServiceOf(spec) };
        }
        else
        {
            probe.HttpGet = LivenessGet(spec);
        }

        return probe;
    }

    internal static ServiceTemplateContainerReadinessProbeArgs Readiness(ProbeSpec spec)
    {
        var probe = new ServiceTemplateContainerReadinessProbeArgs
        {
            PeriodSeconds = spec.PeriodSeconds,
            TimeoutSeconds = spec.TimeoutSeconds,
            FailureThreshold = spec.FailureThreshold,
            SuccessThreshold = spec.SuccessThreshold,
        };
        if (spec.Type == ProbeType.Grpc)
        {
            probe.Grpc = new ServiceTemplateContainerReadinessProbeGrpcArgs { Port = spec.Port, Service = ServiceOf(spec) };
        }
        else
        {
            probe.HttpGet = new ServiceTemplateContainerReadinessProbeHttpGetArgs { Path = spec.Path, Port = spec.Port };
        }

        return probe;
    }

    private static ServiceTemplateContainerStartupProbeHttpGetArgs StartupGet(ProbeSpec spec)
    {
        var get = new ServiceTemplateContainerStartupProbeHttpGetArgs { Path = spec.Path, Port = spec.Port };
        foreach (var (name, value) in spec.Headers)
        {
            get.HttpHeaders.Add(new ServiceTemplateContainerStartupProbeHttpGetHttpHeaderArgs { Name = name, Value = value });
        }

        return get;
    }

    private static ServiceTemplateContainerLivenessProbeHttpGetArgs LivenessGet(ProbeSpec spec)
    {
        var get = new ServiceTemplateContainerLivenessProbeHttpGetArgs { Path = spec.Path, Port = spec.Port };
        foreach (var (name, value) in spec.Headers)
        {
            get.HttpHeaders.Add(new ServiceTemplateContainerLivenessProbeHttpGetHttpHeaderArgs { Name = name, Value = value });
        }

        return get;
    }

    private static Input<string>? ServiceOf(ProbeSpec spec) =>
        spec.Service.Length > 0 ? (Input<string>)spec.Service : null;
}
