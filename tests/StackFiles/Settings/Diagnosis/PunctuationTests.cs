namespace GpuInfra.StackFiles.Tests;

/// <summary>Quotes, dashes and blanks that editors put in, which are letters to YAML.</summary>
public sealed class PunctuationTests
{
    [Theory]
    [InlineData("“gemma3:4b”", '“')]
    [InlineData("‘gemma3:4b’", '‘')]
    [InlineData("«gemma3:4b»", '«')]
    [InlineData("„gemma3:4b“", '„')]
    [InlineData("“gemma3:4b", '“')]
    [InlineData("gemma3:4b”", '”')]
    public void Parse_TypographicQuotesAroundAValue_AreRefused(string value, char quote) => Stack.AssertOneError(
        $"9:14: gpuinfra:services.chat.model: has the typographic quote '{quote}', which is a part of the value to YAML. "
            + "Write \"gemma3:4b\", with straight quotes.",
        Stack.With("gemma3:4b", value));

    [Theory]
    [InlineData("–port", "'–', which no program takes for a hyphen. Write '--port'.")]
    [InlineData("—port=8080", "'—', which no program takes for a hyphen. Write '--port=8080'.")]
    [InlineData("'—port'", "'—', which no program takes for a hyphen. Write '--port'.")]
    [InlineData("–p", "'–', which no program takes for a hyphen. Write '-p'.")]
    [InlineData("−1", "'−', which no program takes for a hyphen. Write '-1'.")]
    [InlineData("– a", "'–', which begins no item of a list. Write '- a'.")]
    public void Parse_TypographicDashInFront_IsRefused(string value, string expected) => Stack.AssertOneError(
        $"12:14: gpuinfra:services.chat.args[0]: begins with the typographic dash {expected}", Stack.With("      cpu: 4", $"      args: [{value}]"));

    [Theory]
    [InlineData("\u00A0gemma3:4b", "begins with a no-break space (U+00A0)")]
    [InlineData("gemma3:4b\u2003", "ends with an em space (U+2003)")]
    [InlineData("gemma3:4b\u200B", "ends with a zero-width space (U+200B)")]
    public void Parse_OddBlankAtAnEndOfAValue_IsRefused(string value, string expected) => Stack.AssertOneError(
        $"9:14: gpuinfra:services.chat.model: {expected}. Remove it; it may not be visible.", Stack.With("gemma3:4b", value));

    [Theory]
    [InlineData("      env: {A: 'Say “hello” – now', B: it’s, C: a–b, D: '“quoted on purpose”', E: \"x\u00A0y\"}")]
    [InlineData("      silence: [{rule: GPU005, reason: “until the quota comes”}]")]
    [InlineData("      silence: [{rule: GPU005, reason: – see the ticket}]")]
    public void Parse_PunctuationOfProse_IsFine(string line) =>
        Assert.Empty(StackFile.Parse(Stack.With("      cpu: 4", line), "Pulumi.m.yaml").Problems);
}
