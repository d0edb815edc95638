using static System.FormattableString;

namespace GpuInfra.Components.Tests;

// The page docs/gpu-memory.md, of the reports and of what the code makes of them.
internal static class FitPage
{
    public const decimal Aim = 0.03m;

    public static string Write() => string.Join('\n',
    [
        "# GPU memory: what the code expects, and what was reported",
        "",
        "This page is written by a test (`FitPageTests`), which fails if the code expects something else. Nobody here measured anything:",
        "the reports are other people's, and each row names its source.",
        "",
        Verdict(),
        "",
        "A model needs its weights, what its engine takes for itself, and what every request keeps of its tokens: the bytes of a token in the",
        "layers that look at the whole context, those of the last tokens alone in layers with a window, and a state that does not grow. vLLM and",
        "SGLang must have room for one request, within their share of the GPU, and beside the share for what they record; Ollama for all",
        "requests. `gpuinfra size` and the rules MOD003 to MOD005 reckon by it.",
        "",
        "| row | model, form | engine | GPU | weights printed, GiB | weights, GiB | error | error of the cache | reported | expected | right | source |",
        "|---|---|---|---|---:|---:|---:|---:|---|---|---|---|",
        .. FitReport.All.Select(Row),
        "",
        "## Where a size is no plain one",
        "",
        .. FitReport.All.Where(report => report.Odd.Length > 0).Select(report => $"- `{report.Id}`: {report.Odd}{Whole(report)}."),
        "",
        "## Reports that say too little for a verdict",
        "",
        .. FitReport.All.Where(report => report.Lacks.Length > 0).Select(report => $"- `{report.Id}` lacks {report.Lacks}."),
        "",
        "## What some versions compute with at once",
        "",
        "The code reckons with engines that compute long prompts in pieces and attention without its matrix, as those do that this project",
        "runs on Cloud Run's GPUs. Four reports are of others, and what those hold at once is added here, and here alone:",
        "",
        .. FitReport.All.Where(report => report.WorkBytes > 0).Select(report => Invariant($"- `{report.Id}`: {report.WorkBytes / (decimal)(1L << 30):0.00} GiB, {report.WorkHow}.{(report.HangsOnWork ? " Without it the verdict would be wrong." : "")}")),
        "",
        "## How the weights are reckoned",
        "",
        .. FitReport.All.Select(report => $"- `{report.Id}`: {report.WeightsHow}."),
        "",
    ]);

    private static string Verdict()
    {
        var judged = FitReport.All.Where(report => report.Expected is not null).ToList();
        var plain = FitReport.All.Where(report => report.Odd.Length == 0).ToList();
        return Invariant($"**The verdict is right for {judged.Count(report => report.Expected == report.IsFit)} of the {judged.Count} reports that say enough**, of {FitReport.All.Count}. ")
            + Invariant($"Of {plain.Count(report => report.WeightsError is not null)} plain sizes of weights, {plain.Count(report => Math.Abs(report.WeightsError ?? 1) <= Aim)} are within 3 %, ")
            + Invariant($"and of {plain.Count(report => report.CacheError is not null)} plain caches {plain.Count(report => Math.Abs(report.CacheError ?? 1) <= Aim)}.");
    }

    private static string Row(FitReport report) =>
        $"| `{report.Id}` | {report.Model} | {report.Server}{(report.Version.Length > 0 ? $" {report.Version}" : "")} | {Gpu(report)} | {Number(report.PrintedWeightsGiB)} "
        + $"| {Number(report.WeightBytes / (decimal)(1L << 30))} | {Percent(report.WeightsError)} | {Percent(report.CacheError)} | {report.Outcome} "
        + $"| {Word(report.Expected)} | {(report.Expected is not { } expected ? "says too little" : expected == report.IsFit ? "yes" : "**no**")} | {Invariant($"[read {report.Read:yyyy-MM-dd}]({report.Source})")} |";

    private static string Whole(FitReport report) => report.WholeCacheError is { } error ? $"; counted so, the error of the cache is {Percent(error)}" : "";

    private static string Gpu(FitReport report) => (report.Gpu.Length > 0 ? report.Gpu : "not named") + (report.MemoryGiB is { } memory ? Invariant($", {memory:0.##} GiB") : "");

    private static string Word(bool? fits) => fits switch
    {
        true => "fits",
        false => "does not fit",
        null => "",
    };

    private static string Number(decimal? amount) => amount is { } known ? Invariant($"{known:0.00}") : "";

    private static string Percent(decimal? share) => share is { } known ? Invariant($"{known * 100:+0.0;−0.0;0.0} %") : "";
}
