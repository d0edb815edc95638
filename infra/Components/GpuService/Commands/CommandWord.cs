namespace GpuInfra;

/// <summary>A word that a container is started with.</summary>
/// <param name="Text">The word; none where it holds what only the container knows.</param>
/// <param name="Path">Where the settings say it; empty where a preset does.</param>
internal sealed record CommandWord(string? Text, string Path)
{
    /// <summary>Whether no shell came before the server, so that a variable in the word stays as it is written.</summary>
    public bool IsBare { get; init; }
}
