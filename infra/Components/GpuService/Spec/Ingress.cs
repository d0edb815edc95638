namespace GpuInfra;

/// <summary>Who reaches a service.</summary>
public enum Ingress
{
    /// <summary>The project's networks and Google's own services.</summary>
    Internal,

    /// <summary>The same, and load balancers.</summary>
    InternalAndCloudLoadBalancing,

    /// <summary>The internet, which the rules refuse.</summary>
    All,
}
