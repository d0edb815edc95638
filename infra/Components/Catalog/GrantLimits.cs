namespace GpuInfra;

/// <summary>How far a permission reaches that is granted.</summary>
[Flags]
public enum GrantLimits
{
    /// <summary>Over the whole project.</summary>
    None = 0,

    /// <summary>Over the single resources that it is granted on.</summary>
    Resource = 1,

    /// <summary>Over the resources whose names a condition tells.</summary>
    Names = 2,

    /// <summary>Over the roles that a condition lists.</summary>
    Roles = 4,
}
