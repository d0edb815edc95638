namespace GpuInfra.StackFiles.Tests;

/// <summary>What is said of a stack file that is no YAML: the line that goes wrong, and why.</summary>
public sealed class YamlDiagnosisTests
{
    [Theory]
    [InlineData("      model: g", "    model: g", "9:5", "4 spaces, but the keys before and after it with 6. Indent it with 6 spaces.")]
    [InlineData("      cpu: 4", "  cpu: 4", "12:3", "2 spaces, but the keys before and after it with 6. Indent it with 6 spaces.")]
    [InlineData("      cpu: 4", "cpu: 4", "12:1", "0 spaces, but the keys before and after it with 6. Indent it with 6 spaces.")]
    [InlineData("      cpu: 4", "     cpu: 4", "12:6", "5 spaces, but the keys above it with 6. Indent it with 6 spaces.")]
    [InlineData("        - group:testers", "       - group:testers", "17:8", "7 spaces, but the items above it with 8. Indent it with 8 spaces.")]
    public void Parse_LineThatIsTooShallow_IsNamedItself(string before, string after, string place, string expected) =>
        Stack.AssertOneError($"{place}: is indented with {expected}", Stack.With(before, after));

    [Theory]
    [InlineData("      model: g", "       model: g", "9:8", "7 spaces, but 'engine' above it, which has a value already, with 6")]
    [InlineData("      memory:", "          memory:", "13:11", "10 spaces, but 'cpu' above it, which has a value already, with 6")]
    [InlineData("      cpu: 4", "      cpu: 4\n        requests: 4", "13:9", "8 spaces, but 'cpu' above it, which has a value already, with 6")]
    [InlineData("      engine:", "       engine:", "8:8", "7 spaces, but the keys after it with 6")]
    public void Parse_LineThatIsTooDeep_IsNamedItself(string before, string after, string place, string expected) =>
        Stack.AssertOneError($"{place}: is indented with {expected}. Indent it with 6 spaces.", Stack.With(before, after));

    [Theory]
    [InlineData("   - group:developers@acme.example", 3)]
    [InlineData("     - group:developers@acme.example", 5)]
    [InlineData("   - group:developers@acme.example\n   - group:others@acme.example", 3)]
    public void Parse_ItemThatIsShallowerThanItsKey_IsToldWhereItBelongs(string items, int spaces) => Stack.AssertOneError(
        $"16:{spaces + 1}: is indented with {spaces} spaces, but 'invokers' above it, whose item it is, with 6. Indent it with 8 spaces.",
        Stack.With("        - group:developers@acme.example", items));

    [Theory]
    [InlineData("\u00A0     gpu:", "11:1", "a no-break space (U+00A0)")]
    [InlineData("     \u00A0gpu:", "11:6", "a no-break space (U+00A0)")]
    [InlineData("    \u2003 gpu:", "11:5", "an em space (U+2003)")]
    [InlineData("\uFEFF      gpu:", "11:1", "a byte order mark (U+FEFF)")]
    [InlineData("\u3000   gpu:", "11:1", "an ideographic space (U+3000)")]
    public void Parse_OddBlankInTheIndentation_IsNamed(string after, string place, string name) => Stack.AssertOneError(
        $"{place}: has {name} in its indentation, where YAML wants spaces. Indent with spaces.", Stack.With("      gpu:", after));

    [Theory]
    [InlineData("\tcpu: 4", "12:1")]
    [InlineData("    \t  cpu: 4", "12:5")]
    [InlineData("      \tcpu: 4", "12:7")]
    public void Parse_TabInTheIndentation_IsNamed(string after, string place) => Stack.AssertOneError(
        $"{place}: has a tab where YAML wants spaces. Indent with spaces.", Stack.With("      cpu: 4", after));

