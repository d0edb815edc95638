namespace GpuInfra;

/// <summary>What a server is told of one setting.</summary>
/// <param name="Server">The server.</param>
/// <param name="Option">The setting.</param>
/// <param name="Name">The flag or variable that says it; empty for a model that stands alone.</param>
/// <param name="Word">The value, and where the settings say it.</param>
internal sealed record ServerValue(Server Server, ServerOption Option, string Name, CommandWord Word)
{
    public string? Text => Word.Text;

    public string Path => Word.Path;

    /// <summary>How it is said, as a subject of a sentence needs it.</summary>
    public string Said => Name.Length == 0 ? $"{Text}" : $"{Name} {Text}";
}
