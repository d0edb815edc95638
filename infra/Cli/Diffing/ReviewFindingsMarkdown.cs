namespace GpuInfra.Cli;

// What the rules find, in Markdown: what a change brings or takes away is open, and what stays is folded.
internal static class ReviewFindingsMarkdown
{
    private const int MostLines = 20;
    private static readonly int Rank = StackMarkdown.RankOf(Risk.Capacity) + 4;

    // Somebody must see that a rule was silenced or broken before they see what is only at risk of money.
    private static readonly int RankOfNew = StackMarkdown.RankOf(Risk.Exposure) - 1;

    public static IEnumerable<MarkdownSection> Of(StackReview review)
    {
        var findings = FindingComparison.Of(review);
        if (findings.Changes.Count > 0)
        {
            var lines = findings.Changes.Select(change => Line(change.LineWithoutSource, change.Finding));
            yield return MarkdownSection.Open(
                $"#### Findings: {FindingWords.Counts(review)}", new MarkdownPart(RankOfNew, $"{List(lines)}\n"));
        }

        if (review.Diff is { IsEmpty: true })
        {
            yield break;
        }

        if (findings.Unchanged.Count > 0)
        {
            yield return findings.IsKnown && !review.IsBroken
                ? Brief($"Findings: {FindingWords.HowToSee(review, findings)}")
                : Folded(findings.IsKnown ? "Findings as before" : $"Findings: {FindingWords.Counts(review)}", findings.Unchanged);
        }

        if (findings.Silenced.Count > 0)
        {
            yield return Folded(
                $"{Quantity.Of(findings.Silenced.Count, "finding")} silenced{(findings.IsKnown ? " as before" : "")}", findings.Silenced);
        }
    }

    private static MarkdownSection Brief(string sentence) => new("", [new(Rank, $"{MarkdownText.Sentence(sentence)}\n\n")], "");

    private static MarkdownSection Folded(string title, IReadOnlyList<Finding> findings)
    {
        var lines = findings.Select(finding => Line(FindingsText.LineOf(finding.Problem with { Source = null }), finding));
        return MarkdownSection.Folded(title, new MarkdownPart(Rank, $"{List(lines)}\n"));
    }

    private static string List(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        var cut = all.Count - MostLines;
        var more = cut > 0 ? $"- … and {Quantity.Of(cut, "more finding")}\n" : "";
        return string.Concat(all.Take(MostLines)) + more;
    }

    private static string Line(string line, Finding finding)
    {
        var source = MarkdownText.Link("source", finding.Problem.Source) is { } link ? $" ({link})" : "";
        return $"- {MarkdownText.Sentence(line)}{source}\n";
    }
}
