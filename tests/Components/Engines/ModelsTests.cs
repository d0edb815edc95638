namespace GpuInfra.Components.Tests;

public sealed class ModelsTests
{
    [Theory]
    [InlineData("gemma3:1b", 815_000_000, 32_768)]
    [InlineData("gemma3:4b", 3_300_000_000, 131_072)]
    [InlineData("GEMMA3:12B", 8_100_000_000, 131_072)]
    [InlineData("gemma3:27b", 17_000_000_000, 131_072)]
    [InlineData("llama3.1:8b", 4_900_000_000, 131_072)]
    [InlineData("qwen3:8b", 5_200_000_000, 40_960)]
    public void Find_ModelOfOllama_HasSizes(string name, long bytes, int context)
    {
        var model = Models.Find(Engines.Ollama, name)!;

        Assert.Equal((bytes, context), (model.WeightBytes, model.MaximumContext));
    }

    [Theory]
    [InlineData("gemma-3-4b-it", 8_600_158_944)]
    [InlineData("google/gemma-3-4b-it", 8_600_158_944)]
    [InlineData("gemma-3-27b-it", 54_864_813_280)]
    [InlineData("Qwen/Qwen3-8B", 16_381_470_720)]
    public void Find_ModelOfVllm_IsKnownWithAndWithoutOwner(string name, long bytes) =>
        Assert.Equal(bytes, Models.Find(Engines.Vllm, name)?.WeightBytes);

    [Theory]
    [InlineData("gemma3")]
    [InlineData("gemma-3-4b-it")]
    [InlineData("")]
    public void Find_NameOfNoModelOfTheEngine_FindsNone(string name) => Assert.Null(Models.Find(Engines.Ollama, name));

    [Fact]
    public void All_Names_AreOneEachAndHaveASource()
    {
        Assert.Equal(128, Models.All.Count);
        Assert.Equal(Models.All.Count, Models.All.Select(model => (model.Format, model.Name)).Distinct().Count());
        Assert.All(Models.All, model => Assert.StartsWith("https://", model.Source.Url, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("llama.cpp", "google/gemma-3-4b-it-qat-q4_0-gguf/gemma-3-4b-it-q4_0.gguf", 4_000_000_000)]
    [InlineData("llama.cpp", "google/gemma-3-4b-it-qat-q4_0-gguf", 4_000_000_000)]
    [InlineData("sglang", "openai/gpt-oss-20b", 13_761_264_768)]
    [InlineData("text-embeddings-inference", "BAAI/bge-m3", 2_270_000_000)]
    [InlineData("ollama", "qwen3-coder:30b", 19_000_000_000)]
    public void Find_ModelOfAnEngine_IsInTheFormThatItLoads(string engine, string name, long bytes) =>
        Assert.Equal(bytes, Models.Find(Engines.Find(engine)!, name)?.WeightBytes);

    [Fact]
    public void Find_ModelThatIsNotConfirmed_SaysSo() =>
        Assert.Equal(Certainty.Unconfirmed, Models.Find(Engines.TextEmbeddings, "BAAI/bge-m3")!.Source.Certainty);

    [Theory]
    [InlineData("llama3.1:8b", 1, 131_072)]
    [InlineData("llama3.1:8b", 4_096, 536_870_912)]
    [InlineData("gemma3:4b", 1_023, 142_467_072)]
    [InlineData("gemma3:4b", 1_024, 142_606_336)]
    [InlineData("gemma3:4b", 1_025, 142_626_816)]
    [InlineData("gemma3:27b", 131_072, 11_173_625_856)]
    public void BytesOf_Context_CountsWindowLayersUpToTheirWindow(string name, int context, long bytes) =>
        Assert.Equal(bytes, Models.Find(Engines.Ollama, name)!.Cache!.BytesOf(context));

    [Theory]
    [InlineData(0, 4_096)]
    [InlineData(25_769_803_775, 4_096)]
    [InlineData(25_769_803_776, 32_768)]
    [InlineData(51_539_607_551, 32_768)]
    [InlineData(51_539_607_552, 262_144)]
    public void DefaultContext_OfOllama_FollowsTheMemory(long bytes, int tokens) =>
        Assert.Equal(tokens, Engines.Ollama.DefaultContext(bytes, null));

    [Theory]
    [InlineData("vllm", "gemma-3-4b-it", "vllm sglang")]
    [InlineData("vllm", "openai/whisper-large-v3", "vllm sglang")]
    [InlineData("vllm", "BAAI/bge-m3", "text-embeddings-inference")]
    [InlineData("vllm", "BAAI/bge-reranker-large", "text-embeddings-inference")]
    [InlineData("ollama", "gemma3:4b", "ollama")]
    [InlineData("ollama", "qwen3-coder:30b", "ollama")]
    [InlineData("ollama", "bge-m3:567m", "ollama")]
    [InlineData("llama.cpp", "google/gemma-3-4b-it-qat-q4_0-gguf", "llama.cpp")]
    public void EnginesOf_Model_AreThoseOfItsFormThatAreMadeForItsKind(string engine, string name, string engines) => Assert.Equal(
        engines.Split(' '),
        Models.EnginesOf(Models.Find(Engines.Find(engine)!, name)!).Select(one => one.Id)
            .Intersect(["ollama", "vllm", "llama.cpp", "sglang", "text-embeddings-inference", "custom"]));

    [Theory]
    [InlineData("vllm", "gemma-3-4b-it", "google/gemma-3-4b-it", true, Certainty.Confirmed)]
    [InlineData("ollama", "gemma3:4b", "google/gemma-3-4b-it", true, Certainty.Confirmed)]
    [InlineData("vllm", "gemma-3n-E2B-it", "google/gemma-3n-E2B-it", true, Certainty.Unconfirmed)]
    [InlineData("vllm", "Qwen3-8B", "Qwen/Qwen3-8B", false, Certainty.Confirmed)]
    [InlineData("ollama", "qwen3-coder:30b", "qwen3-coder:30b", false, Certainty.Confirmed)]
    public void Find_Model_TellsItsRepositoryAndWhoMayHaveIt(string engine, string name, string repository, bool isGated, Certainty certainty)
    {
        var model = Models.Find(Engines.Find(engine)!, name)!;

        Assert.Equal((repository, isGated, certainty), (model.Repository, model.IsGated, model.Source.Certainty));
    }

    [Theory]
    [InlineData("llama3.1:8b", "llama3.1:8b")]
    [InlineData("org/llama3.1:8b", null)]
    public void Find_NameOfOllama_HasNoOwner(string name, string? found) => Assert.Equal(found, Models.Find(Engines.Ollama, name)?.Name);
}
