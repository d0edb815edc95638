namespace GpuInfra;

/// <summary>Which traffic leaves through the network.</summary>
public enum Egress
{
    /// <summary>All of it.</summary>
    AllTraffic,

    /// <summary>Traffic to private addresses alone.</summary>
    PrivateRangesOnly,
}
