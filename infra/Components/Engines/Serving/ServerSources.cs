namespace GpuInfra;

// The pages that several classes quote on inference servers, or that are of servers without a class, each written once.
internal static class ServerSources
{
    private static readonly DateOnly Read = new(2026, 11, 28);

    internal static Source Ollama { get; } =
        Of("https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go");

    internal static Source Vllm { get; } = Of("https://docs.vllm.ai/en/latest/configuration/engine_args/");

    internal static Source VllmHealth { get; } = Of("https://github.com/vllm-project/vllm/issues/38157").Unconfirmed;

    internal static Source TextGeneration { get; } = Of(
        "https://github.com/huggingface/text-generation-inference/blob/db931fcf42da018a3657580c64bf2720f167f9ab/docs/source/reference/launcher.md");

    internal static Source Triton { get; } = Of("https://github.com/triton-inference-server/server").Unconfirmed;

    internal static Source Uvicorn { get; } = Of("https://uvicorn.dev/settings/");

    internal static Source Gunicorn { get; } = Of("https://gunicorn.org/reference/settings/");

    internal static Source Torchrun { get; } = Of("https://docs.pytorch.org/docs/stable/elastic/run.html");

    internal static Source VisibleDevices { get; } =
        Of("https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html");

    private static Source Of(string url) => new(url, Read, Certainty.Confirmed);
}
