using static GpuInfra.Components.Tests.StartModel;

namespace GpuInfra.Components.Tests;

// The page docs/cold-starts.md, of the figures and of what the code makes of them.
internal static class ColdStartPage
{
    public const decimal Aim = 0.25m;

    private static readonly IReadOnlyList<StartFigure> Usable = StartFigure.For("usable");

    public static int Within(Func<StartFigure, StartModel> model) => Usable.Count(figure => IsWithin(model(figure), figure));

    public static bool IsWithin(StartModel model, StartFigure figure) => Math.Abs(model.ErrorOf(figure)) <= Aim;

    public static string Write() => string.Join('\n',
    [
        "# Cold starts: what the code expects, and what was measured",
        "",
        "This page is written by a test (`ColdStartPageTests`), which fails if the code expects something else. Nobody here measured",
        "anything: the figures are other people's, and each row names its source.",
        "",
        Verdict(),
        "",
        "A figure with two ends counts by its middle, even where one end is a run that its own report calls an exception (`image-12b`).",
        "*Without it* is what would be expected if the row had no say: every number that it helped to set is set anew by the other rows",
        "alone.",
        "",
        .. Compared(Usable),
        "",
        "## Figures that set nothing, tried afterwards",
        "",
        $"They stand in the same reports, but not among the usable rows. No number below stands on them, though they were known when it was rounded. {Count(StartFigure.For("tried"))}",
        "",
        .. Compared(StartFigure.For("tried")),
        "",
        "## Parts of the same reports",
        "",
        "Where a report times a phase by itself, a number below may stand on that.",
        "",
        .. Compared(StartFigure.For("part")),
        "",
        "## How an estimate is made",
        "",
        "A cold start is a sum: the instance, what the engine does before it reads weights, the weights by the rate of their way, what",
        "the engine does after that. A copy that runs beside the start of the engine counts only where it is the longer of the two.",
        "What is summed for a row is what its clock covers. `gpuinfra cost`, `diff` and the page show the sum as *about n s*; startup probes",
        "are sized by the slow end of the range beside it, never by the expected value.",
        "",
        "Each number is one value for all rows, GPUs and models, and stands on two rows at least or on a page. In brackets: what each",
        "row by itself would make of it.",
        "",
        "| number | value | stands on |",
        "|---|---|---|",
        .. StartParameter.All.Select(parameter => $"| {parameter.Title} | {parameter.Text} | {StandsOn(parameter)} |"),
        "",
        "What it does not know:",
        "",
        "- Rows with read-ahead read in parallel and copy into memory. An engine that reads the mount itself, one file after the other,",
        "  may be slower; no row says how much.",
        "- Google ranks a copy in many parts before FUSE. The rows of the copy are of one report, where it ran beside the start of vLLM;",
        "  the two rows of FUSE with read-ahead, of two reports, are about four times as fast. Both are taken as they are.",
        "- No usable row streams from the bucket with Run:ai's streamer, runs SGLang or text-embeddings-inference, or runs vLLM on an L4.",
        "  The streamer is taken to be as fast as a copy in many parts, SGLang to start as vLLM, and text-embeddings-inference to take the",
        "  middle of the 5 to 15 seconds that Google says of an engine.",
        "- How long vLLM starts and how long it takes where it compiles nothing stand on the same two rows, of one report, which cannot",
        "  tell the one from the other well: each row without a say is missed.",
        "- FUSE without read-ahead was measured past the VPC alone.",
        "- The first pull of a big image differs by more than half between the two runs that there are. It comes once for each new",
        "  image, so the cold start that is shown leaves it out.",
        "- Rows of one report share a machine, a region and a week. Most of the rows past the VPC are of one report.",
        "",
        "## Figures that cannot be used",
        "",
        "| what | model, engine, GPU | seconds | what is missing | source |",
        "|---|---|---:|---|---|",
        .. StartFigure.For("unusable").Select(figure =>
            $"| {figure.What} | {Subject(figure)} | {Seconds(figure)} | {figure.Lacks} | {Source(figure)} |"),
        "",
    ]);

    private static string Verdict()
    {
        var (within, needed) = (Within(_ => OfCode), Usable.Count * 3 / 4m);
        var missed = string.Join(", ", Usable.Where(figure => !IsWithin(OfCode, figure)).Select(figure => $"`{figure.Id}`"));
        return Text($"**{within} of the {Usable.Count} usable figures are within 25 %** of what the code expects; the aim is three quarters, which is ")
            + Text($"{(within >= needed ? "reached" : "not reached")}. {(missed.Length > 0 ? $"Missed: {missed}. " : "")}")
            + Text($"With each row left without a say in the numbers that it helped to set, {Within(Without)} of {Usable.Count} are.");
    }

    private static string Count(IReadOnlyList<StartFigure> figures) =>
        Text($"{figures.Count(figure => IsWithin(OfCode, figure))} of {figures.Count} are within 25 %.");

    private static IEnumerable<string> Compared(IReadOnlyList<StartFigure> figures) =>
    [
        "| row | what | model, engine, GPU | clock | measured, s | expected, s | error | within 25 % | without it, s | source |",
        "|---|---|---|---|---:|---:|---:|---|---:|---|",
        .. figures.Select(figure =>
            $"| `{figure.Id}` | {figure.What} | {Subject(figure)} | {figure.Clock} | {Seconds(figure)} | {Number(OfCode.SecondsOf(figure))} "
            + $"| {Percent(OfCode.ErrorOf(figure))} | {(IsWithin(OfCode, figure) ? "yes" : "**no**")} "
            + $"| {Number(Without(figure).SecondsOf(figure))} | {Source(figure)} |"),
    ];

    private static string StandsOn(StartParameter parameter) => string.Join("; ",
    [
        .. parameter.Said is var (least, most) ? [Text($"[{least} to {most} s]({parameter.Page})")] : Array.Empty<string>(),
        .. parameter.Figures.Select(figure => Text($"`{figure.Id}` ({parameter.ImpliedBy(figure):0.#})")),
    ]);

    private static string Subject(StartFigure figure) => $"{figure.Model}, {figure.Engine}, {figure.Gpu}";

    private static string Seconds(StartFigure figure) =>
        figure.Low == figure.High ? Number(figure.Low) : $"{Number(figure.Low)}–{Number(figure.High)}";

    private static string Source(StartFigure figure) =>
        figure.Source.Length == 0 ? "none" : Text($"[read {figure.Read:yyyy-MM-dd}]({figure.Source})");

    private static string Number(decimal seconds) => Text($"{seconds:0.#}");

    private static string Percent(decimal share) => Text($"{share * 100:+0;−0;0} %");
}
