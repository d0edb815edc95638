namespace GpuInfra;

/// <summary>Where the range of a subnet stands.</summary>
internal enum SubnetPlace
{
    /// <summary>Alone, without a list, or first of several.</summary>
    First,

    /// <summary>Alone in a list: those before it are gone.</summary>
    Only,

    /// <summary>Behind others.</summary>
    Later,
}
