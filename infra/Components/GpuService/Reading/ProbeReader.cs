namespace GpuInfra;

// Gives every number of a probe a value.
internal sealed class ProbeReader
{
    internal static readonly Rule ProbeSaysOnlyWhatItHas = new(
        "RUN021", "A probe says only what its kind has.",
        "A path belongs to http, a service to grpc, a success threshold to readiness, a delay to startup and liveness. "
            + "Elsewhere they would be refused or ignored.")
    { Source = Sources.HealthChecks.Url, RefusedBy = Refuser.Program };

    internal static readonly Rule ProbeHasPort = new(
        "RUN022", "A sidecar's probe says its port.",
        "A sidecar has no port of its own to ask at.")
    { Source = Sources.HealthChecks.Url, RefusedBy = Refuser.Program };

    private const int DefaultPeriodSeconds = 10;
    private const int DefaultTimeoutSeconds = 5;
    private const int DefaultFailureThreshold = 3;
    private const int DefaultSuccessThreshold = 2;

    private readonly Accelerator? _accelerator;
    private readonly ICollection<Violation> _violations;

    internal ProbeReader(Accelerator? accelerator, ICollection<Violation> violations) =>
        (_accelerator, _violations) = (accelerator, violations);

    internal ProbeSpec? Read(ProbeArgs? probe, ProbeRole role, int? port, string path)
    {
        if (probe is null)
        {
            return null;
        }

        var type = Choice.Read<ProbeType>(Sources.HealthChecks, ArgumentPath.Join(path, "type"), probe.Type, _violations) ?? ProbeType.Http;
        foreach (var violation in CheckProbeSaysOnlyWhatItHas(probe, role, type))
        {
            _violations.Add(violation.Under(path));
        }

        var period = probe.PeriodSeconds ?? DefaultPeriodSeconds;
        return new ProbeSpec
        {
            Type = type,
            Port = probe.Port ?? port ?? MissingPort(path),
            Path = probe.Path ?? "/",
            Service = probe.Service ?? "",
            Headers = probe.Headers.Over(null),
            InitialDelaySeconds = role == ProbeRole.Readiness ? 0 : probe.InitialDelaySeconds ?? 0,
            PeriodSeconds = period,
            TimeoutSeconds = probe.TimeoutSeconds ?? Math.Clamp(period, 1, DefaultTimeoutSeconds),
            FailureThreshold = probe.FailureThreshold ?? PeriodsInWindow(role, period) ?? DefaultFailureThreshold,
            SuccessThreshold = probe.SuccessThreshold ?? DefaultSuccessThreshold,
        };
    }

    private static IEnumerable<Violation> CheckProbeSaysOnlyWhatItHas(ProbeArgs probe, ProbeRole role, ProbeType type)
    {
        if (probe.Path is not null && type != ProbeType.Http)
        {
            yield return OnlyFor("path", "an http probe");
        }

        if (probe.Headers is not null && (type != ProbeType.Http || role == ProbeRole.Readiness))
        {
            yield return OnlyFor("headers", "an http probe for startup or liveness");
        }

        if (probe.Service is not null && type != ProbeType.Grpc)
        {
            yield return OnlyFor("service", "a grpc probe");
        }

        if (probe.SuccessThreshold is not null && role != ProbeRole.Readiness)
        {
            yield return OnlyFor("successThreshold", "a readiness probe");
        }

        if (probe.InitialDelaySeconds is not null && role == ProbeRole.Readiness)
        {
            yield return OnlyFor("initialDelaySeconds", "a startup or liveness probe");
        }
    }

    private static Violation OnlyFor(string path, string kind) =>
        ProbeSaysOnlyWhatItHas.Broken(path, $"is given, but only {kind} has it", "Leave it out.");

    private int? PeriodsInWindow(ProbeRole role, int period) =>
        ProbeLimits.Of(role, _accelerator).WindowSeconds / Math.Max(period, 1) is { } periods ? Math.Max(periods, 1) : null;

    private int MissingPort(string path)
    {
        _violations.Add(ProbeHasPort.Broken(
            ArgumentPath.Join(path, "port"), "is missing, and a sidecar has no port of its own",
            "Say the port that the sidecar listens on."));
        return CloudRunLimits.Port.Minimum;
    }
}
