namespace GpuInfra.Cli;

// The answer for a pull request.
internal static class SizeMarkdown
{
    public static string Write(SizeReport report)
    {
        var text = new StringBuilder($"### {MarkdownText.Whole(report.Title)}: ")
            .Append(report.Choice is { } best ? $"{best.Verdict} as {MarkdownText.Code(best.Form.Name)} on {MarkdownText.Code(best.Gpu.Id)}\n\n" : "nothing fits\n\n");
        if (report.Choice is { } choice)
        {
            text.Append(MarkdownText.Row(["figure", "value", "source"])).Append("|---|---|---|\n");
            foreach (var fact in SizeReport.Facts(choice))
            {
                text.Append(MarkdownText.Row([MarkdownText.Whole(fact.Name), MarkdownText.Whole(fact.Value), SourceOf(fact)]));
            }

            text.Append('\n');
        }

        text.Append(MarkdownText.Row(["engine", "model", "GPU", "weights", "needed", "there is", "an hour", "fits"])).Append("|---|---|---|---:|---:|---:|---:|---|\n");
        foreach (var sized in report.All)
        {
            text.Append(MarkdownText.Row(
            [
                sized.Form.Engine.Id, MarkdownText.Code(sized.Form.Name), sized.Gpu.Id, SizeReport.Amount(sized.Sizing?.WeightBytes), SizeReport.Amount(sized.Sizing?.NeededBytes),
                sized.Sizing is { } sizing ? Gigabytes.Available(sizing.RoomBytes) : "not known", sized.Cost?.PerHour is { } hour ? MarkdownText.Whole(Money.Text(hour)) : "",
                sized.Refusal is { } refusal ? MarkdownText.Whole($"no: {refusal}") : sized.Verdict,
            ]));
        }

        if (report.Choice is { } pasted)
        {
            text.Append("\n```yaml\n").AppendJoin("", pasted.Lines.Select(line => $"{line}\n")).Append("```\n\n")
                .AppendJoin("", SizeText.Notes(pasted).Select(note => $"- {MarkdownText.Whole(note)}\n"));
        }

        return text.ToString();
    }

    private static string SourceOf(Fact fact) => fact.Source is not { } source ? ""
        : (MarkdownText.Link($"read {Day.Text(source.Read)}", source.Url) ?? "") + (source.Certainty == Certainty.Unconfirmed ? ", unconfirmed" : "");
}
