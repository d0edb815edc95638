namespace GpuInfra.Cli;

// What the rules find, to read: what a change brings or takes away, and how much stays as it is.
internal static class ReviewFindingsText
{
    private static readonly Style Come = new(Color.Red);
    private static readonly Style Gone = new(Color.Green);

    public static void Write(DiffSheet sheet, StackReview review)
    {
        var findings = FindingComparison.Of(review);
        if (findings.Changes.Count > 0 || (review.Diff is not { IsEmpty: true } && findings.Unchanged.Count > 0))
        {
            sheet.Title(findings.IsKnown ? $"Findings: {FindingWords.Counts(review)}" : "Findings");
            foreach (var change in findings.Changes)
            {
                sheet.Words(1, new(change.Sign, change.Sign == "+" ? Come : Gone), change.Line, Style.Plain);
            }

            WriteUnchanged(sheet, review, findings);
        }

        if (review.Diff is not { IsEmpty: true } && findings.Silenced.Count > 0)
        {
            sheet.Title(findings.IsKnown ? "Silenced as before" : "Silenced");
            WriteAll(sheet, findings.Silenced);
        }
    }

    private static void WriteUnchanged(DiffSheet sheet, StackReview review, FindingComparison findings)
    {
        if (!findings.IsKnown || review.IsBroken)
        {
            WriteAll(sheet, findings.Unchanged);
        }
        else if (findings.Unchanged.Count > 0)
        {
            sheet.Words(1, FindingWords.HowToSee(review, findings), Style.Plain);
        }
    }

    private static void WriteAll(DiffSheet sheet, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            sheet.Words(1, FindingsText.LineOf(finding.Problem), Style.Plain);
        }
    }
}
