namespace GpuInfra;

// The pages that the facts of inference servers come from, each written once.
internal static class ServerSources
{
    private static readonly DateOnly Read = new(2026, 11, 28);

    internal static Source Ollama { get; } =
        Of("https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go");

    internal static Source Vllm { get; } = Of("https://docs.vllm.ai/en/latest/configuration/engine_args/");

    internal static Source OllamaApi { get; } =
        Of("https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/api.md").Unconfirmed;

    internal static Source VllmApi { get; } = Of("https://docs.vllm.ai/en/latest/serving/openai_compatible_server/").Unconfirmed;

    internal static Source SglangApi { get; } = Of("https://docs.sglang.io/basic_usage/openai_api_embeddings.html");

    internal static Source VllmHealth { get; } = Of("https://github.com/vllm-project/vllm/issues/38157").Unconfirmed;

    internal static Source Sglang { get; } = Of("https://docs.sglang.ai/advanced_features/server_arguments.html");

    internal static Source TextGeneration { get; } = Of(
        "https://github.com/huggingface/text-generation-inference/blob/db931fcf42da018a3657580c64bf2720f167f9ab/docs/source/reference/launcher.md");

    internal static Source TextEmbeddings { get; } =
        Of("https://github.com/huggingface/text-embeddings-inference/blob/0d124dc9773be6ac5a9a57d8439aba9bbbf33273/README.md");

    internal static Source LlamaCpp { get; } = Of("https://github.com/ggml-org/llama.cpp/blob/00dc8057/tools/server/README.md");

    internal static Source OllamaDrivers { get; } =
        Of("https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/gpu.mdx");

    internal static Source VllmCuda { get; } = Of("https://github.com/vllm-project/vllm/issues/42738");

    internal static Source TextEmbeddingsKernels { get; } = Of(
        "https://github.com/huggingface/text-embeddings-inference/blob/0ac77140730803093edd1e33b2c8ba01b6ae96a1/backends/candle/src/compute_cap.rs");

    internal static Source OllamaImages { get; } = Of("https://hub.docker.com/r/ollama/ollama/tags");

    internal static Source VllmImages { get; } = Of("https://hub.docker.com/r/vllm/vllm-openai/tags");

    internal static Source SglangImages { get; } = Of("https://hub.docker.com/r/lmsysorg/sglang/tags");

    internal static Source LlamaCppImages { get; } = Of("https://github.com/ggml-org/llama.cpp/pkgs/container/llama.cpp");

    internal static Source TextEmbeddingsImages { get; } = Of(
        "https://github.com/huggingface/text-embeddings-inference/blob/06670157fb6c1523482219bdb2d1660277d38088/.github/workflows/build.yaml");

    internal static Source Triton { get; } = Of("https://github.com/triton-inference-server/server").Unconfirmed;

    internal static Source Uvicorn { get; } = Of("https://uvicorn.dev/settings/");

    internal static Source Gunicorn { get; } = Of("https://gunicorn.org/reference/settings/");

    internal static Source Torchrun { get; } = Of("https://docs.pytorch.org/docs/stable/elastic/run.html");

    internal static Source VisibleDevices { get; } =
        Of("https://docs.nvidia.com/cuda/cuda-programming-guide/05-appendices/environment-variables.html");

    private static Source Of(string url) => new(url, Read, Certainty.Confirmed);
}
