namespace GpuInfra;

// What probes may ask, and how often.
internal static class ProbeRules
{
    internal static readonly Rule GpuContainerSaysWhenItIsReady = new(
        "RUN015", "The container with the GPU has a startup probe that asks the server.",
        "An open port does not mean a loaded model: requests would wait for the load and time out. "
            + "Ask for a path that the server answers once the model is in GPU memory.")
    { Source = Sources.HealthChecks.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule ProbeIsWithinLimits = new(
        "RUN016", "The numbers of a probe are within Cloud Run's limits.",
        "Cloud Run refuses the revision.")
    { Source = Sources.HealthChecks.Url, RestsOn = Premises.Gpu, RefusedBy = Refuser.Cloud };

    internal static readonly Rule TimeoutFitsPeriod = new(
        "RUN017", "A probe has its answer before the next one is sent.",
        "Cloud Run refuses a timeout that is longer than the period.")
    { Source = Sources.HealthChecks.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule WindowIsWithinLimits = new(
        "RUN018", "A container may take no longer to start than Cloud Run waits.",
        "The window is the period times the failure threshold, and Cloud Run refuses a longer one.")
    { Source = Sources.HealthChecks.Url, RestsOn = Premises.Gpu, RefusedBy = Refuser.Cloud };

    internal static readonly Rule PathIsAbsolute = new(
        "RUN019", "The path of a probe begins with a slash.",
        "Cloud Run refuses it, or asks for another path than was meant.")
    { Source = Sources.HealthChecks.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ProbeAsksTheServer = new(
        "RUN020", "Liveness and readiness probes ask by http or grpc.",
        "Cloud Run does not offer tcp for them.")
    { Source = Sources.HealthChecks.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule HeaderHasName = new(
        "RUN074", "The header of a probe has a name that HTTP takes, and a value of one line.",
        "The request would be no HTTP, and the probe would fail.")
    { Source = Sources.HealthChecks.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) => spec.Containers.SelectMany(container =>
        ContainerProbes(container, spec.Accelerator).Select(v => v.Under(container.Path)));

    private static IEnumerable<Violation> ContainerProbes(ContainerSpec container, Accelerator? accelerator) =>
    [
        .. CheckGpuContainerSaysWhenItIsReady(container),
        .. Probe(container.StartupProbe, ProbeLimits.Of(ProbeRole.Startup, accelerator), "startupProbe"),
        .. Probe(container.LivenessProbe, ProbeLimits.Of(ProbeRole.Liveness, accelerator), "livenessProbe"),
        .. CheckProbeAsksTheServer(container.LivenessProbe, "livenessProbe"),
        .. Probe(container.ReadinessProbe, ProbeLimits.Of(ProbeRole.Readiness, accelerator), "readinessProbe"),
        .. CheckProbeAsksTheServer(container.ReadinessProbe, "readinessProbe"),
    ];

    // Whether the numbers of a probe make sense, so that more can be said of them.
    internal static bool IsSound(ContainerSpec container, ProbeRole role) =>
        !Probe(
            role == ProbeRole.Startup ? container.StartupProbe : container.LivenessProbe, ProbeLimits.Of(role, container.Accelerator), "")
            .Any(violation => violation.IsError);

    private static IEnumerable<Violation> Probe(ProbeSpec? probe, ProbeLimits limits, string path) => probe is null ? [] :
    [
        .. CheckProbeIsWithinLimits(limits.InitialDelaySeconds, $"{path}.initialDelaySeconds", probe.InitialDelaySeconds),
        .. CheckProbeIsWithinLimits(limits.PeriodSeconds, $"{path}.periodSeconds", probe.PeriodSeconds),
        .. CheckProbeIsWithinLimits(limits.TimeoutSeconds, $"{path}.timeoutSeconds", probe.TimeoutSeconds),
        .. ProbeIsWithinEveryLimit(limits, $"{path}.initialDelaySeconds", probe.InitialDelaySeconds),
        .. ProbeIsWithinEveryLimit(limits, $"{path}.periodSeconds", probe.PeriodSeconds),
        .. CheckTimeoutFitsPeriod(probe, limits, path),
        .. CheckProbeIsWithinLimits(limits.FailureThreshold, $"{path}.failureThreshold", probe.FailureThreshold),
        .. CheckProbeIsWithinLimits(limits.SuccessThreshold, $"{path}.successThreshold", probe.SuccessThreshold),
        .. CheckWindowIsWithinLimits(probe, limits, path),
        .. CheckPathIsAbsolute(probe, path),
        .. probe.Headers.SelectMany(header => CheckHeaderHasName(header.Key, header.Value, $"{path}.headers")),
    ];

    private static IEnumerable<Violation> CheckHeaderHasName(string name, string value, string path)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)))
        {
            yield return HeaderHasName.Broken(
                ArgumentPath.Key(path, name), "has a name that HTTP does not take", "Use letters, digits and hyphens.");
        }
        else if (value.Any(char.IsControl))
        {
            yield return HeaderHasName.Broken(ArgumentPath.Key(path, name), "has a value of several lines", "Write it in one line.");
        }
    }

