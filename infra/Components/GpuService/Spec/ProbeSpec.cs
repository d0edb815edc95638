namespace GpuInfra;

/// <summary>A probe with every number decided.</summary>
public sealed record ProbeSpec
{
    /// <summary>How the probe asks.</summary>
    public required ProbeType Type { get; init; }

    /// <summary>The port that is asked.</summary>
    public required int Port { get; init; }

    /// <summary>The path that an http probe gets.</summary>
    public required string Path { get; init; }

    /// <summary>The service that a grpc probe asks for; empty for the server as a whole.</summary>
    public required string Service { get; init; }

    /// <summary>Seconds before the first probe.</summary>
    public required int InitialDelaySeconds { get; init; }

    /// <summary>Seconds from one probe to the next.</summary>
    public required int PeriodSeconds { get; init; }

    /// <summary>Seconds until a probe without an answer has failed.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>How many failures in a row decide.</summary>
    public required int FailureThreshold { get; init; }

    /// <summary>How many successes in a row decide; for readiness alone.</summary>
    public required int SuccessThreshold { get; init; }

    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal long WindowSeconds => Math.BigMul(PeriodSeconds, FailureThreshold);
}
