namespace GpuInfra.Fuzz;

/// <summary>What became of a file.</summary>
public enum Outcome
{
    /// <summary>It has no error.</summary>
    Accepted,

    /// <summary>It has an error.</summary>
    Refused,

    /// <summary>It cannot be understood.</summary>
    Unreadable,
}
