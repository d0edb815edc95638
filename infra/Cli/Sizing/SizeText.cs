namespace GpuInfra.Cli;

// The answer to read: the best of all, what is reckoned for it, the others, and the lines to paste.
internal static class SizeText
{
    private const int LeftColumns = 3;

    public static void Write(SizeReport report, Terminal terminal)
    {
        var console = terminal.Console();
        if (report.Choice is { } choice)
        {
            TopicText.Write(console, [new("sizes", report.Title, $"{choice.Verdict} as {choice.Form.Engine.Id} {choice.Form.Name} on {choice.Gpu.Id}") { Facts = SizeReport.Facts(choice) }]);
        }
        else
        {
            terminal.Output.Write($"{report.Title}: nothing fits.\n");
        }

        terminal.Output.Write($"\n{Table(report)}");
        foreach (var refused in report.All.Where(sized => !sized.Fits))
        {
            terminal.Output.Write(CostText.Prose($"{refused.Form.Engine.Id} {refused.Form.Name} on {refused.Gpu.Id}: {refused.Refusal}.\n", terminal));
        }

        if (report.Choice is { } best)
        {
            terminal.Output.Write($"\nPaste into Pulumi.<stack>.yaml:\n\n{string.Concat(best.Lines.Select(line => $"{line}\n"))}");
            terminal.Output.Write(CostText.Prose($"\n{string.Concat(Notes(best).Select(note => $"{note}\n"))}", terminal));
        }
    }

    // What the lines leave to whoever pastes them.
    public static IEnumerable<string> Notes(Sized sized) =>
    [
        "'gpuinfra check' has no error for them. A stack that keeps what it makes says nothing of protect, and pins its image and its model.",
        .. sized.Form.LacksFile ? ["Write the name of a file of the repository in place of FILE.gguf."] : Array.Empty<string>(),
        .. sized.ToDo.Select(problem => $"{problem.Rule.Id} {problem.Path}: {problem.Problem}. {problem.Fix}"),
    ];

    private static string Table(SizeReport report)
    {
        var table = new TextTable(LeftColumns).Add("engine", "model", "GPU", "weights", "needed", "there is", "an hour", "");
        foreach (var sized in report.All)
        {
            table.Add(
                sized.Form.Engine.Id, sized.Form.Name, sized.Gpu.Id, SizeReport.Amount(sized.Sizing?.WeightBytes), SizeReport.Amount(sized.Sizing?.NeededBytes),
                sized.Sizing is { } sizing ? Gigabytes.Available(sizing.RoomBytes) : "not known", sized.Cost?.PerHour is { } hour ? Money.Text(hour) : "", sized.Verdict);
        }

        return table.ToString();
    }
}
