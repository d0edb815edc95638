namespace GpuInfra.Cli.Tests;

/// <summary>The parts of a Markdown file that a test can hold to its word.</summary>
internal sealed class MarkdownFile(string path)
{
    private const string Fence = "```";

    private readonly string[] _lines = Repository.Read(path).Split('\n');

    /// <summary>The language of every fenced block, in order.</summary>
    public IReadOnlyList<string> Languages => [.. Blocks().Select(block => block.Language)];

    /// <summary>The text of every fenced block in a language.</summary>
    public IReadOnlyList<string> BlocksIn(string language) =>
        [.. Blocks().Where(block => block.Language == language).Select(block => block.Text)];

    /// <summary>What stands between two comments of a name.</summary>
    public string Generated(string name)
    {
        var (start, end) = (Array.IndexOf(_lines, $"<!-- {name} -->"), Array.IndexOf(_lines, $"<!-- /{name} -->"));
        Assert.True(start >= 0 && end > start, $"{path} has no part between <!-- {name} --> and <!-- /{name} -->.");
        return string.Join('\n', _lines[(start + 1)..end]);
    }

    private IEnumerable<(string Language, string Text)> Blocks()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(_lines, Fence, i + 1);
                yield return (_lines[i][Fence.Length..], string.Join('\n', _lines[(i + 1)..end]));
                i = end;
            }
        }
    }
}
