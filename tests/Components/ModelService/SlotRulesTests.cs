namespace GpuInfra.Components.Tests;

public sealed class SlotRulesTests
{
    private const string Ollama = "[tutorials/gpu-gemma-with-ollama]";
    private const string Guide = "[https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run]";
    private const string Unused = "the rest takes GPU memory and is never used. ";
    private const string Waits = "the rest waits in the instance while no other one starts for it. ";

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Check_RequestsThatFitSlots_AreFine(int concurrency)
    {
        Assert.Empty(GivenModel.Violations(OnOllama(concurrency, "4")));
        Assert.Empty(GivenModel.Violations(OnVllm(concurrency, "--max-num-seqs", "4")));
        Assert.Empty(GivenModel.Violations(OnVllm(concurrency, "--max-num-seqs=4")));
    }

    [Theory]
    [InlineData(3, Unused)]
    [InlineData(9, Waits)]
    public void Check_RequestsThatDoNotFitSlots_Warn(int concurrency, string consequence)
    {
        Assert.Equal(
            [$"Warning ConcurrencyFitsSlots concurrency: is {concurrency}, but Ollama answers 4 at once: {consequence}Let between 4 and 8 requests in, or change how many Ollama answers. {Ollama}"],
            GivenModel.Violations(OnOllama(concurrency, "4")));
        Assert.Equal(
            [$"Warning ConcurrencyFitsSlots concurrency: is {concurrency}, but vLLM answers 4 at once: {consequence}Let between 4 and 8 requests in, or change how many vLLM answers. {Guide}"],
            GivenModel.Violations(OnVllm(concurrency, "--max-num-seqs", "4")));
    }

    [Theory]
    [InlineData(null, 6, 6, 0)]
    [InlineData(null, 6, 7, 1)]
    [InlineData(2, 6, 6, 0)]
    [InlineData(2, 6, 7, 1)]
    public void Check_Parallelism_CountsModelInstances(int? models, int queries, int batch, int violations)
    {
        var lines = GivenModel.Violations(new()
        {
            Engine = "ollama",
            Model = "own",
            Image = Given.Image,
            Parallelism = new ParallelismArgs { ModelInstances = models, ParallelQueries = queries, BatchSize = batch },
        });

        Assert.Equal(violations, lines.Count);
        Assert.All(lines, line => Assert.StartsWith(
            $"Warning ConcurrencyFitsSlots parallelism: makes {(models ?? 1) * (queries + batch)}, but ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public void Check_SlotsThatEngineDecides_AreNotJudged(string slots) =>
        Assert.Empty(GivenModel.Violations(OnOllama(100, slots)));

    [Fact]
    public void Check_SlotsInNoArgument_AreNotJudged() =>
        Assert.Empty(GivenModel.Violations(OnVllm(100, "--port", "8080")));

    private static ModelServiceArgs OnOllama(int concurrency, string slots) => new()
    {
        Engine = "ollama",
        Model = "own",
        Image = Given.Image,
        Concurrency = concurrency,
        Env = new Dictionary<string, string> { ["OLLAMA_NUM_PARALLEL"] = slots },
    };

    private static ModelServiceArgs OnVllm(int concurrency, params string[] arguments) => new()
    {
        Engine = "vllm",
        Model = "own",
        Image = Given.Image,
        Concurrency = concurrency,
        Args = arguments,
    };
}
