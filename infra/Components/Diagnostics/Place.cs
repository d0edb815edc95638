namespace GpuInfra;

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public readonly record struct Place(int Line, int Column)
{
    /// <summary>The file as the user named it; none where it is the one that is read.</summary>
    public string? File { get; init; }

    /// <summary>No place: the value does not come from a file.</summary>
    public static Place None => default;

    /// <summary>Whether there is a place.</summary>
    public bool IsKnown => Line > 0;
}
