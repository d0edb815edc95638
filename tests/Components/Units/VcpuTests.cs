namespace GpuInfra.Components.Tests;

public sealed class VcpuTests
{
    [Theory]
    [InlineData("8", 8000, "8")]
    [InlineData("500m", 500, "500m")]
    [InlineData("1000m", 1000, "1")]
    [InlineData("1500m", 1500, "1500m")]
    [InlineData("0", 0, "0")]
    [InlineData("2147483", 2147483000, "2147483")]
    [InlineData("2147483647m", 2147483647, "2147483647m")]
    public void Parse_OfTheForm_CountsThousandths(string text, int millis, string shortest)
    {
        Assert.True(Vcpu.TryParse(text, out var vcpu));

        Assert.Equal(millis, vcpu.Millis);
        Assert.Equal(vcpu, Vcpu.Parse(text));
        Assert.Equal(shortest, vcpu.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("8.0")]
    [InlineData("-1")]
    [InlineData(" 8")]
    [InlineData("8M")]
    [InlineData("8 m")]
    [InlineData("2147484")]
    [InlineData("2147483648m")]
    public void TryParse_OfNoForm_IsRefused(string? text)
    {
        Assert.False(Vcpu.TryParse(text, out var vcpu));
        Assert.Equal(default, vcpu);
    }

    [Fact]
    public void Parse_OfNoForm_SaysSo() => Assert.Equal(
        "'8.0' is not an amount of vCPU such as 8 or 500m.", Assert.Throws<FormatException>(() => Vcpu.Parse("8.0")).Message);

    [Fact]
    public void Factories_WithinLimits_AgreeWithEachOther()
    {
        Assert.Equal(Vcpu.Cpus(2), Vcpu.Milli(2000));
        Assert.Equal(0, Vcpu.Milli(0).Millis);
        Assert.Equal(2147483000, Vcpu.Cpus(2147483).Millis);
    }

    [Fact]
    public void Factories_OutsideLimits_Throw()
    {
        Assert.StartsWith(
            "A number of vCPUs is between 0 and 2147483.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Vcpu.Cpus(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vcpu.Cpus(2147484));
        Assert.StartsWith(
            "A number of thousandths of a vCPU is at least 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Vcpu.Milli(-1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_TwoAmounts_CompareThousandths()
    {
        var (less, more, same) = (Vcpu.Milli(999), Vcpu.Cpus(1), Vcpu.Milli(1000));

        Assert.True(less < more);
        Assert.False(more < same);
        Assert.True(more > less);
        Assert.False(more > same);
        Assert.True(more <= same);
        Assert.False(more <= less);
        Assert.True(more >= same);
        Assert.False(less >= more);
        Assert.True(more.CompareTo(less) > 0);
        Assert.Equal(0, more.CompareTo(same));
    }

    [Fact]
    public void Sum_TwoAmounts_AddsThousandths()
    {
        Assert.Equal("1500m", (Vcpu.Cpus(1) + Vcpu.Milli(500)).ToString());
        Assert.Equal(Vcpu.Cpus(3), Vcpu.Add(Vcpu.Cpus(1), Vcpu.Cpus(2)));
        Assert.Equal(Vcpu.Milli(int.MaxValue), Vcpu.Milli(int.MaxValue) + Vcpu.Milli(1));
    }
}
