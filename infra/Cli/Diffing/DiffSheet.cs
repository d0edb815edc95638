using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>Lines on a console, indented, none of them longer than it is wide.</summary>
internal sealed class DiffSheet(IAnsiConsole console)
{
    public static readonly Style Warning = new(Color.Red, decoration: Decoration.Bold);

    private const int Step = 2;
    private const int WordGap = 1;
    private const int FactGap = 2;

    private static readonly Style Heading = new(decoration: Decoration.Bold);

    private readonly int _width = console.Profile.Width - 1;

    /// <summary>What the text points to.</summary>
    public SourceNotes Sources { get; } = new();

    public int Room(int level) => _width - (level * Step);

    public void Blank() => console.WriteLine();

    public void Title(string text)
    {
        Blank();
        Words(0, text, Heading);
    }

    /// <summary>Where the text's sources are. An address is not cut, whatever its length: then it would lead nowhere.</summary>
    public void WriteSources()
    {
        var lines = Sources.Lines.ToList();
        if (lines.Count > 0)
        {
            Words(0, "Sources", Heading);
            lines.ForEach(line => console.Profile.Out.Writer.WriteLine($"  {line}"));
        }
    }

    /// <summary>A sentence, broken between its words.</summary>
    public void Words(int level, string text, Style style) =>
        Write(level, text.Split(' ').Select(word => new Segment(word, style)), WordGap);

    /// <summary>A sentence behind a sign, below which it goes on.</summary>
    public void Words(int level, Segment sign, string text, Style style) =>
        Write(level, text.Split(' ').Select(word => new Segment(word, style)).Prepend(sign), WordGap);

    /// <summary>Some facts, each of them in one piece.</summary>
    public void Facts(int level, IEnumerable<Segment> facts) => Write(level, facts, FactGap);

    /// <summary>The same, with less between them.</summary>
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
