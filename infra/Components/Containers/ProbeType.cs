namespace GpuInfra;

/// <summary>How a probe asks.</summary>
public enum ProbeType
{
    /// <summary>It gets a path and wants a status from 200 to 399.</summary>
    Http,

    /// <summary>It asks gRPC's health service.</summary>
    Grpc,

    /// <summary>It opens a connection and says nothing.</summary>
    Tcp,
}
