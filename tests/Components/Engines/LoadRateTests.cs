namespace GpuInfra.Components.Tests;

public sealed class LoadRateTests
{
    [Theory]
    [InlineData(0, "0 seconds")]
    [InlineData(1, "0 to 1 seconds")]
    [InlineData(100_000_000, "0 to 1 seconds")]
    [InlineData(100_000_001, "0 to 2 seconds")]
    [InlineData(999_999_999, "0 to 10 seconds")]
    [InlineData(1_000_000_000, "1 to 10 seconds")]
    public void SecondsFor_Image_RoundsBothEndsOutwards(long bytes, string seconds) =>
        Assert.Equal(seconds, LoadRates.Image.SecondsFor(bytes).ToString());

    [Fact]
    public void SecondsFor_MostBytes_DoesNotOverflow() =>
        Assert.Equal(184_467_440_738, LoadRates.Bucket.SecondsFor(long.MaxValue).Most);

    [Fact]
    public void Then_TwoRanges_AddsBothEnds() =>
        Assert.Equal(new SecondsRange(4, 9), new SecondsRange(1, 2).Then(new SecondsRange(3, 7)));
}
