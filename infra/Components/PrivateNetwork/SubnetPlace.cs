namespace GpuInfra;

// Where the range of a subnet stands.
internal enum SubnetPlace
{
    // Alone, without a list, or first of several.
    First,

    Only,

    Later,
}
