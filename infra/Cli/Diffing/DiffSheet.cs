namespace GpuInfra.Cli;

// Lines on a console, indented, none of them longer than it is wide.
internal sealed class DiffSheet(IAnsiConsole console)
{
    public static readonly Style Warning = new(Color.Red, decoration: Decoration.Bold);

    private const int Step = 2;
    private const int WordGap = 1;
    private const int FactGap = 2;

    private static readonly Style Heading = new(decoration: Decoration.Bold);

    private readonly int _width = console.Profile.Width - 1;

    public SourceNotes Sources { get; } = new();

    public int Room(int level) => _width - (level * Step);

    public void Blank() => console.WriteLine();

    public void Title(string text)
    {
        Blank();
        Words(0, text, Heading);
    }

    // Where the text's sources are. An address is not cut, whatever its length: then it would lead nowhere.
    public void WriteSources()
    {
        var lines = Sources.Lines.ToList();
        if (lines.Count > 0)
        {
            Words(0, "Sources", Heading);
            lines.ForEach(line => console.Profile.Out.Writer.WriteLine($"  {line}"));
        }
    }

    public void Words(int level, string text, Style style) =>
        Write(level, text.Split(' ').Select(word => new Segment(word, style)), WordGap);

    public void Words(int level, Segment sign, string text, Style style) =>
        Write(level, text.Split(' ').Select(word => new Segment(word, style)).Prepend(sign), WordGap);

    public void Facts(int level, IEnumerable<Segment> facts) => Write(level, facts, FactGap);

    public void Parts(int level, IEnumerable<Segment> parts) => Write(level, parts, WordGap);

    private void Write(int level, IEnumerable<Segment> segments, int gap)
    {
        var indentation = new string(' ', level * Step);
        var lines = segments.Select((segment, index) =>
            index == 0 ? segment with { Text = indentation + segment.Text } : segment);
        console.Write(new LineFiller(_width, indentation.Length + Step).Add(lines, gap).Lines);
        console.WriteLine();
    }
}

// The changes of a stack that put the same at risk.
internal sealed record RiskSection(Risk Risk, IReadOnlyList<ChangeEntry> Entries)
{
    public int Count => Entries.Sum(entry => entry.Changes.Count);

    public string Title => RiskWords.Title(Risk);

    // The sections of a diff, the riskiest first.
    public static IReadOnlyList<RiskSection> Of(StackDiff diff) =>
    [
        .. diff.Changes.GroupBy(change => change.Risk)
            .OrderByDescending(section => section.Key)
            .Select(section => new RiskSection(section.Key, ChangeEntry.Of(section))),
    ];
}

// The addresses that a text points to, each told once, at its end, and whole.
internal sealed class SourceNotes
{
    private readonly List<string> _addresses = [];

    public string Of(string address)
    {
        if (!_addresses.Contains(address))
        {
            _addresses.Add(address);
        }

        return Mark(_addresses.IndexOf(address));
    }

    // The addresses in the order in which they came, each behind what stands for it.
    public IEnumerable<string> Lines => _addresses.Select((address, index) => $"{Mark(index)} {VisibleText.Of(address)}");

    private static string Mark(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index + 1}]");
}
