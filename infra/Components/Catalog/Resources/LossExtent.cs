namespace GpuInfra;

/// <summary>How much is lost with a resource.</summary>
public enum LossExtent
{
    /// <summary>Nothing in the cloud.</summary>
    Nothing,

    /// <summary>The resource, which can be made anew.</summary>
    Resource,

    /// <summary>Data that nobody can make anew.</summary>
    Data,
}
