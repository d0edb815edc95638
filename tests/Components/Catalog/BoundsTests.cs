namespace GpuInfra.Components.Tests;

public sealed class BoundsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Contains_TwoBounds_IncludesBoth(int value, bool contains) =>
        Assert.Equal(contains, CloudRunLimits.Concurrency.Contains(value));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(int.MaxValue, true)]
    public void Contains_OneBound_IncludesIt(int value, bool contains) =>
        Assert.Equal(contains, CloudRunLimits.MaxInstances.Contains(value));

    [Fact]
    public void ToString_Bounds_AreInWords()
    {
        Assert.Equal("between 1 and 1000", CloudRunLimits.Concurrency.ToString());
        Assert.Equal("at least 1", CloudRunLimits.MaxInstances.ToString());
    }
}