    [Theory]
    [InlineData("      gpu: nvidia-l4", "      gpu nvidia-l4", "11:7", "Write 'gpu: nvidia-l4'.")]
    [InlineData("      engine: ollama", "      engine ollama", "8:7", "Write 'engine: ollama'.")]
    [InlineData("      deletionProtection: false", "      deletionProtection false", "14:7", "Write 'deletionProtection: false'.")]
    public void Parse_ValueWithoutColon_IsNamedAtItsLine(string before, string after, string place, string fix) =>
        Stack.AssertOneError($"{place}: is a line without a ':'. {fix}", Stack.With(before, after));

    [Theory]
    [InlineData("    chat:\n", "    chat\n", "7:5", "chat:")]
    [InlineData("config:\n", "config\n", "1:1", "config:")]
    [InlineData("  gpuinfra:platform:\n", "  gpuinfra:platform\n", "4:3", "gpuinfra:platform:")]
    public void Parse_KeyOfAMapWithoutColon_IsNamedAtItsLine(string before, string after, string place, string key) => Stack.AssertOneError(
        $"{place}: has no ':' at its end, though lines follow that belong to it. Write '{key}'.", Stack.With(before, after));

    [Theory]
    [InlineData("      gpu: nvidia-l4", "      gpu:nvidia-l4", "11:10", "gpu: nvidia-l4")]
    [InlineData("      cpu: 4", "      cpu:4", "12:10", "cpu: 4")]
    [InlineData("      engine: ollama", "      engine:ollama", "8:13", "engine: ollama")]
    public void Parse_NoBlankAfterTheColon_IsNamed(string before, string after, string place, string right) =>
        Stack.AssertOneError($"{place}: has no blank after the colon. Write '{right}'.", Stack.With(before, after));

    [Theory]
    [InlineData("      cpu:\u00A04", "12:10: has a no-break space (U+00A0) after the colon, where YAML wants a blank")]
    [InlineData("      cpu:\u30004", "12:10: has an ideographic space (U+3000) after the colon, where YAML wants a blank")]
    [InlineData("      cpu：4", "12:10: has the full-width colon '：', which is none to YAML")]
    [InlineData("      cpu： 4", "12:10: has the full-width colon '：', which is none to YAML")]
    [InlineData("      cpu = 4", "12:7: has a '=' where YAML wants ': '")]
    [InlineData("      cpu=4", "12:7: has a '=' where YAML wants ': '")]
    public void Parse_SomethingElseForTheColon_IsNamed(string after, string expected) =>
        Stack.AssertOneError($"{expected}. Write 'cpu: 4'.", Stack.With("      cpu: 4", after));

    [Theory]
    [InlineData("ollama\n", "\"ollama\n", "8:15", "quote")]
    [InlineData("ollama\n", "'ollama\n", "8:15", "quote")]
    [InlineData("        - group:testers@", "        - \"group:testers@", "17:11", "quote")]
    [InlineData("      cpu: 4", "      args: [a, \"b]", "12:17", "quote")]
    public void Parse_QuoteThatIsNeverClosed_IsNamedWhereItOpens(string before, string after, string place, string what) =>
        Stack.AssertOneError($"{place}: opens a {what} that is never closed. Close the quote.", Stack.With(before, after));

    [Theory]
    [InlineData("      args: [a, b", "12:13")]
    [InlineData("      env: {A: b", "12:12")]
    [InlineData("      args: [a, [b, c]\n", "12:13")]
    public void Parse_BracketThatIsNeverClosed_IsNamedWhereItOpens(string after, string place) => Stack.AssertOneError(
        $"{place}: opens a bracket that is never closed. Close the bracket, and separate with commas.", Stack.With("      cpu: 4", after));

    [Theory]
    [InlineData("      args: [a] b", "12:17: goes on after the bracket that closes the value. Put the value in quotes, or remove what follows.")]
    [InlineData("      model: \"a\":b", "12:17: goes on after the quote that closes the value. Put all of the value in quotes, or none of it.")]
    [InlineData("      model: 'a' b", "12:18: goes on after the quote that closes the value. Put all of the value in quotes, or none of it.")]
    public void Parse_TextAfterAClosedValue_IsNamed(string after, string expected) =>
        Stack.AssertOneError(expected, Stack.With("      cpu: 4", after));

