namespace GpuInfra;

// The pages that the facts of models and of their loading come from, each written once.
internal static class ModelSources
{
    internal static Source Loading { get; } = new(
        "https://docs.cloud.google.com/run/docs/configuring/services/gpu-best-practices",
        new DateOnly(2026, 10, 7),
        Certainty.Confirmed);

    internal static Source OllamaContext { get; } =
        Unconfirmed("https://github.com/ollama/ollama/blob/main/docs/context-length.mdx", 2026, 11, 20);

    internal static Source OllamaSizes { get; } =
        Unconfirmed("https://github.com/ollama/ollama/blob/main/README.md", 2026, 11, 20);

    internal static Source VllmMemory { get; } =
        Unconfirmed("https://docs.vllm.ai/en/latest/configuration/optimization.html", 2026, 11, 20);

    internal static Source LoadingMeasured { get; } = Unconfirmed(
        "https://github.com/taeold/djev-run/blob/299ca872cb26030ab677127eb3d8718065f825ca/README.md", 2026, 11, 20);

    internal static Source CopyMeasured { get; } = Unconfirmed(
        "https://github.com/ghchinoy/dgem/blob/8548177f2be87c9f876486569d61cf76c178d83d/benchmarks/runs/20260927-image-parity/README.md",
        2026, 11, 28);

    internal static Source ImageMeasured { get; } = OfOllama("container");

    internal static Source PublicWayMeasured { get; } = OfOllama("gcs-fuse");

    internal static Source PullMeasured { get; } = OfOllama("internet");

    internal static Source SlowLoadMeasured { get; } =
        Unconfirmed("https://leeharden.com/posts/running-gemma4-on-cloud-run", 2026, 11, 20);

    internal static Source Pinning { get; } =
        new("https://github.com/ollama/ollama/issues/6886", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    internal static Source HubPinning { get; } = new(
        "https://github.com/huggingface/text-generation-inference/blob/db931fcf42da018a3657580c64bf2720f167f9ab/docs/source/reference/launcher.md",
        new DateOnly(2026, 11, 28), Certainty.Confirmed);

    internal static Source ExecutionTokens { get; } =
        new("https://github.com/hashicorp/terraform-provider-google/issues/24451", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    internal static Source HuggingFace(string repository) => Unconfirmed($"https://huggingface.co/{repository}", 2026, 11, 20);

    // One report with a folder for each way that a model comes.
    private static Source OfOllama(string way) => Unconfirmed(
        $"https://github.com/pmgledhill102/cloudrun-gpu-demos/blob/9a5f79db0d270df242bfcc7db5f33da0386f98f9/ollama-images-ex-{way}/README.md",
        2026, 11, 28);

    private static Source Unconfirmed(string url, int year, int month, int day) =>
        new(url, new DateOnly(year, month, day), Certainty.Unconfirmed);
}
