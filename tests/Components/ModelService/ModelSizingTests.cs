namespace GpuInfra.Components.Tests;

/// <summary>What a model takes of its memory, part by part.</summary>
public sealed class ModelSizingTests
{
    private const long Gibibyte = 1L << 30;

    // 10240 MiB of weights, 10^9 bytes of vLLM and 10 bytes a token for two requests: the last context that fits takes all of 95 % of 24 GB.
    [Theory]
    [InlineData(553_129_087, 553_129_087, true)]
    [InlineData(553_129_088, 553_129_088, true)]
    [InlineData(553_129_089, 553_129_088, false)]
    [InlineData(1_200_000_000, 553_129_088, false)]
    public void Sizing_Context_IsTheSaidOrTheLongestThatFits(int context, int longest, bool fits)
    {
        var sizing = Of(new()
        {
            Engine = "vllm",
            Model = "own",
            Image = Given.Image,
            Weights = "10240Mi",
            KvCacheBytesPerToken = 10,
            ContextLength = context,
            Concurrency = 2,
        })!;

        Assert.Equal((10 * Gibibyte, 1_000_000_000L, 20m * context), (sizing.WeightBytes, sizing.EngineBytes, sizing.CacheBytes));
        Assert.Equal((22_800_000_000m, 1_200_000_000m), (sizing.RoomBytes, sizing.LeftBytes));
        Assert.Equal((context, longest, 2, fits), (sizing.Context, sizing.LongestContext, sizing.Slots, sizing.Fits));
        Assert.Equal("https://docs.vllm.ai/en/latest/configuration/optimization.html", sizing.Engine.Url);
    }

    [Theory]
    [InlineData("ollama", "22411Mi", true)]
    [InlineData("ollama", "22412Mi", false)]
    [InlineData("custom", "22888Mi", true)]
    [InlineData("custom", "22889Mi", false)]
    public void Sizing_CacheThatIsNotKnown_LeavesTheRest(string engine, string weights, bool fits)
    {
        var sizing = Of(new() { Engine = engine, Model = "own", Image = Given.Image, Weights = weights })!;

        Assert.Equal((null, null, null, fits), (sizing.CacheBytes, sizing.NeededBytes, sizing.LongestContext, sizing.Fits));
    }

    [Theory]
    [InlineData(null, 22_800_000_000, 1_200_000_000L, true)]
    [InlineData("0.5", 12_000_000_000, 12_000_000_000L, true)]
    [InlineData("0.97", 23_280_000_000, 720_000_000L, false)]
    [InlineData("1", 24_000_000_000, null, true)]
    [InlineData("1.5", 21_600_000_000, 2_400_000_000L, true)]
    [InlineData("0", 21_600_000_000, 2_400_000_000L, true)]
    [InlineData("-0.5", 21_600_000_000, 2_400_000_000L, true)]
    [InlineData("most", 21_600_000_000, 2_400_000_000L, true)]
    public void Sizing_GpuShare_LeavesTheRestToTheEngine(string? share, long room, long? left, bool fits)
    {
        var sizing = Of(new()
        {
            Engine = "vllm",
            Model = "own",
            Image = Given.Image,
            Weights = "1Gi",
            Args = share is null ? null : ["--gpu-memory-utilization", share],
        })!;

        Assert.Equal((room, (decimal?)left, fits), (sizing.RoomBytes, sizing.LeftBytes, sizing.Fits));
    }

    // Of a form that nobody knows, what is said is taken as it is.
    [Theory]
    [InlineData("10Gi", "awq", 10 * Gibibyte)]
    [InlineData("10Gi", "fp8", 5 * Gibibyte)]
    [InlineData("10Gi", "FP8", 5 * Gibibyte)]
    [InlineData("10Gi", "bitsandbytes", (10 * Gibibyte) / 4)]
    [InlineData(null, "awq", null)]
    [InlineData(null, "auto", 8_600_158_944L)]
    public void Sizing_Quantization_MakesKnownFormsSmaller(string? weights, string form, long? bytes) => Assert.Equal(
        bytes,
        Of(new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = Given.Image, Weights = weights, Args = ["--quantization", form] })?.WeightBytes);

    [Theory]
    [InlineData("auto", 20_000)]
    [InlineData("fp8", 10_000)]
    [InlineData("turbo3", null)]
    public void Sizing_FormOfTheCache_SizesIt(string form, int? bytes) => Assert.Equal(
        bytes,
        Of(new()
        {
            Engine = "vllm",
            Model = "own",
            Image = Given.Image,
            Weights = "1Gi",
            KvCacheBytesPerToken = 10,
            ContextLength = 1_000,
            Concurrency = 2,
            Args = ["--kv-cache-dtype", form],
        })!.CacheBytes);

    [Theory]
    [InlineData("ollama", null, 4_096)]
    [InlineData("ollama", 2_048, 2_048)]
    [InlineData("vllm", null, null)]
    public void Sizing_WithoutGpu_IsOfTheContainer(string engine, int? said, int? context)
    {
        var sizing = Of(new() { Engine = engine, Model = "own", Image = Given.Image, Weights = "1Gi", Gpu = "none", Cpu = "4", Memory = "8Gi", ContextLength = said })!;

        Assert.Equal((8 * Gibibyte, null, context), (sizing.RoomBytes, sizing.LeftBytes, sizing.Context));
    }

    [Fact]
    public void Sizing_UnknownServerWithoutGpu_IsNone() =>
        Assert.Null(Of(new() { Image = Given.Image, Weights = "1Gi", Gpu = "none", Cpu = "4", Memory = "8Gi" }));

    [Fact]
    public void Sizing_ModelThatEmbeds_KeepsNothing()
    {
        var sizing = Of(new() { Engine = "text-embeddings-inference", Model = "BAAI/bge-m3", Image = Given.Image, KvCacheBytesPerToken = 10 })!;

        Assert.Equal((0m, true), (sizing.CacheBytes, sizing.Fits));
    }

    // The model was made for 131072 tokens, whatever else there is room for.
    [Theory]
    [InlineData(10_000_000, 131_072)]
    [InlineData(1_000_000, 1_000_000)]
    public void Sizing_LongestContext_IsNoLongerThanTheModels(int context, int longest) => Assert.Equal(
        longest,
        Of(new()
        {
            Engine = "vllm",
            Model = "gemma-3-4b-it",
            Image = Given.Image,
            Gpu = "nvidia-rtx-pro-6000",
            ContextLength = context,
            Concurrency = 1,
        })!.LongestContext);

    [Fact]
    public void Sizing_EngineOfWhichNothingIsKnown_IsItsOwnSource()
    {
        var sizing = Of(new() { Image = Given.Image, Weights = "1Gi" })!;

        Assert.Equal((0, Engines.Custom.Source.Url), (sizing.EngineBytes, sizing.Engine.Url));
    }

    [Fact]
    public void LeastPart_Experts_IsWhatATokenReads() => Assert.Equal(0.25m, new ModelExperts(2, 8).LeastPart);

    private static ModelSizing? Of(ModelServiceArgs args) => ModelServiceSpec.Check("chat", GivenModel.Wired(args)).Spec.Sizing;
}
