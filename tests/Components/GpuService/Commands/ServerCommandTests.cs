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
    [InlineData("--tensor 2", "args[3]", "--tensor 2")]
    [InlineData("--pipeline-par=2", "args[2]", "--pipeline-par 2")]
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
    [InlineData("--tenso 2")]
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

    // Underscores and beginnings of flags stand for a flag where the server says so.
    [Theory]
    [InlineData("sglang serve --host 0.0.0.0 --port 8080 --tensor_parallel_size 2")]
    [InlineData("text-generation-launcher --num-shar 2")]
    public void Check_FlagThatTheServerDoesNotKnow_SaysNothing(string command) => Assert.Empty(Given.Violations(
        new GpuServiceArgs { Image = Given.Image, Command = command.Split(' '), StartupProbe = new ProbeArgs { Path = "/health" } }));

    // What an image of one's own listens on is not known, and what another program is told is not told to the server.
    [Theory]
    [InlineData("hub/vllm/vllm-openai:v0.11.0", "", "", "Warning port: is 8080, but vLLM listens on 8000 unless it is told another")]
    [InlineData("hub/vllm/vllm-openai:v0.11.0", "", "--model /m", "Warning port: is 8080, but vLLM listens on 8000 unless it is told another")]
    [InlineData("models/vllm-gemma:1", "", "--port 9000", "Warning args[1]: lets vLLM listen on 9000")]
    [InlineData("models/vllm-gemma:1", "", "--model /m", "")]
    [InlineData("models/vllm-gemma:1", "", "bash /start.sh --port 9000", "")]
    [InlineData("models/vllm-gemma:1", "/start.sh --port 9000", "", "")]
    public void Check_ServerByItsImage_IsToldByArgumentsAlone(string image, string command, string args, string expected)
    {
        var told = Given.Violations(new GpuServiceArgs
        {
            Image = $"europe-west4-docker.pkg.dev/acme/{image}",
            Command = command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Args = args.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            StartupProbe = new ProbeArgs { Path = "/health" },
        }).Where(line => line.Contains(" ServerListens", StringComparison.Ordinal)).Select(line => line.Replace("ServerListensOnPort ", "", StringComparison.Ordinal));

        Assert.StartsWith(expected, string.Join('\n', told), StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0 ? 0 : 1, told.Count());
    }

    private static GpuServiceArgs OnVllm(string[] args) => new()
    {
        Image = Given.Image,
        Command = ["python3", "-m", "vllm.entrypoints.openai.api_server"],
        Args = args,
        StartupProbe = new ProbeArgs { Path = "/health" },
    };
}
