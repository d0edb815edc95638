using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

public sealed class ChangeTextTests
{
    private const string Escape = "\u001b";

    [Fact]
    public void Write_AText_ShowsItsLinesThatDiffer() =>
        Assert.Equal(
            """
                ~ config:
                  @@ -2,7 +2,7 @@
                   2
                   3
                   4
                  -5
                  +five
                   6
                   7
                   8
                  @@ -17,3 +17,4 @@
                   17
                   18
                   19
                  +20
                + script:
                  +a\t
                  +b
                - motd: bye
            """,
            Properties(
                Reviews.Property("config", Lines(1, 19), $"{Lines(1, 4)}\nfive\n{Lines(6, 20)}"),
                Reviews.Property("script", null, "a\t\nb"),
                Reviews.Property("motd", "bye", null)));

    [Fact]
    public void Write_LongValues_KeepInSightWhatDiffers()
    {
        var rest = new string('x', 300);
        var text = Properties(
            Reviews.Property("a", $"{rest}old{rest}", $"{rest}new{rest}"),
            Reviews.Property("b", "images/vllm@sha256:0123456789abcdef", "images/vllm@sha256:0123456789abcdee"),
            Reviews.Property("c", null, rest));

        Assert.All(text.Split('\n'), line => Assert.True(line.Length < DiffConsole.Wide, line));
        Assert.Contains("xoldx", text, StringComparison.Ordinal);
        Assert.Contains("→ …x", text, StringComparison.Ordinal);
        Assert.Contains("xnewx", text, StringComparison.Ordinal);
        Assert.Contains("cdef\" → \"images", text, StringComparison.Ordinal);
        Assert.Contains("x…x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_DifferentValuesThatReadAlike_AreToldApart() =>
        Assert.Equal(
            """
                ~ a: "8" → 8
                ~ b: "" → []
            """,
            Properties(
                Reviews.Property("a", "8", null) with { New = PropertyValue.Of(8) },
                Reviews.Property("b", "", null) with { New = PropertyValue.Of([]) }));

    [Fact]
    public void Write_AReferenceToAnotherThing_ShowsItOnce() =>
        Assert.Equal(
            """
                ~ subnetwork: ${net.id}
                  It is another subnet.
            """,
            Properties(Reviews.Property("subnetwork", "${net.id}", "${net.id}") with { Meaning = "It is another subnet." }));

    [Fact]
    public void Write_AMeaningThatTheHeadlineTells_IsNotRepeated() =>
        Assert.Equal("    ~ a: b → c", Properties(Reviews.Property("a", "b", "c") with { Meaning = "Chat is changed." }));

    [Fact]
    public void Write_AMeaningOfSeveralProperties_IsToldOnce() =>
        Assert.Equal(
            """
                ~ a: b → c
                  It starts anew.
                ~ d: e → f
            """,
            Properties(
                Reviews.Property("a", "b", "c") with { Meaning = "It starts anew." },
                Reviews.Property("d", "e", "f") with { Meaning = "It starts anew." }));

    [Fact]
    public void Write_AWholeSubtree_IsOneLine()
    {
        var options = PropertyValue.Of([PropertyValue.Of("x"), PropertyValue.Of("y")]);
        var bucket = Map(("bucket", PropertyValue.Of("models")), ("mountOptions", options));
        var ports = Map(("ports", PropertyValue.Of([PropertyValue.Of("443")])), ("protocol", PropertyValue.Of("tcp")));

        Assert.Equal(
            """
                + volumes: {gcs: {bucket: models, mountOptions: [x, y]}, name: models}
                - env: name: A, value: b
                + allows: tcp:443
            """,
            Properties(
                Added("volumes", PropertyValue.Of([Map(("gcs", bucket), ("name", PropertyValue.Of("models")))])),
                Added("env", null) with { Old = Map(("name", PropertyValue.Of("A")), ("value", PropertyValue.Of("b"))) },
                Added("allows", PropertyValue.Of([ports]))));
    }

    [Fact]
    public void Write_ASourceOfAnyLength_IsToldWholeAndOnce()
    {
        var page = Reviews.Page with { Url = $"https://example.org/{new string('x', 200)}" };
        var property = Reviews.Property("a", "b", "c") with { Replaces = new("t", "p", "it shrinks", page) };

        var text = DiffConsole.Render(
            Reviews.Of("dev", [Reviews.Updated("chat", property, property)]), Reviews.Of(Reviews.Updated("chat", property)));

        Assert.Equal(4, text.Split("forces replacement, because it shrinks [1]\n").Length);
        Assert.EndsWith($"\n\nSources\n  [1] {page.Url}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HiddenLetters_AreWrittenOut()
    {
        var text = DiffConsole.Render(Reviews.Of(Reviews.Updated(
            $"chat{Escape}[2J\u202e",
            Reviews.Property("a\u200b", "\u2066x", "y\r\na\u0007b"),
            Reviews.Property("b", "\U000e0041", "é"))));

        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.Contains(@"~ chat\u{1b}[2J\u{202e} is changed", text, StringComparison.Ordinal);
        Assert.Contains(@"~ a\u{200b}:", text, StringComparison.Ordinal);
        Assert.Contains(@"-\u{2066}x", text, StringComparison.Ordinal);
        Assert.Contains(@"+y\r", text, StringComparison.Ordinal);
        Assert.Contains(@"~ b: \u{e0041} → é", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    public void Write_AnyWidth_LeavesNoLineTooLong(int width)
    {
        var lines = Reviews.Property(
            new string('p', 200), new string('o', 200), $"{new string('n', 200)}\n{new string('m', 200)}");
        var value = lines with { Path = "q", New = PropertyValue.Of("z") };
        var review = Reviews.Of(Reviews.Updated(new string('c', 150), lines, value), Reviews.Replaced());

        var text = DiffConsole.Render(width, review with { Findings = [Reviews.Warning("is bad")] }).Split('\n');

        Assert.True(text.Length > 20);
        Assert.All(text, line => Assert.True(line.Length < width, line));
        Assert.Equal(200, text.Where(line => line.TrimStart().StartsWith("+m", StringComparison.Ordinal)
            || line.TrimStart().StartsWith("+… m", StringComparison.Ordinal)).Sum(line => line.Count(letter => letter == 'm')));
    }

    // The lines of the properties of one changed resource.
    private static string Properties(params PropertyChange[] properties)
    {
        var review = DiffConsole.Render(Reviews.Of(Reviews.Updated("chat", properties)));
        var text = DiffConsole.After("    chat  cloudrunv2.Service\n", review);
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..text.IndexOf("\n\nCost", StringComparison.Ordinal)];
    }

    private static PropertyChange Added(string path, PropertyValue? value) => Reviews.Property(path, null, null) with { New = value };

    private static PropertyValue Map(params (string Name, PropertyValue Value)[] entries) =>
        PropertyValue.Of(new PropertyMap(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))));

    private static string Lines(int from, int to) => string.Join('\n', Enumerable.Range(from, to - from + 1));
}
