namespace GpuInfra;

/// <summary>Who never takes what breaks a rule, whatever anybody says of it.</summary>
public enum Refuser
{
    /// <summary>Nobody for certain: it works badly, costs or exposes something, or not everybody is refused it.</summary>
    None,

    /// <summary>Google Cloud, so that it runs nowhere today.</summary>
    Cloud,

    /// <summary>The program, which can make nothing of it, or something else than it says.</summary>
    Program,
}
