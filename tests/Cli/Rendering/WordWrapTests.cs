namespace GpuInfra.Cli.Tests;

public sealed class WordWrapTests
{
    [Theory]
    [InlineData("one two three four", 9, "one two\n  three\n  four")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two\n  three")]
    [InlineData("a https://docs.example/long b", 9, "a\n  https://docs.example/long\n  b")]
    [InlineData("  error one two", 11, "  error one\n    two")]
    [InlineData("a b\n\nc\n", 80, "a b\n\nc\n")]
    [InlineData("", 10, "")]
    public void Lines_OfAWidth_EndAtWords(string text, int width, string expected) => Assert.Equal(expected, WordWrap.Lines(text, width));
}
