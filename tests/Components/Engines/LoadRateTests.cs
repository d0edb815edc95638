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

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8_000_000_000, 10)]
    [InlineData(10_000_000_000, 12.5)]
    [InlineData(11_800_000_000, 22.5)]
    public void ExpectedSecondsFor_Image_SlowsDownBeyondTenGigabytes(long bytes, decimal seconds) =>
        Assert.Equal(seconds, LoadRates.Image.ExpectedSecondsFor(bytes));

    [Fact]
    public void ExpectedSecondsFor_OtherWays_DoNotSlowDown() =>
        Assert.Equal(1_000, LoadRates.PublicWay.ExpectedSecondsFor(52_000_000_000));

    [Fact]
    public void SecondsFor_MostBytes_DoesNotOverflow() =>
        Assert.Equal(184_467_440_738, LoadRates.Bucket.SecondsFor(long.MaxValue).Most);

    [Fact]
    public void Then_TwoRanges_AddsBothEnds() =>
        Assert.Equal(new SecondsRange(4, 9), new SecondsRange(1, 2).Then(new SecondsRange(3, 7)));
}
