namespace GpuInfra.Program;

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public readonly record struct Mark(int Line, int Column)
{
    /// <summary>No place: the value does not come from a file.</summary>
    public static Mark None => default;

    /// <summary>Whether there is a place.</summary>
    public bool IsKnown => Line > 0;
}
