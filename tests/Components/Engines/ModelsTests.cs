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
    [InlineData("gemma-3-4b-it", 8_600_000_000)]
    [InlineData("google/gemma-3-4b-it", 8_600_000_000)]
    [InlineData("gemma-3-27b-it", 54_870_000_000)]
    [InlineData("Qwen/Qwen3-8B", 16_390_000_000)]
    public void Find_ModelOfVllm_IsKnownWithAndWithoutOwner(string name, long bytes) =>
        Assert.Equal(bytes, Models.Find(Engines.Vllm, name)?.WeightBytes);

    [Theory]
    [InlineData("gemma3")]
    [InlineData("gemma-3-4b-it")]
    [InlineData("")]
    public void Find_NameOfNoModelOfTheEngine_FindsNone(string name) => Assert.Null(Models.Find(Engines.Ollama, name));

    [Fact]
    public void All_Models_AreUnconfirmed() =>
        Assert.All(Models.All, model => Assert.Equal(Certainty.Unconfirmed, model.Source.Certainty));

    [Theory]
    [InlineData("llama3.1:8b", 1, 131_072)]
    [InlineData("llama3.1:8b", 4_096, 536_870_912)]
    [InlineData("gemma3:4b", 1_023, 142_467_072)]
    [InlineData("gemma3:4b", 1_024, 142_606_336)]
    [InlineData("gemma3:4b", 1_025, 142_626_816)]
    [InlineData("gemma3:27b", 131_072, 11_173_625_856)]
    public void BytesOf_Context_CountsWindowLayersUpToTheirWindow(string name, int context, long bytes) =>
        Assert.Equal(bytes, Models.Find(Engines.Ollama, name)!.Cache.BytesOf(context));

    [Theory]
    [InlineData(0, 4_096)]
    [InlineData(25_769_803_775, 4_096)]
    [InlineData(25_769_803_776, 32_768)]
    [InlineData(51_539_607_551, 32_768)]
    [InlineData(51_539_607_552, 262_144)]
    public void DefaultContext_OfOllama_FollowsTheMemory(long bytes, int tokens) =>
        Assert.Equal(tokens, Engines.Ollama.DefaultContext(bytes, null));
}
