using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace GpuInfra.Cli;

// Values, and how two of them differ.
internal static class ValueMarkup
{
    private const int Context = 3;

    // Below this length the eye finds the difference alone.
    private const int LongText = 24;

    public static XElement Of(PropertyValue? value)
    {
        var text = ValueLines.Of(value);
        return value is null ? Tag.Span("nothing", "not set")
            : text.Contains('\n', StringComparison.Ordinal) ? Tag.Of("pre", text)
            : Tag.Code(text);
    }

    // Whether two values are shown as one text with lines that come and go, and not side by side.
    public static bool IsUnified(PropertyChange change) =>
        change is { Old: not null, New: not null } && (HasLines(change.Old) || HasLines(change.New));

    public static XElement Unified(PropertyChange change)
    {
        var lines = new InlineDiffBuilder(new Differ())
            .BuildDiffModel(ValueLines.Of(change.Old), ValueLines.Of(change.New), ignoreWhitespace: false).Lines;
        var shown = new bool[lines.Count];
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Type != ChangeType.Unchanged)
            {
                shown.AsSpan(Math.Max(index - Context, 0)..Math.Min(index + Context + 1, lines.Count)).Fill(true);
            }
        }

        return Tag.Of("pre", Tag.Class("unified"), lines.Select((line, index) =>
            shown[index] ? Line(line)
            : index == 0 || shown[index - 1] ? Tag.Span("line skipped", "⋯\n")
            : null));
    }

    public static (XElement Old, XElement New) Pair(PropertyChange change)
    {
        var (old, @new) = (ValueLines.Of(change.Old), ValueLines.Of(change.New));
        if (change.Old is null || change.New is null || Math.Min(old.Length, @new.Length) < LongText)
        {
            return (Of(change.Old), Of(change.New));
        }

        var start = old.AsSpan().CommonPrefixLength(@new);
        var end = 0;
        while (end < Math.Min(old.Length, @new.Length) - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }

        return (Marked(old, start, end), Marked(@new, start, end));
    }

    private static bool HasLines(PropertyValue value) => ValueLines.Of(value).Contains('\n', StringComparison.Ordinal);

    private static XElement Line(DiffPiece line) => line.Type switch
    {
        ChangeType.Inserted => Tag.Of("ins", Tag.Class("line"), $"+ {line.Text}\n"),
        ChangeType.Deleted => Tag.Of("del", Tag.Class("line"), $"− {line.Text}\n"),
        _ => Tag.Span("line", $"  {line.Text}\n"),
    };

    private static XElement Marked(string text, int start, int end) => Tag.Of(
        "code", text[..start], start + end < text.Length ? Tag.Of("mark", text[start..^end]) : null, text[^end..]);
}
