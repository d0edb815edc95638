using System.Text;

namespace GpuInfra.Cli;

/// <summary>Parts of a page between an opening and a closing, without which none of them is shown.</summary>
internal sealed record MarkdownSection(string Opening, IReadOnlyList<MarkdownPart> Parts, string Closing)
{
    private const int MostLettersOfCut = 64;

    /// <summary>A section that stays open.</summary>
    public static MarkdownSection Open(string title, params IReadOnlyList<MarkdownPart> parts) => new($"{title}\n\n", parts, "");

    /// <summary>A section that the reader opens.</summary>
    public static MarkdownSection Folded(string summary, params IReadOnlyList<MarkdownPart> parts) =>
        new($"<details>\n<summary>{summary}</summary>\n\n", parts, "</details>\n\n");

    /// <summary>What it takes beside its parts.</summary>
    public int Frame => Encoding.UTF8.GetByteCount(Opening) + Encoding.UTF8.GetByteCount(Closing) + MostLettersOfCut;

    /// <summary>The section with the parts that are shown; nothing where none is.</summary>
    public string Text(IReadOnlyDictionary<MarkdownPart, string> shown)
    {
        var parts = Parts.Where(shown.ContainsKey).ToList();
        var hidden = Parts.Sum(part => part.Changes) - parts.Sum(part => part.Changes);
        var cut = hidden > 0 ? $"… and {Quantity.Of(hidden, "more change")}\n\n" : "";
        return parts.Count == 0 ? "" : $"{Opening}{string.Concat(parts.Select(part => shown[part]))}{cut}{Closing}";
    }
}
