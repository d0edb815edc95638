namespace GpuInfra;

/// <summary>How the items of a list are matched with those of another.</summary>
/// <param name="Path">The list, as a path in which <c>[*]</c> stands for any item.</param>
/// <param name="Kind">What the items are.</param>
/// <param name="Key">The property that tells items apart, where they are maps.</param>
public sealed record ListMatch(string Path, ListKind Kind, string Key = "");