    private static IEnumerable<Violation> CheckProbeIsWithinLimits(Bounds<int> bounds, string path, int number) =>
        bounds.Check(path, number, ProbeIsWithinLimits);

    // What no source allows is told by the other bounds alone.
    private static IEnumerable<Violation> ProbeIsWithinEveryLimit(ProbeLimits limits, string path, int number) =>
        limits.Doubted is { } doubted && number > 0 && number <= limits.PeriodSeconds.Maximum
            && !doubted.Contains(number)
                ?
                [
                    ProbeIsWithinLimits.Against(
                        doubted.Source, path, $"is {number}, but by some sources at most {doubted.Maximum} are allowed",
                        $"Use {doubted.Maximum} or less, and raise failureThreshold to wait as long."),
                ]
                : [];

    private static IEnumerable<Violation> CheckTimeoutFitsPeriod(ProbeSpec probe, ProbeLimits limits, string path)
    {
        if (limits.PeriodSeconds.Contains(probe.PeriodSeconds) && limits.TimeoutSeconds.Contains(probe.TimeoutSeconds)
            && probe.TimeoutSeconds > probe.PeriodSeconds)
        {
            yield return TimeoutFitsPeriod.Broken(
                $"{path}.timeoutSeconds", $"is {probe.TimeoutSeconds}, but periodSeconds is {probe.PeriodSeconds}",
                $"Use {probe.PeriodSeconds} or less, or raise periodSeconds.");
        }
    }

    private static IEnumerable<Violation> CheckWindowIsWithinLimits(ProbeSpec probe, ProbeLimits limits, string path)
    {
        if (limits.WindowSeconds is { } window && limits.PeriodSeconds.Contains(probe.PeriodSeconds)
            && probe.WindowSeconds > window)
        {
            yield return WindowIsWithinLimits.Broken(
                $"{path}.failureThreshold",
                $"is {probe.FailureThreshold}, which makes {probe.WindowSeconds} seconds with a period of {probe.PeriodSeconds}, "
                    + $"but at most {window} are allowed",
                $"Use {window / probe.PeriodSeconds} or less.");
        }
    }

    private static IEnumerable<Violation> CheckPathIsAbsolute(ProbeSpec probe, string path)
    {
        if (!probe.Path.StartsWith('/'))
        {
            yield return PathIsAbsolute.Broken(
                $"{path}.path", $"is '{probe.Path}', but must begin with /", $"Use /{probe.Path}.");
        }
    }

    private static IEnumerable<Violation> CheckProbeAsksTheServer(ProbeSpec? probe, string path)
    {
        if (probe?.Type == ProbeType.Tcp)
        {
            yield return ProbeAsksTheServer.Broken(
                $"{path}.type", "is tcp, but must be http or grpc", "Use http.");
        }
    }

    private static IEnumerable<Violation> CheckGpuContainerSaysWhenItIsReady(ContainerSpec container)
    {
        if (container.Accelerator is null)
        {
            yield break;
        }

        if (container.StartupProbe is null)
        {
            yield return GpuContainerSaysWhenItIsReady.Broken(
                "startupProbe", "is missing on the container with the GPU",
                "Ask for a path that the server answers once the model is loaded.");
        }
        else if (container.StartupProbe.Type == ProbeType.Tcp)
        {
            yield return ServerCommand.Of(container) is { Server: { OpensBeforeLoaded: false } server }
                ? GpuContainerSaysWhenItIsReady.Against(
                    Sources.HealthChecks.Unconfirmed, "startupProbe.type",
                    $"is tcp: {server.Title} opens its port once the model is loaded, but http says more for the same wait",
                    $"Use http with the path {server.HealthPaths[0]}.")
                : GpuContainerSaysWhenItIsReady.Broken(
                    "startupProbe.type", "is tcp on the container with the GPU, but an open port does not mean a loaded model",
                    "Use http with a path that the server answers once the model is loaded.");
        }
    }
}
