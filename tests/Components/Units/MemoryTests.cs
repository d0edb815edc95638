namespace GpuInfra.Components.Tests;

public sealed class MemoryTests
{
    [Theory]
    [InlineData("1Mi", 1L << 20, "1Mi")]
    [InlineData("512Mi", 512L << 20, "512Mi")]
    [InlineData("1024Mi", 1L << 30, "1Gi")]
    [InlineData("1025Mi", 1025L << 20, "1025Mi")]
    [InlineData("32Gi", 32L << 30, "32Gi")]
    [InlineData("0Gi", 0L, "0Gi")]
    [InlineData("8589934591Gi", 8589934591L << 30, "8589934591Gi")]
    public void Parse_OfTheForm_CountsBytes(string text, long bytes, string shortest)
    {
        Assert.True(Memory.TryParse(text, out var memory));

        Assert.Equal(bytes, memory.Bytes);
        Assert.Equal(memory, Memory.Parse(text));
        Assert.Equal(shortest, memory.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("32")]
    [InlineData("32gi")]
    [InlineData("32GB")]
    [InlineData("-1Gi")]
    [InlineData("+1Gi")]
    [InlineData(" 1Gi")]
    [InlineData("1 Gi")]
    [InlineData("1.5Gi")]
    [InlineData("1,000Mi")]
    [InlineData("8589934592Gi")]
    [InlineData("99999999999999999999Mi")]
    public void TryParse_OfNoForm_IsRefused(string? text)
    {
        Assert.False(Memory.TryParse(text, out var memory));
        Assert.Equal(default, memory);
    }

    [Fact]
    public void Parse_OfNoForm_SaysSo() => Assert.Equal(
        "'32GB' is not an amount of memory such as 512Mi or 32Gi.",
        Assert.Throws<FormatException>(() => Memory.Parse("32GB")).Message);

    [Fact]
    public void Factories_WithinLimits_AgreeWithEachOther()
    {
        Assert.Equal(Memory.Gibibytes(2), Memory.Mebibytes(2048));
        Assert.Equal(0, Memory.Mebibytes(0).Bytes);
        Assert.Equal(8589934591L << 30, Memory.Gibibytes(8589934591).Bytes);
    }

    [Fact]
    public void Factories_OutsideLimits_Throw()
    {
        Assert.StartsWith(
            "An amount of memory is between 0 and 2^63 bytes.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Gibibytes(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Mebibytes(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Memory.Gibibytes(8589934592));
    }

    [Fact]
    public void Operators_TwoAmounts_CompareBytes()
    {
        var (less, more, same) = (Memory.Mebibytes(1023), Memory.Gibibytes(1), Memory.Mebibytes(1024));

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
    public void Sum_TwoAmounts_AddsBytes()
    {
        Assert.Equal("1536Mi", (Memory.Gibibytes(1) + Memory.Mebibytes(512)).ToString());
        Assert.Equal(Memory.Gibibytes(3), Memory.Add(Memory.Gibibytes(1), Memory.Gibibytes(2)));
        Assert.Equal("8796093022207Mi", (Memory.Gibibytes(8589934591) + Memory.Gibibytes(1)).ToString());
    }
}
