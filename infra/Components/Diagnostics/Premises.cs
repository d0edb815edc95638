namespace GpuInfra;

/// <summary>What the verdict of a rule may rest on, besides the value that it is about.</summary>
[Flags]
public enum Premises
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>Which GPU an instance has.</summary>
    Gpu = 1,

    /// <summary>How much an instance has of GPUs, CPU and memory.</summary>
    Amounts = 2,

    /// <summary>The project.</summary>
    Project = 4,

    /// <summary>The region.</summary>
    Region = 8,
}
