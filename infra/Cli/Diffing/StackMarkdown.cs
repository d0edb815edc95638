using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a change does to one stack, as sections of a page.</summary>
internal static class StackMarkdown
{
    private const int RanksOfRisk = 10;
    private const int MostOpen = 10;
    private const int MostFindings = 20;

    /// <summary>The rank of a change, below which there is room for other things of less risk.</summary>
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

    private static IEnumerable<MarkdownSection> Content(StackReview review, StackDiff diff)
    {
        var sections = RiskSection.Of(diff);
        var changes = sections.Select((section, index) => Section(section, index == 0 && section.Count <= MostOpen));
        var impact = diff.IsEmpty ? [] : Findings(review).Concat(Impact(review));
        return [.. Steered(diff), .. changes, .. impact, .. Noise(diff), .. Notes(diff)];
    }

    private static IEnumerable<MarkdownSection> Steered(StackDiff diff) =>
        diff.Steered.Count == 0 ? []
        : [new("", [.. diff.Steered.Select(words => new MarkdownPart(RankOf(Risk.DataLoss) + 1, $"**! {MarkdownText.Sentence(words)}**\n\n"))], "")];

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

    private static IEnumerable<MarkdownSection> Findings(StackReview review)
    {
        var findings = DiffSummary.Findings(review);
        if (findings.Count > 0)
        {
            var lines = from finding in findings.Take(MostFindings)
                        let line = FindingsText.LineOf(finding with { Source = null })
                        select $"- {MarkdownText.Sentence(line)}{Source("source", finding.Source)}\n";
            var cut = findings.Count - MostFindings;
            var more = cut > 0 ? $"- … and {Quantity.Of(cut, "more finding")}\n" : "";
            yield return MarkdownSection.Folded(
                $"Findings: {DiffSummary.FindingWords(review)}",
                new MarkdownPart(RankOf(Risk.Capacity) + 4, $"{string.Concat(lines)}{more}\n"));
        }
    }

    private static IEnumerable<MarkdownSection> Impact(StackReview review)
    {
        if (CostRow.IsPaidFor(review))
        {
            yield return MarkdownSection.Folded(
                $"{CostRow.Title(review)}: {DiffSummary.CostWords(review) ?? "as before"}",
                new MarkdownPart(RankOf(Risk.Capacity) + 6, $"{ImpactMarkdown.Cost(review)}\n"));
        }

        if (ImpactMarkdown.Capacity(review) is { } capacity)
        {
            yield return MarkdownSection.Folded(
                ImpactMarkdown.CapacityTitle(review), new MarkdownPart(RankOf(Risk.Capacity) + 5, $"{capacity}\n"));
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
