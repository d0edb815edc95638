namespace GpuInfra.Adoption;

/// <summary>Where something stands in a file that is read for adoption.</summary>
/// <param name="File">The file, as its reader was given it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record SourcePlace(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
