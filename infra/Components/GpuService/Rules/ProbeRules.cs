namespace GpuInfra;

/// <summary>What probes may ask, and how often.</summary>
internal static class ProbeRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) => spec.Containers.SelectMany(container =>
        ContainerProbes(container, spec.Accelerator).Select(v => v.Under(container.Path)));

    private static IEnumerable<Violation> ContainerProbes(ContainerSpec container, Accelerator? accelerator) =>
    [
        .. GpuContainerSaysWhenItIsReady(container),
        .. Probe(container.StartupProbe, ProbeLimits.Of(ProbeRole.Startup, accelerator), "startupProbe"),
        .. Probe(container.LivenessProbe, ProbeLimits.Of(ProbeRole.Liveness, accelerator), "livenessProbe"),
        .. ProbeAsksTheServer(container.LivenessProbe, "livenessProbe"),
        .. Probe(container.ReadinessProbe, ProbeLimits.Of(ProbeRole.Readiness, accelerator), "readinessProbe"),
        .. ProbeAsksTheServer(container.ReadinessProbe, "readinessProbe"),
    ];

    /// <summary>Whether the numbers of a probe make sense, so that more can be said of them.</summary>
    internal static bool IsSound(ContainerSpec container, ProbeRole role) =>
        !Probe(
            role == ProbeRole.Startup ? container.StartupProbe : container.LivenessProbe, ProbeLimits.Of(role, container.Accelerator), "")
            .Any(violation => violation.IsError);

    private static IEnumerable<Violation> Probe(ProbeSpec? probe, ProbeLimits limits, string path) => probe is null ? [] :
    [
        .. ProbeIsWithinLimits(limits.InitialDelaySeconds, $"{path}.initialDelaySeconds", probe.InitialDelaySeconds),
        .. ProbeIsWithinLimits(limits.PeriodSeconds, $"{path}.periodSeconds", probe.PeriodSeconds),
        .. ProbeIsWithinLimits(limits.TimeoutSeconds, $"{path}.timeoutSeconds", probe.TimeoutSeconds),
        .. ProbeIsWithinEveryLimit(limits, $"{path}.initialDelaySeconds", probe.InitialDelaySeconds),
        .. ProbeIsWithinEveryLimit(limits, $"{path}.periodSeconds", probe.PeriodSeconds),
        .. TimeoutFitsPeriod(probe, limits, path),
        .. ProbeIsWithinLimits(limits.FailureThreshold, $"{path}.failureThreshold", probe.FailureThreshold),
        .. ProbeIsWithinLimits(limits.SuccessThreshold, $"{path}.successThreshold", probe.SuccessThreshold),
        .. WindowIsWithinLimits(probe, limits, path),
        .. PathIsAbsolute(probe, path),
    ];

    private static IEnumerable<Violation> ProbeIsWithinLimits(Bounds<int> bounds, string path, int number) =>
        bounds.Check(path, number, nameof(ProbeIsWithinLimits));

    // What no source allows is told by the other bounds alone.
    private static IEnumerable<Violation> ProbeIsWithinEveryLimit(ProbeLimits limits, string path, int number) =>
        limits.Doubted is { } doubted && number > 0 && number <= limits.PeriodSeconds.Maximum
            && !doubted.Contains(number)
                ?
                [
                    Violation.Against(
                        doubted.Source, path, $"is {number}, but by some sources at most {doubted.Maximum} are allowed",
                        $"Use {doubted.Maximum} or less, and raise failureThreshold to wait as long.", nameof(ProbeIsWithinLimits)),
                ]
                : [];

    private static IEnumerable<Violation> TimeoutFitsPeriod(ProbeSpec probe, ProbeLimits limits, string path)
    {
        if (limits.PeriodSeconds.Contains(probe.PeriodSeconds) && limits.TimeoutSeconds.Contains(probe.TimeoutSeconds)
            && probe.TimeoutSeconds > probe.PeriodSeconds)
        {
            yield return Violation.Error(
                $"{path}.timeoutSeconds", $"is {probe.TimeoutSeconds}, but periodSeconds is {probe.PeriodSeconds}",
                $"Use {probe.PeriodSeconds} or less, or raise periodSeconds.", Sources.HealthChecks.Url);
        }
    }

    private static IEnumerable<Violation> WindowIsWithinLimits(ProbeSpec probe, ProbeLimits limits, string path)
    {
        if (limits.WindowSeconds is { } window && limits.PeriodSeconds.Contains(probe.PeriodSeconds)
            && probe.WindowSeconds > window)
        {
            yield return Violation.Error(
                $"{path}.failureThreshold",
                $"is {probe.FailureThreshold}, which makes {probe.WindowSeconds} seconds with a period of {probe.PeriodSeconds}, "
                    + $"but at most {window} are allowed",
                $"Use {window / probe.PeriodSeconds} or less.", Sources.HealthChecks.Url);
        }
    }

    private static IEnumerable<Violation> PathIsAbsolute(ProbeSpec probe, string path)
    {
        if (!probe.Path.StartsWith('/'))
        {
            yield return Violation.Error(
                $"{path}.path", $"is '{probe.Path}', but must begin with /", $"Use /{probe.Path}.", Sources.HealthChecks.Url);
        }
    }

    private static IEnumerable<Violation> ProbeAsksTheServer(ProbeSpec? probe, string path)
    {
        if (probe?.Type == ProbeType.Tcp)
        {
            yield return Violation.Error(
                $"{path}.type", "is tcp, but must be http or grpc", "Use http.", Sources.HealthChecks.Url);
        }
    }

    private static IEnumerable<Violation> GpuContainerSaysWhenItIsReady(ContainerSpec container)
    {
        if (container.Accelerator is null)
        {
            yield break;
        }

        if (container.StartupProbe is null)
        {
            yield return Violation.Error(
                "startupProbe", "is missing on the container with the GPU",
                "Ask for a path that the server answers once the model is loaded.", Sources.HealthChecks.Url);
        }
        else if (container.StartupProbe.Type == ProbeType.Tcp)
        {
            yield return ServerCommand.Of(container) is { Server: { OpensBeforeLoaded: false } server }
                ? Violation.Against(
                    Sources.HealthChecks.Unconfirmed, "startupProbe.type",
                    $"is tcp: {server.Title} opens its port once the model is loaded, but http says more for the same wait",
                    $"Use http with the path {server.HealthPaths[0]}.")
                : Violation.Error(
                    "startupProbe.type", "is tcp on the container with the GPU, but an open port does not mean a loaded model",
                    "Use http with a path that the server answers once the model is loaded.", Sources.HealthChecks.Url);
        }
    }
}
