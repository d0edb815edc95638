namespace GpuInfra.Components.Tests;

/// <summary>How flags are written, and which server it is that reads them.</summary>
public sealed class ServerCommandTests
{
    [Theory]
    [InlineData("-tp 2", "args[3]", "-tp 2")]
    [InlineData("-tp=2", "args[2]", "-tp 2")]
    [InlineData("--tensor-parallel-size 2", "args[3]", "--tensor-parallel-size 2")]
    [InlineData("--tensor_parallel_size=2", "args[2]", "--tensor_parallel_size 2")]
    [InlineData("-tp 1 -tp 2", "args[5]", "-tp 2")]
    [InlineData("--trust-remote-code -pp 4", "args[4]", "-pp 4")]
    [InlineData("--data-parallel-size 8", "args[3]", "--data-parallel-size 8")]
    public void Check_FormsOfFlag_AreTheSame(string flags, string place, string said) => Assert.Equal(
        [$"Error ServerUsesOneGpu {place}: is {said}, but an instance has one GPU. Leave it out. [configuring/services/gpu]"],
        Given.Violations(OnVllm(["--port", "8080", .. flags.Split(' ')])));

    [Theory]
    [InlineData("-tp 1")]
    [InlineData("-tp 2 -tp 1")]
    [InlineData("--tensor-parallel-size=2 --tensor_parallel_size 1")]
    [InlineData("--tensor-parallel-size")]
    [InlineData("--served-model-name -tp")]
    [InlineData("--hf-token --port 8080")]
    [InlineData("--api-key")]
    [InlineData("--max-model-len 8k")]
    public void Check_FlagsThatSayNothingWrong_SayNothing(string flags) =>
        Assert.Empty(Given.Violations(OnVllm(["--port", "8080", .. flags.Split(' ')])));

    [Theory]
    [InlineData("ghcr.io/huggingface/text-generation-inference:3", "Text Generation Inference")]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/vllm-gemma:1", "vLLM")]
    [InlineData("europe-west4-docker.pkg.dev/acme/vllm/server:1", "vLLM")]
    [InlineData("europe-west4-docker.pkg.dev/acme/ollama/sglang:1", "SGLang")]
    public void Check_ServerThatImageIsNamedLike_IsGuessed(string image, string title) => Assert.Contains(
        Given.Violations(new GpuServiceArgs { Image = image, StartupProbe = new ProbeArgs { Path = "/helth" } }),
        line => line.StartsWith(
            $"Warning PathIsKnown startupProbe.path: is '/helth', but {title} answers at /health. Use /health.", StringComparison.Ordinal));

    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/ollama-or-vllm:1")]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/novllm:1")]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/server:vllm-1")]
    public void Check_ImageOfTwoServersOrNone_IsNotGuessed(string image) =>
        Assert.Empty(Given.Violations(new GpuServiceArgs { Image = image, StartupProbe = new ProbeArgs { Path = "/helth" } }));

    private static GpuServiceArgs OnVllm(string[] args) => new()
    {
        Image = Given.Image,
        Command = ["python3", "-m", "vllm.entrypoints.openai.api_server"],
        Args = args,
        StartupProbe = new ProbeArgs { Path = "/health" },
    };
}
