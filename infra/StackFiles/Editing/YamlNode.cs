using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.StackFiles;

// A node of a YAML text with the lines that it takes, counted from zero, and what it means.
internal sealed record YamlNode(int FirstLine, int LastLine, int Column, string Meaning)
{
    public IReadOnlyList<(YamlNode Key, YamlNode Value)> Entries { get; init; } = [];

    public IReadOnlyList<YamlNode> Items { get; init; } = [];

    // What is written as a key.
    public string Text { get; init; } = "";

    // Whether its parts stand on lines of their own.
    public bool IsBlock { get; init; }

    // Whether another node of the text is told by its name, or tells it.
    public bool IsNamed { get; init; }

    // Whether the blank lines behind it are a part of it.
    public bool KeepsBlanks { get; init; }

    // The document of a text; nothing where it has none, or more than one.
    public static YamlNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var node = new YamlNodeReader(parser, text.Split('\n')).Read();
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? node : null;
    }
}

internal sealed class YamlNodeReader(Parser parser, string[] lines)
{
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];

    public YamlNode Read()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            // What a name stands for is what was last said before it.
            var meant = _anchors.TryGetValue(alias.Value, out var known) ? known.Meaning : throw new YamlException(alias.Start, alias.End, "It has no name.");
            return new(LineOf(alias.Start), LineOf(alias.End), (int)alias.Start.Column - 1, $"*{meant}") { IsNamed = true };
        }

        var anchor = ((NodeEvent)parser.Current!).Anchor;
        var node = parser.TryConsume<Scalar>(out var scalar) ? Of(scalar)
            : parser.TryConsume<SequenceStart>(out var list) ? Of(list)
            : Of(parser.Consume<MappingStart>());
        if (anchor.IsEmpty)
        {
            return node;
        }

        _anchors[anchor] = node;
        return node with { IsNamed = true, Meaning = $"&{anchor.Value} {node.Meaning}" };
    }

    private YamlNode Of(Scalar scalar)
    {
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        var first = LineOf(scalar.Start);
        var last = isBlock ? LastOfBlock(scalar) : scalar.Value.Length == 0 && scalar.Style == ScalarStyle.Plain ? first : LineOf(scalar.End);
        return new(first, last, (int)scalar.Start.Column - 1, $"{scalar.Tag} {(scalar.Style == ScalarStyle.Plain ? "plain" : "text")} {scalar.Value.Length}:{scalar.Value}")
        {
            Text = scalar.Value,
            KeepsBlanks = isBlock && HeaderOf(scalar).Contains('+', StringComparison.Ordinal),
        };
    }

    private string HeaderOf(Scalar scalar) => lines[LineOf(scalar.Start)][((int)scalar.Start.Column - 1)..].Split('#')[0];

    private int LastOfBlock(Scalar scalar)
    {
        var last = Math.Min(scalar.End.Column == 1 ? LineOf(scalar.End) - 1 : LineOf(scalar.End), lines.Length - 1);
        while (last > LineOf(scalar.Start) && string.IsNullOrWhiteSpace(lines[last]))
        {
            last--;
        }

        return last;
    }

    private YamlNode Of(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Read());
        }

        var end = parser.Consume<SequenceEnd>();
        var isBlock = start.Style == SequenceStyle.Block;
        return new(
            LineOf(start.Start), isBlock ? items.Select(item => item.LastLine).DefaultIfEmpty(LineOf(start.Start)).Max() : LineOf(end.End), (int)start.Start.Column - 1,
            $"{start.Tag}[{string.Join('\n', items.Select(item => item.Meaning))}]")
        {
            Items = items,
            IsBlock = isBlock,
            IsNamed = items.Exists(item => item.IsNamed),
            KeepsBlanks = items.Exists(item => item.KeepsBlanks),
        };
    }

    private YamlNode Of(MappingStart start)
    {
        var entries = new List<(YamlNode Key, YamlNode Value)>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            entries.Add((Read(), Read()));
        }

        var end = parser.Consume<MappingEnd>();
        var isBlock = start.Style == MappingStyle.Block;
        return new(
            LineOf(start.Start), isBlock ? entries.Select(LastLineOf).DefaultIfEmpty(LineOf(start.Start)).Max() : LineOf(end.End),
            entries.Count > 0 ? entries[0].Key.Column : (int)start.Start.Column - 1,
            $"{start.Tag}{{{string.Join('\n', entries.Select(entry => $"{entry.Key.Meaning}: {entry.Value.Meaning}").Order(StringComparer.Ordinal))}}}")
        {
            Entries = entries,
            IsBlock = isBlock,
            IsNamed = entries.Exists(entry => entry.Key.IsNamed || entry.Value.IsNamed),
            KeepsBlanks = entries.Exists(entry => entry.Value.KeepsBlanks),
        };
    }

    private static int LastLineOf((YamlNode Key, YamlNode Value) entry) => Math.Max(entry.Key.LastLine, entry.Value.LastLine);

    private static int LineOf(Mark mark) => (int)mark.Line - 1;
}
