namespace GpuInfra.Components.Tests;

public sealed class ColdStartTests
{
    [Fact]
    public void Of_KnownSizes_CountsInstanceEngineAndWeights()
    {
        var start = ColdStart.Of(Engines.Ollama, 3_300_000_000, LoadRates.Image)!;

        Assert.Equal(new SecondsRange(8, 48), start.Loading);
        Assert.Equal(new SecondsRange(14, 55), start.Seconds);
        Assert.Equal(17, start.ExpectedSeconds);
    }

    [Theory]
    [InlineData("ollama", "memory", 8_100_000_000, 43)]
    [InlineData("ollama", "bucket", 8_100_000_000, 169)]
    [InlineData("ollama", "image", 8_100_000_000, 23)]
    [InlineData("ollama", "internet", 8_100_000_000, 216)]
    [InlineData("llama.cpp", "image", 1_000_000_000, 14)]
    [InlineData("vllm", "memory", 18_822_694_174, 152)]
    [InlineData("sglang", "memory", 18_822_694_174, 152)]
    [InlineData("text-embeddings-inference", "bucket", 1_000_000_000, 36)]
    public void Of_EngineAndSource_SaysWhatToExpect(string engine, string source, long bytes, long seconds) =>
        Assert.Equal(seconds, ColdStart.Of(Engines.Find(engine)!, bytes, LoadRates.Of(Engines.Find(engine)!, source, [LoadRates.ReadAhead]))!.ExpectedSeconds);

    [Fact]
    public void ExpectedSeconds_EveryEngineAndWay_LieBetweenTheEnds()
    {
        LoadRate[] rates =
        [
            LoadRates.Image, LoadRates.Bucket, LoadRates.BucketReadAhead, LoadRates.Memory, LoadRates.PublicWay, LoadRates.Internet,
            LoadRates.FirstPull,
        ];
        var engines = Engines.All.Where(engine => engine.Needs is not null).ToList();

        Assert.Equal(5, engines.Count);
        Assert.All(
            from engine in engines from rate in rates from bytes in new[] { 0, 1, 10_000_000_000, 70_000_000_000 } select ColdStart.Of(engine, bytes, rate),
            start => Assert.InRange(start!.ExpectedSeconds, start.Seconds.Least, start.Seconds.Most));
    }

    [Fact]
    public void Of_UnknownWeightsOrEngine_IsNone()
    {
        Assert.Null(ColdStart.Of(Engines.Ollama, null, LoadRates.Image));
        Assert.Null(ColdStart.Of(Engines.Custom, 1, LoadRates.Image));
    }

    [Fact]
    public void LoadRates_Source_DecidesTheRate()
    {
        Assert.Same(LoadRates.Image, LoadRates.Of(Engines.Vllm, null, [LoadRates.ReadAhead]));
        Assert.Same(LoadRates.Image, LoadRates.Of(Engines.Vllm, "image", []));
        Assert.Same(LoadRates.Memory, LoadRates.Of(Engines.Vllm, "memory", []));
        Assert.Same(LoadRates.Internet, LoadRates.Of(Engines.Vllm, "internet", []));
        Assert.Same(LoadRates.Bucket, LoadRates.Of(Engines.Vllm, "bucket", ["implicit-dirs"]));
        Assert.Same(LoadRates.BucketReadAhead, LoadRates.Of(Engines.Vllm, "bucket", ["implicit-dirs", LoadRates.ReadAhead]));
        Assert.Same(LoadRates.Bucket, LoadRates.Of(Engines.Ollama, "bucket", ["implicit-dirs", LoadRates.ReadAhead]));
    }

    [Theory]
    [InlineData("gemma3:4b", null, 3_300_000_000L)]
    [InlineData("gemma3:4b", "2Gi", 2_147_483_648L)]
    [InlineData("mine", "1Mi", 1_048_576L)]
    [InlineData("mine", null, null)]
    public void WeightBytesOf_WhatIsSaid_GoesBeforeTheCatalog(string model, string? weights, long? bytes) =>
        Assert.Equal(bytes, Models.WeightBytesOf(Engines.Ollama, model, weights));

    [Theory]
    [InlineData(0, 3, 0, 3)]
    [InlineData(1, 3, 1, 4)]
    [InlineData(3, 3, 3, 6)]
    [InlineData(5, 3, 3, 6)]
    [InlineData(-1, -1, 0, 0)]
    public void Rollout_Instances_AreKeptWarmTwice(int min, int max, int warm, long atOnce)
    {
        Assert.Equal(warm, Rollout.WarmInstances(min, max));
        Assert.Equal(atOnce, Rollout.InstancesAtOnce(min, max));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public void Rollout_Blocks_AreThoseOfBothRevisions(long instances, long blocks) =>
        Assert.Equal(blocks, Rollout.BlocksFor(instances));
}
