namespace GpuInfra.Cli;

// One change to read: its headline, what it is about, what differs, and what follows from that.
internal static class ChangeText
{
    private const int Level = 1;
    private const int PathRoom = 3;
    private const string Continued = "… ";

    private static readonly Style Heading = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);

    public static void Write(DiffSheet sheet, ChangeEntry entry)
    {
        var change = entry.First;
        var sign = new Segment(ChangeWords.Sign(change.Kind), ChangeSymbol.StyleOf(change.Kind));
        sheet.Words(Level, sign, entry.Headline, entry.IsFolded ? Style.Plain : Heading);
        if (!entry.IsFolded)
        {
            sheet.Facts(Level + 1, About(change));
        }

        foreach (var property in change.Properties)
        {
            Write(sheet, property);
            WriteMeaning(sheet, property, entry.MeaningOf(property));
        }

        foreach (var consequence in change.Consequences)
        {
            sheet.Words(Level + 1, new("!", DiffSheet.Warning), VisibleText.Of(consequence), Style.Plain);
        }
    }

    // What is made or deleted is told by its inputs, as the tree of a plan tells it.
    private static IEnumerable<Segment> About(ResourceChange change)
    {
        var resource = (change.New ?? change.Old)!;
        var facts = change.Kind is ChangeKind.Create or ChangeKind.Delete
            ? ResourceText.Of(resource)
            : [new(resource.Name, Style.Plain), new(ShortType.Of(resource), Quiet)];
        return facts.Select(fact => fact with { Text = VisibleText.Of(fact.Text) });
    }

    private static void Write(DiffSheet sheet, PropertyChange property)
    {
        var path = new[]
        {
            new Segment(ChangeSymbol.Of(property), ChangeSymbol.StyleOf(property)),
            new Segment($"{VisibleText.Of(property.Path)}:", Quiet),
        };
        if (UnifiedDiff.Of(property) is { } lines)
        {
            sheet.Parts(Level + 1, path);
            WriteLines(sheet, lines);
        }
        else
        {
            sheet.Parts(Level + 1, [.. path, .. Values(property, sheet.Room(Level + PathRoom))]);
        }

    }

    private static void WriteMeaning(DiffSheet sheet, PropertyChange property, string? meaning)
    {
        if (property.Replaces is { } fact)
        {
            var condition = fact.Condition is { } words ? $", because {VisibleText.Of(words)}" : "";
            sheet.Words(Level + PathRoom - 1, $"forces replacement{condition} {sheet.Sources.Of(fact.Source.Url)}", DiffSheet.Warning);
        }

        if (meaning is not null)
        {
            sheet.Words(Level + PathRoom - 1, VisibleText.Of(meaning), Style.Plain);
        }
    }

    private static IEnumerable<Segment> Values(PropertyChange property, int room)
    {
        var (made, deleted) = (ChangeSymbol.StyleOf(ChangeKind.Create), ChangeSymbol.StyleOf(ChangeKind.Delete));
        if (ValueText.OfOne(property) is { } value)
        {
            var style = property.Old is null ? made : property.New is null ? deleted : Style.Plain;
            return [new(ChangedPart.Fit(value, room), style)];
        }

        var (old, @new) = ValueText.Of(property.Old!, property.New!);
        (old, @new) = ChangedPart.Fit(old, @new, room);
        return [new(old, deleted), new($"→ {@new}", made)];
    }

    private static void WriteLines(DiffSheet sheet, IReadOnlyList<string> lines)
    {
        var room = Math.Max(sheet.Room(Level + PathRoom), 8);
        foreach (var line in lines)
        {
            var style = line[0] switch
            {
                '+' => ChangeSymbol.StyleOf(ChangeKind.Create),
                '-' => ChangeSymbol.StyleOf(ChangeKind.Delete),
                _ => Quiet,
            };
            foreach (var piece in Pieces(line, room))
            {
                sheet.Parts(Level + PathRoom - 1, [new(piece, style)]);
            }
        }
    }

    // A line that is too long goes on behind its mark and an ellipsis: nothing of it is lost.
    private static IEnumerable<string> Pieces(string line, int room)
    {
        yield return line.Length <= room ? line : line[..room];
        var rest = Math.Max(room - Continued.Length - 1, 1);
        for (var start = room; start < line.Length; start += rest)
        {
            yield return $"{line[0]}{Continued}{line.AsSpan(start, Math.Min(rest, line.Length - start))}";
        }
    }
}

// What happens to a property as one letter, and how a change looks where there is colour.
internal static class ChangeSymbol
{
    private static readonly Style Made = new(Color.Green);
    private static readonly Style Changed = new(Color.Olive);
    private static readonly Style Replaced = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style Deleted = new(Color.Red);
    private static readonly Style Moved = new(Color.Teal);

    public static string Of(PropertyChange property) => ChangeWords.Sign(KindOf(property));

    public static Style StyleOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => Made,
        ChangeKind.Update => Changed,
        ChangeKind.Replace => Replaced,
        ChangeKind.Delete => Deleted,
        _ => Moved,
    };

    public static Style StyleOf(PropertyChange property) => StyleOf(KindOf(property));

    private static ChangeKind KindOf(PropertyChange property) =>
        property.Old is null ? ChangeKind.Create
        : property.New is null ? ChangeKind.Delete
        : ChangeKind.Update;
}
