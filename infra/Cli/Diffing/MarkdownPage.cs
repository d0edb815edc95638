namespace GpuInfra.Cli;

// Sections on a page of a size: what matters least makes room, and the page says so.
internal sealed class MarkdownPage
{
    // What the least risky changes may take in full. Beyond it their headlines do, so that more of them are named.
    private const int ShareOfLesser = 2;
    private const int MostLettersOfFoot = 320;

    private readonly Dictionary<MarkdownPart, string> _shown = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<MarkdownSection> _sections;
    private readonly int _maxBytes;
    private int _bytes = MostLettersOfFoot;

    private MarkdownPage(IReadOnlyList<MarkdownSection> sections, int maxBytes)
    {
        _sections = sections;
        _maxBytes = maxBytes;
        Fill();
    }

    public static string Write(IReadOnlyList<MarkdownSection> sections, int maxBytes) =>
        new MarkdownPage(sections, maxBytes).Text;

    private string Text => string.Concat(_sections.Select(section => section.Text(_shown))) + Foot;

    private string Foot
    {
        get
        {
            var parts = _sections.SelectMany(section => section.Parts).ToList();
            var hidden = parts.Where(part => !_shown.ContainsKey(part)).ToList();
            var brief = parts.Count(part => part.Brief is not null && _shown.GetValueOrDefault(part) == part.Brief);
            string?[] cuts =
            [
                hidden.Sum(part => part.Changes) is > 0 and var changes ? Quantity.Of(changes, "change") : null,
                brief > 0 ? $"the details of {Quantity.Of(brief, "change")}" : null,
                hidden.Any(part => part.Changes == 0) ? "some lists" : null,
            ];
            return cuts.OfType<string>().ToList() is { Count: > 0 } said
                ? $"_Left out here, where there is not room for all, from the least risky on: {string.Join(", ", said)}. "
                    + "`gpuinfra diff --format json` and the HTML page have everything._\n"
                : "";
        }
    }

    private void Fill()
    {
        var open = new HashSet<MarkdownSection>(ReferenceEqualityComparer.Instance);
        var parts = _sections.SelectMany(section => section.Parts.Select(part => (section, part)));
        foreach (var (section, part) in parts.OrderByDescending(pair => pair.part.Rank))
        {
            var frame = open.Contains(section) ? 0 : section.Frame;
            if (Choose(part, frame) is not { } text)
            {
                return;
            }

            open.Add(section);
            _shown[part] = text;
            _bytes += frame + Encoding.UTF8.GetByteCount(text);
        }
    }

    private string? Choose(MarkdownPart part, int frame)
    {
        var isLesser = part.Rank < DiffMarkdown.RankOfRisks && _bytes > _maxBytes / ShareOfLesser;
        string?[] choices = isLesser && part.Brief is not null ? [part.Brief] : [part.All, part.Brief];
        return choices.FirstOrDefault(text =>
            text is not null && _bytes + frame + Encoding.UTF8.GetByteCount(text) <= _maxBytes);
    }
}

// A piece of a page that is shown whole, in brief or not at all, and is well-formed in each case.
internal sealed record MarkdownPart(int Rank, string All, string? Brief = null)
{
    public int Changes { get; init; }
}

// Parts of a page between an opening and a closing, without which none of them is shown.
internal sealed record MarkdownSection(string Opening, IReadOnlyList<MarkdownPart> Parts, string Closing)
{
    private const int MostLettersOfCut = 64;

    public static MarkdownSection Open(string title, params IReadOnlyList<MarkdownPart> parts) => new($"{title}\n\n", parts, "");

    public static MarkdownSection Folded(string summary, params IReadOnlyList<MarkdownPart> parts) =>
        new($"<details>\n<summary>{summary}</summary>\n\n", parts, "</details>\n\n");

    public int Frame => Encoding.UTF8.GetByteCount(Opening) + Encoding.UTF8.GetByteCount(Closing) + MostLettersOfCut;

    // The section with the parts that are shown; nothing where none is.
    public string Text(IReadOnlyDictionary<MarkdownPart, string> shown)
    {
        var parts = Parts.Where(shown.ContainsKey).ToList();
        var hidden = Parts.Sum(part => part.Changes) - parts.Sum(part => part.Changes);
        var cut = hidden > 0 ? $"… and {Quantity.Of(hidden, "more change")}\n\n" : "";
        return parts.Count == 0 ? "" : $"{Opening}{string.Concat(parts.Select(part => shown[part]))}{cut}{Closing}";
    }
}
