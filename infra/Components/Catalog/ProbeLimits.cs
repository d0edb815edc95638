namespace GpuInfra;

/// <summary>What the numbers of a probe may be, and what they are where nothing is said.</summary>
public sealed record ProbeLimits
{
    private const int LongestStartup = 600;
    private const int LongestStartupWithGpu = 1800;
    private const int DoubtedStartup = 240;
    private const int LongestLiveness = 3600;
    private const int LongestReadiness = 300;

    /// <summary>Seconds before the first probe; a single value where there is no choice.</summary>
    public required Bounds<int> InitialDelaySeconds { get; init; }

    /// <summary>Seconds from one probe to the next.</summary>
    public required Bounds<int> PeriodSeconds { get; init; }

    /// <summary>Seconds until a probe without an answer has failed; never longer than the period.</summary>
    public required Bounds<int> TimeoutSeconds { get; init; }

    /// <summary>How many failures in a row decide.</summary>
    public Bounds<int> FailureThreshold { get; } = new(1, null, Sources.HealthChecks);

    /// <summary>How many successes in a row decide; for readiness alone.</summary>
    public Bounds<int> SuccessThreshold { get; } = new(1, null, Sources.HealthChecks);

    /// <summary>The greatest product of failure threshold and period, in seconds; none where there is no limit.</summary>
    public int? WindowSeconds { get; init; }

    // What some sources allow of the delay and the period while others allow more; none where they agree. Read on 2026-11-28 in
    // the provider's own text, which a refusal of the API repeats, against Cloud Run's page on health checks.
    internal Bounds<int>? Doubted { get; init; }

    /// <summary>The limits of a role, in an instance with a GPU or without.</summary>
    public static ProbeLimits Of(ProbeRole role, Accelerator? accelerator) => role switch
    {
        ProbeRole.Startup => Startup(accelerator is null ? LongestStartup : LongestStartupWithGpu),
        ProbeRole.Liveness => Liveness(accelerator is null ? LongestStartup : LongestStartupWithGpu),
        _ => Readiness(),
    };

    private static ProbeLimits Startup(int longest) => new()
    {
        InitialDelaySeconds = UpTo(longest, from: 0),
        PeriodSeconds = UpTo(longest, from: 1),
        TimeoutSeconds = UpTo(longest, from: 1),
        WindowSeconds = longest,
        Doubted = new(0, DoubtedStartup, Sources.ProbesOfProvider),
    };

    private static ProbeLimits Liveness(int longestDelay) => new()
    {
        InitialDelaySeconds = UpTo(longestDelay, from: 0),
        PeriodSeconds = UpTo(LongestLiveness, from: 1),
        TimeoutSeconds = UpTo(LongestLiveness, from: 1),
    };

    private static ProbeLimits Readiness() => new()
    {
        InitialDelaySeconds = UpTo(0, from: 0),
        PeriodSeconds = UpTo(LongestReadiness, from: 1),
        TimeoutSeconds = UpTo(LongestReadiness, from: 1),
    };

    private static Bounds<int> UpTo(int maximum, int from) => new(from, maximum, Sources.HealthChecks);
}
