namespace GpuInfra.Components.Tests;

// One number of the model: what it is, what it stands on, and what each figure by itself would make of it.
internal sealed record StartParameter(string Key, string Title, decimal Value)
{
    public const string Deployment = "deployment";
    public const string Instance = "instance";
    public const string Pull = "pull";
    public const string WarmUp = "warm-up";
    public const string Eager = "eager-build";
    public const string Large = "image, large";

    private const string Guide = "https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run";
    private const decimal BytesPerMegabyte = 1_000_000;

    // The figures that it was set by.
    public IReadOnlyList<string> From { get; init; } = [];

    // The page that says it, and the ends that it says.
    public string Page { get; init; } = "";

    public (decimal Least, decimal Most)? Said { get; init; }

    public bool IsRate { get; init; }

    public string Text => IsRate ? StartModel.Text($"{Value:0.#} MB/s") : StartModel.Text($"{Value:0.#} s");

    public static IReadOnlyList<StartParameter> All { get; } =
    [
        new(Deployment, "deployment of a revision, up to the start of its instance", 8)
        {
            From = ["fuse-270m", "fuse-1b", "internet-1b", "internet-4b", "copied-270m", "copied-4b"],
        },
        new(Instance, "instance: GPU, driver, streaming of the image", EngineNeeds.ExpectedInstanceStart) { Page = Guide, Said = (6, 7) },
        new(WarmUp, "the server's own warm-up of that report", 18)
        {
            Page = "https://github.com/ghchinoy/dgem/blob/main/docs/deploy/cloud-run.md", Said = (15, 20),
        },
        new("ollama/build", "Ollama: its runner and the first answer", Engines.Ollama.Needs!.BuildSeconds)
        {
            From = ["image-270m", "image-1b", "fuse-270m", "internet-1b"],
        },
        new("vllm/start", "vLLM: its start, up to the weights", Engines.Vllm.Needs!.StartSeconds) { From = ["tuned-copy", "tuned-image"] },
        new("vllm/build", "vLLM: compiling, recording, profiling", Engines.Vllm.Needs!.BuildSeconds)
        {
            From = ["vllm-build", "pulled-then-copy-build"],
        },
        new(Eager, "vLLM that compiles and records nothing", 12) { From = ["tuned-copy", "tuned-image"] },
        Rate("image", "weights in the image, the first 10 GB", LoadRates.Image, "image-12b-zero", "image-4b"),
        Rate(Large, "weights in the image, what lies beyond", LoadRates.Image, "tuned-image", "pulled-image-load") with
        {
            Value = LoadRates.Image.LargeMegabytesPerSecond!.Value,
        },
        Rate("memory", "copy in many parts through the VPC", LoadRates.Memory, "copy-vpc", "pulled-then-copy-copy", "pull-then-copy-copy"),
        Rate("read-ahead", "FUSE with read-ahead through the VPC", LoadRates.BucketReadAhead, "copy-read-ahead", "llama-copy"),
        Rate(
            "public", "bucket past the VPC, by FUSE or by a copy", LoadRates.PublicWay,
            "copy-public", "copy-1b", "copy-4b", "copied-4b", "copied-12b", "fuse-12b", "fuse-27b"),
        Rate("internet", "registry of models in the internet", LoadRates.Internet, "internet-1b", "internet-4b", "internet-12b"),
        Rate(Pull, "first pull of an image with weights", LoadRates.FirstPull, "pull", "pulled-image"),
    ];

    public IReadOnlyList<StartFigure> Figures => [.. From.Select(id => StartFigure.All.Single(figure => figure.Id == id))];

    // What it would have to be for a figure to come out exactly, the others left as they are.
    public decimal ImpliedBy(StartFigure figure)
    {
        var missed = figure.Measured - StartModel.OfCode.SecondsOf(figure);
        return IsRate ? Amount(figure) / ((Amount(figure) / Value) + missed) : Value + missed;
    }

    // What the other figures would make of it; itself where a page says it.
    public decimal Without(StartFigure figure)
    {
        var others = Figures.Where(other => other.Id != figure.Id).Select(ImpliedBy).ToList();
        return others.Count == 0 ? Value
            : IsRate ? others.Count / others.Sum(rate => 1 / rate)
            : others.Average();
    }

    private static StartParameter Rate(string key, string title, LoadRate rate, params string[] from) =>
        new(key, title, rate.ExpectedMegabytesPerSecond) { From = from, IsRate = true };

    private decimal Amount(StartFigure figure) => (Key switch
    {
        Pull => figure.ImageBytes,
        Large => figure.WeightBytes - LoadRate.LargeBytes,
        "image" => Math.Min(figure.WeightBytes, LoadRate.LargeBytes),
        _ => figure.WeightBytes,
    }) / BytesPerMegabyte;
}
