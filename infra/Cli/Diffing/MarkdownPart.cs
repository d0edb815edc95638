namespace GpuInfra.Cli;

/// <summary>A piece of a page that is shown whole, in brief or not at all, and is well-formed in each case.</summary>
/// <param name="Rank">How much it matters: what matters less makes room first.</param>
/// <param name="All">All of it.</param>
/// <param name="Brief">The least that can be said of it; nothing where it is shown whole or not at all.</param>
internal sealed record MarkdownPart(int Rank, string All, string? Brief = null)
{
    /// <summary>How many changes it tells of.</summary>
    public int Changes { get; init; }
}
