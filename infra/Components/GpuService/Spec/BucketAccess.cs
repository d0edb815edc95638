namespace GpuInfra;

/// <summary>What containers may do with a mounted bucket.</summary>
public enum BucketAccess
{
    /// <summary>They may only read.</summary>
    ReadOnly,

    /// <summary>They may write, too, which the rules refuse.</summary>
    ReadWrite,
}
