namespace GpuInfra.Cli;

// One change in Markdown: all of it, or its headline alone.
internal sealed record EntryMarkdown(string All, string Headline)
{
    private const int MostLines = 60;
    private const int MostSentences = 20;
    private const int ValueWidth = 200;

    public static EntryMarkdown Of(ChangeEntry entry)
    {
        var change = entry.First;
        var headline = $"**{ChangeWords.Sign(change.Kind)} {MarkdownText.Sentence(entry.Headline)}**\n";
        var text = new StringBuilder(headline);
        if (!entry.IsFolded)
        {
            var resource = (change.New ?? change.Old)!;
            text.AppendJoin(' ', MarkdownText.Code(resource.Name), MarkdownText.Code(ShortType.Of(resource))).Append('\n');
        }

        var lines = Capped([.. entry.IsFolded ? change.Properties.SelectMany(Lines) : Lines(change)], MostLines, "  ");
        if (lines.Count > 0)
        {
            text.Append('\n').Append(MarkdownText.Fence(lines));
        }

        var sentences = Capped([.. Sentences(entry)], MostSentences, "");
        if (sentences.Count > 0)
        {
            text.Append('\n').AppendJoin("", sentences.Select(sentence => $"- {sentence}\n"));
        }

        return new($"{text}\n", $"{headline}\n");
    }

    // What is made or deleted is told by its inputs, as the tree of a plan tells it.
    private static IEnumerable<string> Lines(ResourceChange change) => change.Kind switch
    {
        ChangeKind.Create => Facts("+", change.New!),
        ChangeKind.Delete => Facts("-", change.Old!),
        _ => change.Properties.SelectMany(Lines),
    };

    private static IEnumerable<string> Facts(string mark, PlannedResource resource) =>
        ResourceText.Of(resource).Skip(2).Select(fact => $"{mark} {ChangedPart.Fit(VisibleText.Of(fact.Text), ValueWidth)}");

    private static IEnumerable<string> Lines(PropertyChange property)
    {
        if (UnifiedDiff.Of(property) is { } lines)
        {
            return lines.Select(line => ChangedPart.Fit(line, ValueWidth)).Prepend($"  {property.Path}:");
        }

        if (ValueText.OfOne(property) is { } value)
        {
            var mark = property.Old is not null && property.New is not null ? " " : ChangeSymbol.Of(property);
            return [$"{mark} {property.Path}: {ChangedPart.Fit(value, ValueWidth)}"];
        }

        var (old, @new) = ValueText.Of(property.Old!, property.New!);
        (old, @new) = ChangedPart.Fit(old, @new, ValueWidth);
        return [$"- {property.Path}: {old}", $"+ {property.Path}: {@new}"];
    }

    private static IEnumerable<string> Sentences(ChangeEntry entry)
    {
        foreach (var property in entry.First.Properties)
        {
            if (property.Replaces is { } fact)
            {
                var condition = fact.Condition is { } words ? $", because {MarkdownText.Sentence(words)}" : "";
                var source = MarkdownText.Link("source", fact.Source.Url) is { } link ? $" ({link})" : "";
                yield return $"{MarkdownText.Code(property.Path)} **forces replacement**{condition}{source}";
            }

            if (entry.MeaningOf(property) is { } meaning)
            {
                yield return MarkdownText.Sentence(meaning);
            }
        }

        foreach (var consequence in entry.First.Consequences)
        {
            yield return $"⚠ {MarkdownText.Sentence(consequence)}";
        }
    }

    private static List<string> Capped(List<string> lines, int most, string lead) => lines.Count <= most
        ? lines
        : [.. lines.Take(most - 1), $"{lead}… and {Quantity.Of(lines.Count - most + 1, "more line")}"];
}
