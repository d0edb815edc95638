namespace GpuInfra.StackFiles.Tests;

/// <summary>
/// What a value without quotes is: a row for each branch of the resolution that Pulumi's reader does (yaml.v3, resolve.go).
/// What YAML 1.2 and that reader understand differently is refused, with the quotes that make it plain.
/// </summary>
public sealed class ScalarTests
{
    [Theory]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("NULL", ScalarKind.Null)]
    [InlineData("nULL", ScalarKind.Text)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("FALSE", ScalarKind.Boolean)]
    [InlineData("tRUE", ScalarKind.Text)]
    [InlineData("y", ScalarKind.Text)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("No", ScalarKind.Text)]
    [InlineData("on", ScalarKind.Text)]
    [InlineData("OFF", ScalarKind.Text)]
    [InlineData("0", ScalarKind.WholeNumber)]
    [InlineData("-0", ScalarKind.WholeNumber)]
    [InlineData("+1", ScalarKind.WholeNumber)]
    [InlineData("-17", ScalarKind.WholeNumber)]
    [InlineData("18446744073709551616", ScalarKind.WholeNumber)]
    [InlineData("0x1F", ScalarKind.WholeNumber)]
    [InlineData("0o17", ScalarKind.WholeNumber)]
    [InlineData("0X1f", ScalarKind.Ambiguous)]
    [InlineData("+0x1f", ScalarKind.Ambiguous)]
    [InlineData("-0X1F", ScalarKind.Ambiguous)]
    [InlineData("0x1_f", ScalarKind.Ambiguous)]
    [InlineData("0x", ScalarKind.Text)]
    [InlineData("0xg", ScalarKind.Text)]
    [InlineData("0O7", ScalarKind.Ambiguous)]
    [InlineData("-0o7", ScalarKind.Ambiguous)]
    [InlineData("0o-7", ScalarKind.Ambiguous)]
    [InlineData("0o8", ScalarKind.Text)]
    [InlineData("0O8", ScalarKind.Text)]
    [InlineData("0b1", ScalarKind.Ambiguous)]
    [InlineData("0B1", ScalarKind.Ambiguous)]
    [InlineData("-0b1", ScalarKind.Ambiguous)]
    [InlineData("0b-1", ScalarKind.Ambiguous)]
    [InlineData("0b1_0", ScalarKind.Ambiguous)]
    [InlineData("0b2", ScalarKind.Text)]
    [InlineData("0b_", ScalarKind.Text)]
    [InlineData("010", ScalarKind.Ambiguous)]
    [InlineData("-010", ScalarKind.Ambiguous)]
    [InlineData("08", ScalarKind.Ambiguous)]
    [InlineData("1_000", ScalarKind.Ambiguous)]
    [InlineData("1_000.5", ScalarKind.Ambiguous)]
    [InlineData("1_", ScalarKind.Ambiguous)]
    [InlineData("1_a", ScalarKind.Text)]
    [InlineData("_1", ScalarKind.Text)]
    [InlineData("1.5", ScalarKind.Fraction)]
    [InlineData("1.", ScalarKind.Fraction)]
    [InlineData(".5", ScalarKind.Fraction)]
    [InlineData("-.5", ScalarKind.Fraction)]
    [InlineData(".5e3", ScalarKind.Fraction)]
    [InlineData("1e3", ScalarKind.Fraction)]
    [InlineData("1E-3", ScalarKind.Fraction)]
    [InlineData("1e400", ScalarKind.Ambiguous)]
    [InlineData("1e", ScalarKind.Text)]
    [InlineData(".", ScalarKind.Text)]
    [InlineData("._5", ScalarKind.Text)]
    [InlineData(".5_0", ScalarKind.Text)]
    [InlineData("+", ScalarKind.Text)]
    [InlineData("1.2.3", ScalarKind.Text)]
    [InlineData(".inf", ScalarKind.Fraction)]
    [InlineData("-.INF", ScalarKind.Fraction)]
    [InlineData(".nan", ScalarKind.Fraction)]
    [InlineData(".iNF", ScalarKind.Text)]
    [InlineData("-.nan", ScalarKind.Text)]
    [InlineData("190:20:30", ScalarKind.Text)]
    [InlineData("2026-11-28", ScalarKind.Ambiguous)]
    [InlineData("2026-1-2", ScalarKind.Ambiguous)]
    [InlineData("2024-02-29", ScalarKind.Ambiguous)]
    [InlineData("2026-02-29", ScalarKind.Text)]
    [InlineData("2026-13-01", ScalarKind.Text)]
    [InlineData("26-11-28", ScalarKind.Text)]
    [InlineData("2026-11-28T01:02:03Z", ScalarKind.Ambiguous)]
    [InlineData("2026-11-28t1:2:3.25+01:00", ScalarKind.Ambiguous)]
    [InlineData("2026-11-28T01:02:03", ScalarKind.Text)]
    [InlineData("2026-11-28 01:02:03.5", ScalarKind.Ambiguous)]
    [InlineData("2026-11-28 01:02:03Z", ScalarKind.Text)]
    [InlineData("2026-11-28 25:02:03", ScalarKind.Text)]
    [InlineData("! x", ScalarKind.Text)]
    [InlineData("! 010", ScalarKind.Ambiguous)]
    [InlineData("! 5", ScalarKind.Ambiguous)]
    [InlineData("!!str 010", ScalarKind.Text)]
    [InlineData("'010'", ScalarKind.Text)]
    public void Parse_ValueWithoutQuotes_IsWhatPulumiReads(string text, ScalarKind kind)
    {
        var file = StackFile.Parse($"config:\n  a:b: {text}\n", "Pulumi.dev.yaml");

        Assert.Empty(file.Problems);
        Assert.Equal(kind, Assert.IsType<ConfigScalar>(file.Config.Find("a:b")!.Value).Kind);
    }

    [Theory]
    [InlineData("config: {a:b: \"x\\/y\"}", "1:15: a:b: has the escape '\\/', which Pulumi's reader of YAML refuses. Write '/' alone.")]
    [InlineData("config: {a:b: x\u007F}", "1:16: is the character U+007F, which Pulumi's reader of YAML refuses. Remove it; it may not be visible.")]
    [InlineData("config: # x\n  a:b: \"\u0007\"", "2:9: is the character U+0007, which Pulumi's reader of YAML refuses. Remove it; it may not be visible.")]
    [InlineData(
        "x-a: &a {c:d: 1}\nconfig:\n  <<: *a\n  <<: *a\n",
        "4:3: config: merges a second time with '<<'; the first is in line 3. Merge once, with a list of maps: '<<: [*a, *b]'.")]
    public void Parse_WhatPulumiRefuses_IsRefused(string text, string expected) =>
        Assert.Equal(
            [$"Pulumi.dev.yaml:{expected}"],
            StackFile.Parse(text, "Pulumi.dev.yaml").Problems.Select(problem => problem.ToString()));

    [Theory]
    [InlineData("\"a\\\\/b\"", "a\\/b")]
    [InlineData("'a\\/b'", "a\\/b")]
    [InlineData("a\\/b", "a\\/b")]
    public void Parse_BackslashBeforeASlashThatIsNoEscape_IsKept(string text, string value) =>
        Assert.Equal(value, StackFile.Parse($"config: {{a:b: {text}}}", "Pulumi.dev.yaml").ConfigTexts["a:b"]);

    [Fact]
    public void Parse_JsonWithinAText_MayEscapeASlash()
    {
        var file = StackFile.Parse("""config: {gpuinfra:platform: '{"labels": {"a": "b\/c"}}'}""", "Pulumi.dev.yaml");

        Assert.Equal("""{"labels":{"a":"b/c"}}""", file.ConfigTexts["gpuinfra:platform"]);
    }
}
