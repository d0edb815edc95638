namespace GpuInfra.Cli;

// What a change does to one stack, as sections of a page.
internal static class StackMarkdown
{
    private const int RanksOfRisk = 10;
    private const int MostOpen = 10;

    public static int RankOf(Risk risk) => (int)risk * RanksOfRisk;

    public static IEnumerable<MarkdownSection> Of(StackReview review, StackDiff diff)
    {
        var sections = Content(review, diff).ToList();
        if (sections.Count == 0)
        {
            return [];
        }

        var rank = sections.SelectMany(section => section.Parts).Max(part => part.Rank);
        var subject = $"### {MarkdownText.Code($"{diff.Project}/{diff.Stack}")} against {MarkdownText.Code(diff.From)}";
        return sections.Prepend(new("", [new(rank, $"{subject}: {DiffSummary.Of(review)}\n\n")], ""));
    }

    public static IEnumerable<MarkdownSection> OfBroken(StackReview review) => ReviewFindingsMarkdown.Of(review).Prepend(
        new("", [new(RankOf(Risk.Impossible), $"### {MarkdownText.Sentence(DiffSummary.OfBroken(review))}\n\n")], ""));

    private static IEnumerable<MarkdownSection> Orders(StackDiff diff)
    {
        if (diff.Orders.Count > 0)
        {
            var orders = from order in diff.Orders
                         let steps = order.Steps.Select((step, index) => $"   {index + 1}. {MarkdownText.Sentence(step)}\n")
                         select new MarkdownPart(
                             RankOf(Risk.Exposure),
                             $"- ⚠ {MarkdownText.Sentence(order.Subject)}{Source("source", order.Source?.Url)}\n{string.Concat(steps)}\n");
            yield return MarkdownSection.Open($"#### {OrderText.Title}", [.. orders]);
        }
    }

    private static IEnumerable<MarkdownSection> Content(StackReview review, StackDiff diff)
    {
        var sections = RiskSection.Of(diff);
        var changes = sections.Select((section, index) => Section(section, index == 0 && section.Count <= MostOpen));
        var impact = diff.IsEmpty ? [] : Impact(review);
        return [.. Steered(diff), .. changes, .. Orders(diff), .. ReviewFindingsMarkdown.Of(review), .. impact, .. Noise(diff), .. Notes(diff)];
    }

    private static IEnumerable<MarkdownSection> Steered(StackDiff diff) =>
        diff.Steered.Count == 0 ? []
        : [new("", [.. diff.Steered.Select(words => new MarkdownPart(RankOf(Risk.Impossible) + 1, $"**! {MarkdownText.Sentence(words)}**\n\n"))], "")];

    private static MarkdownSection Section(RiskSection section, bool isFirst)
    {
        var parts = from entry in section.Entries
                    let text = EntryMarkdown.Of(entry)
                    select new MarkdownPart(RankOf(section.Risk), text.All, text.Headline == text.All ? null : text.Headline)
                    {
                        Changes = entry.Changes.Count,
                    };
        return section.Risk >= Risk.Exposure || isFirst
            ? MarkdownSection.Open($"#### {section.Title}", [.. parts])
            : MarkdownSection.Folded($"{section.Title}: {Quantity.Of(section.Count, "change")}", [.. parts]);
    }

    private static IEnumerable<MarkdownSection> Impact(StackReview review)
    {
        if (MonthlyCostChange.Of(review) is { } cost)
        {
            yield return MarkdownSection.Folded(
                $"{CostRow.Title(review)}: {cost.Deltas ?? "as before"}",
                new MarkdownPart(RankOf(Risk.Capacity) + 6, $"{ImpactMarkdown.Cost(review)}\n"));
        }

        if (ImpactMarkdown.Capacity(review) is { } capacity)
        {
            yield return MarkdownSection.Folded(
                ImpactMarkdown.CapacityTitle(review), new MarkdownPart(RankOf(Risk.Capacity) + 5, $"{capacity}\n"));
        }

        if (review.Runs.ToList() is { Count: > 0 } runs)
        {
            var lines = runs.Select(import => $"- {MarkdownText.Sentence(CostWords.Import(import))}\n");
            yield return MarkdownSection.Folded(
                ImpactText.ImportsTitle, new MarkdownPart(RankOf(Risk.Capacity) + 4, $"{string.Concat(lines)}\n"));
        }
    }

    private static IEnumerable<MarkdownSection> Noise(StackDiff diff)
    {
        var noise = NoiseSummary.Of(diff);
        if (noise.Count > 0)
        {
            var lines = noise.Select(fact => $"- {fact.Count} × {MarkdownText.Sentence(fact.Fact.What)}"
                + $"{Source("source", fact.Fact.Issue.Url)}\n");
            yield return MarkdownSection.Folded(NoiseSummary.Title(noise), new MarkdownPart(1, $"{string.Concat(lines)}\n"));
        }
    }

    private static IEnumerable<MarkdownSection> Notes(StackDiff diff)
    {
        if (diff.Notes.Count > 0)
        {
            var lines = diff.Notes.Select(note => $"> {MarkdownText.Sentence(note)}\n");
            yield return new("", [new(RankOf(Risk.Capacity) + 3, $"{string.Join(">\n", lines)}\n")], "");
        }
    }

    private static string Source(string label, string? url) => MarkdownText.Link(label, url) is { } link ? $" ({link})" : "";
}