    [Theory]
    [InlineData("        - group:testers", "        -group:testers", "17:9", "has no blank after the hyphen")]
    [InlineData("        - group:testers", "        group:testers", "17:9", "has no hyphen, though it lines up with the items of a list")]
    [InlineData(
        "        - group:developers@acme.example\n        - group:testers", "        -group:testers", "16:9",
        "has no blank after the hyphen, so that it is a text and no item of a list", "gpuinfra:services.chat.invokers: ")]
    public void Parse_ItemWithoutHyphenOrBlank_IsNamed(string before, string after, string place, string expected, string path = "") =>
        Stack.AssertOneError($"{place}: {path}{expected}. Write '- group:testers@acme.example'.", Stack.With(before, after));

    [Theory]
    [InlineData("         - group:testers", "17:10")]
    [InlineData("           - group:testers", "17:12")]
    [InlineData("\n            - group:testers", "18:13")]
    public void Parse_ItemThatIsPartOfTheOneAbove_IsNamed(string after, string place) => Stack.AssertOneError(
        $"{place}: gpuinfra:services.chat.invokers[0]: is indented deeper than what is above it, so that it is the rest of its text and "
            + "no item of a list. Indent all items of the list alike.",
        Stack.With("        - group:testers", after));

    [Theory]
    [InlineData("      - cpu: 4", "12:7: is an item of a list among keys. Remove the hyphen, or indent the list below its key.")]
    [InlineData("      // the size\n      cpu: 4", "12:7: is no comment to YAML. Begin a comment with '#'.")]
    [InlineData("      model: @gemma", "12:14: begins with a character that YAML reserves. Put the value in quotes.")]
    [InlineData("      model: `gemma`", "12:14: begins with a character that YAML reserves. Put the value in quotes.")]
    [InlineData("      model: %gemma", "12:14: begins with a character that YAML reserves. Put the value in quotes.")]
    [InlineData("      note: a: b", "12:14: has two ': ' in one line. Put the value in quotes, or begin a new line after the first.")]
    [InlineData("<<<<<<< HEAD\n      cpu: 4\n=======\n      cpu: 8\n>>>>>>> b", "12:1: is a mark of a merge that was not finished. Keep one of the two sides, and remove the marks of git.")]
    [InlineData("      cpu: 4\n=======", "13:1: is a mark of a merge that was not finished. Keep one of the two sides, and remove the marks of git.")]
    [InlineData("---\n      cpu: 4", "12:1: begins a second document, which Pulumi does not read. Remove it, or the line '---' above it.")]
    public void Parse_LineThatBreaksTheShape_IsNamed(string after, string expected) =>
        Stack.AssertOneError(expected, Stack.With("      cpu: 4", after));

    [Theory]
    [InlineData("model: {{ model }}")]
    [InlineData("model: {{model}}")]
    [InlineData("model: {{ .Values.model }}")]
    public void Parse_PlaceOfATemplate_IsOneMistake(string after) => Stack.AssertOneError(
        "9:15: gpuinfra:services.chat.model: has a map in braces for a key. Put what a template is to fill in into quotes.",
        Stack.With("model: gemma3:4b", after));

    [Theory]
    [InlineData("      cpu: 4\r")]
    [InlineData("      cpu:\t4")]
    [InlineData("      cpu: 4\t")]
    [InlineData("      env: {A: 'b: c', B: \"d # e\", C: it's}")]
    [InlineData("      env:\n        A: |\n          b: c: d\n        e\u00A0f\n        B: >-\n          - x")]
    [InlineData("      env:\n        A: one\n          two\n        B: \"c\n          d\"")]
    [InlineData("      args: [a,\n        b,\n       ]")]
    [InlineData("      args:\n      - a\n      - b")]
    public void Parse_YamlThatLooksOdd_IsFine(string after)
    {
        var text = Stack.With("      cpu: 4", after).Replace("        e\u00A0f\n", "          e\u00A0f\n", StringComparison.Ordinal);

        Assert.Empty(StackFile.Parse(text, "Pulumi.m.yaml").Problems);
    }
}
