namespace GpuInfra.Components.Tests;

public sealed class ColdStartTests
{
    [Fact]
    public void Of_KnownSizes_CountsInstanceEngineAndWeights()
    {
        var start = ColdStart.Of(Engines.Ollama, 3_300_000_000, LoadRates.Image)!;

        Assert.Equal(new SecondsRange(8, 48), start.Loading);
        Assert.Equal(new SecondsRange(14, 55), start.Seconds);
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
        Assert.Same(LoadRates.Image, LoadRates.Of(null, [LoadRates.ReadAhead]));
        Assert.Same(LoadRates.Image, LoadRates.Of("image", []));
        Assert.Same(LoadRates.Bucket, LoadRates.Of("bucket", ["implicit-dirs"]));
        Assert.Same(LoadRates.BucketReadAhead, LoadRates.Of("bucket", ["implicit-dirs", LoadRates.ReadAhead]));
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
