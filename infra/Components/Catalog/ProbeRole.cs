namespace GpuInfra;

/// <summary>What a probe decides.</summary>
public enum ProbeRole
{
    /// <summary>Whether a container has started.</summary>
    Startup,

    /// <summary>Whether a container must be restarted.</summary>
    Liveness,

    /// <summary>Whether an instance gets new requests.</summary>
    Readiness,
}
