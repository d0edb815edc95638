namespace GpuInfra.Components.Tests;

/// <summary>How many requests an instance with a GPU gets at once, for every server and for none.</summary>
public sealed class ServerConcurrencyRulesTests
{
    private const string Guide = "[https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run]";

    [Theory]
    [InlineData(17)]
    [InlineData(80)]
    [InlineData(1000)]
    public void Check_ManyRequestsForAnyServer_Warn(int concurrency) => Assert.Equal(
        [
            $"Warning ConcurrencyFitsServer concurrency: is {concurrency}, but nothing says that the server answers more than a few at once: "
                + $"requests that share a GPU slow each other down until they time out. Use 16 or less. {Guide}",
        ],
        Given.Violations(Running("/app/server", concurrency)));

    [Theory]
    [InlineData("vllm serve /m --port 8080 --max-num-seqs 4", 9, "vLLM", 4, "--max-num-seqs")]
    [InlineData("sglang serve --port 8080 --host 0.0.0.0 --max-running-requests=2", 5, "SGLang", 2, "--max-running-requests")]
    [InlineData("text-generation-launcher --max-concurrent-requests 10", 21, "Text Generation Inference", 10, "--max-concurrent-requests")]
    [InlineData("text-generation-launcher", 257, "Text Generation Inference", 128, "--max-concurrent-requests")]
    [InlineData("text-embeddings-router --max-concurrent-requests=4", 9, "Text Embeddings Inference", 4, "--max-concurrent-requests")]
    [InlineData("llama-server --host 0.0.0.0 -np 2", 5, "llama.cpp", 2, "--parallel")]
    [InlineData("llama-server --host :: --parallel 8 -np 2", 5, "llama.cpp", 2, "--parallel")]
    public void Check_MoreRequestsThanServersOwnSlots_Warn(string command, int concurrency, string title, int slots, string flag) => Assert.Equal(
        [
            $"Warning ConcurrencyFitsServer concurrency: is {concurrency}, but {title} answers {slots} at once: the rest waits in the instance "
                + $"while no other one starts for it. Use {slots * 2} or less, or say by {flag} how many it answers. {Guide}",
        ],
        Given.Violations(Running(command, concurrency)));

    [Fact]
    public void Check_ManyRequestsForAServerThatSaysNoSlots_NameNoFlag() => Assert.EndsWith(
        $"slow each other down until they time out. Use 16 or less. {Guide}",
        Assert.Single(Given.Violations(Running("tritonserver --http-port=8080", 17))), StringComparison.Ordinal);

    [Theory]
    [InlineData("/app/server", 16)]
    [InlineData("vllm serve /m --port 8080 --max-num-seqs 64", 128)]
    [InlineData("text-generation-launcher", 256)]
    [InlineData("text-embeddings-router", 1000)]
    [InlineData("llama-server --host 0.0.0.0 -np 32", 64)]
    [InlineData("llama-server --host 0.0.0.0 -np -1", 64)]
    [InlineData("bash -c vllm\tserve\t/m\t--port\t8080\t--max-num-seqs\t$SLOTS", 1000)]
    public void Check_RequestsThatServerAnswers_AreFine(string command, int concurrency) =>
        Assert.Empty(Given.Violations(Running(command, concurrency)));

    [Fact]
    public void Check_ManyRequestsWithoutGpu_AreFine() =>
        Assert.Empty(Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = "none", Concurrency = 1000 }));

    [Fact]
    public void Check_SlotsByVariable_AreReadToo() => Assert.StartsWith(
        "Warning ConcurrencyFitsServer concurrency: is 9, but Text Generation Inference answers 4 at once: ",
        Assert.Single(Given.Violations(Running("text-generation-launcher", 9, new() { ["MAX_CONCURRENT_REQUESTS"] = "4" }))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("ollama", "Ollama", 17, 16, "OLLAMA_NUM_PARALLEL")]
    [InlineData("ollama", "Ollama", 1000, 16, "OLLAMA_NUM_PARALLEL")]
    [InlineData("vllm", "vLLM", 257, 256, "--max-num-seqs")]
    [InlineData("vllm", "vLLM", 1000, 256, "--max-num-seqs")]
    public void Check_ManyRequestsForEngine_Warn(string engine, string title, int concurrency, int most, string name) => Assert.Equal(
        [
            $"Warning ConcurrencyFitsServer concurrency: is {concurrency}, and {title} is told to answer as many at once: requests that share a GPU "
                + $"slow each other down until they time out. Use {most} or less, or say by {name} how many it answers. {Guide}",
        ],
        GivenModel.Violations(Engine(engine, concurrency)));

    [Theory]
    [InlineData("ollama", 16)]
    [InlineData("vllm", 256)]
    public void Check_RequestsThatEngineIsGivenUnasked_AreFine(string engine, int concurrency) =>
        Assert.Empty(GivenModel.Violations(Engine(engine, concurrency)));

    private static ModelServiceArgs Engine(string engine, int concurrency) =>
        new() { Engine = engine, Model = "own", Image = Given.Image, Concurrency = concurrency };

    private static GpuServiceArgs Running(string command, int concurrency, Dictionary<string, string>? env = null) => new()
    {
        Image = Given.Image,
        Command = [.. command.Split(' ').Select(word => word.Replace('\t', ' '))],
        Env = env,
        Concurrency = concurrency,
        StartupProbe = new ProbeArgs { Path = "/started" },
    };
}
