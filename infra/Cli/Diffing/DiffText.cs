namespace GpuInfra.Cli;

// What a change does to every stack, to read: the riskiest first, and all of it.
public static class DiffText
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);

    // Writes the reviews that compare something, those first whose traffic somebody turned, and then those whose changes put
    // the most at risk.
    public static void Write(IReadOnlyList<StackReview> reviews, IAnsiConsole console)
    {
        var sheet = new DiffSheet(console);
        foreach (var broken in reviews.Where(review => review.IsBroken))
        {
            sheet.Words(0, DiffSummary.OfBroken(broken), Heading);
            ReviewFindingsText.Write(sheet, broken);
            sheet.Blank();
        }

        foreach (var (review, diff) in DiffSummary.Sorted(reviews))
        {
            foreach (var steered in diff.Steered)
            {
                sheet.Words(0, new("!", DiffSheet.Warning), VisibleText.Of($"{diff.Project}/{diff.Stack}: {steered}"), DiffSheet.Warning);
            }

            sheet.Words(0, $"{DiffSummary.Subject(diff)}: {DiffSummary.Of(review)}", Heading);
            WriteChanges(sheet, diff);
            OrderText.Write(sheet, diff);
            ReviewFindingsText.Write(sheet, review);
            if (!diff.IsEmpty)
            {
                ImpactText.Write(sheet, review);
            }

            WriteNoise(sheet, diff);
            WriteNotes(sheet, diff);
            sheet.Blank();
        }

        sheet.WriteSources();
    }

    private static void WriteChanges(DiffSheet sheet, StackDiff diff)
    {
        foreach (var section in RiskSection.Of(diff))
        {
            sheet.Title(section.Title);
            foreach (var entry in section.Entries)
            {
                ChangeText.Write(sheet, entry);
            }
        }
    }

    private static void WriteNoise(DiffSheet sheet, StackDiff diff)
    {
        var noise = NoiseSummary.Of(diff);
        if (noise.Count > 0)
        {
            sheet.Title(NoiseSummary.Title(noise));
            foreach (var (fact, times) in noise)
            {
                sheet.Words(1, $"{times} × {VisibleText.Of(fact.What)} {sheet.Sources.Of(fact.Issue.Url)}", Quiet);
            }
        }
    }

    private static void WriteNotes(DiffSheet sheet, StackDiff diff)
    {
        if (diff.Notes.Count > 0)
        {
            sheet.Title("Notes");
            foreach (var note in diff.Notes)
            {
                sheet.Words(1, VisibleText.Of(note), Style.Plain);
            }
        }
    }
}
