namespace GpuInfra.Components.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" plain ~", " plain ~")]
    [InlineData("K\u00f6ln \ud83d\ude00", "K\u00f6ln \ud83d\ude00")]
    [InlineData("a\u007fb", @"a\u{7f}b")]
    [InlineData("a\u001fb", @"a\u{1f}b")]
    [InlineData("\n", @"\n")]
    [InlineData("\u202e", @"\u{202e}")]
    [InlineData("~", "~")]
    [InlineData("\u001b[31mred", @"\u{1b}[31mred")]
    [InlineData("a\nb\rc\td", @"a\nb\rc\td")]
    [InlineData("a\u202eb", @"a\u{202e}b")]
    [InlineData("a\u2028b", @"a\u{2028}b")]
    [InlineData("a\u2029b", @"a\u{2029}b")]
    [InlineData("a\ue000b", @"a\u{e000}b")]
    [InlineData("a\u0378b", @"a\u{378}b")]
    public void Of_WhatHidesOrSteers_IsWrittenOut(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Theory]
    [InlineData("::error::x", @"\u{3a}:error::x")]
    [InlineData("a ::error::x", @"a \u{3a}:error::x")]
    [InlineData("##[error]x", @"#\u{23}[error]x")]
    [InlineData("a::b", "a::b")]
    [InlineData(":: b", ":: b")]
    [InlineData("## a", "## a")]
    public void Of_CommandOfARunner_IsDisarmed(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Of_Secret_IsMarked() => Assert.Equal("use [secret]", VisibleText.Of("use hf_abcdefghijklmnopqrstuvwxyz123456"));
}
