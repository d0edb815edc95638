using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GpuInfra.Cli.Tests;

/// <summary>Whether an output is nothing but what it is meant to be, whatever was put into it.</summary>
internal static partial class Inert
{
    /// <summary>Nothing steers a terminal, turns a line around, hides or commands a runner.</summary>
    public static void AssertText(string text)
    {
        AssertVisible(text);
        Assert.DoesNotMatch(@"(?m)^\s*::[a-z]", text);
        Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
    }

    /// <summary>It is JSON, and a reader of its source sees all of it.</summary>
    public static JsonDocument AssertJson(string text)
    {
        AssertVisible(text);
        return JsonDocument.Parse(text);
    }

    /// <summary>Each line is one annotation with properties that are ours.</summary>
    public static void AssertAnnotations(string text)
    {
        AssertVisible(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("^::(error|warning|notice) file=[^,:]+(,line=[0-9]+,col=[0-9]+)?,title=[A-Z]{3}[0-9]{3} [^,:]+::", line));
        Assert.All(lines, line => Assert.DoesNotMatch("%(?!25|0A|0D|3A|2C)", line));
    }

    /// <summary>Its messages are text without links and placeholders.</summary>
    public static void AssertSarif(string text)
    {
        using var log = AssertJson(text);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.DoesNotMatch(
            @"(?<!\\)\]\(|(?<!\{)\{[0-9]+\}", result.GetProperty("message").GetProperty("text").GetString()!));
    }

    /// <summary>Nothing of it is markup, a mention or a link of others.</summary>
    public static void AssertMarkdown(string text)
    {
        AssertVisible(text);
        Comment.AssertIsSound(text);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 65_536);
    }

    /// <summary>It has only elements and attributes that the page has anyway.</summary>
    public static void AssertHtml(string text, string ours)
    {
        AssertVisible(text);
        Assert.Empty(Tags(text).Except(Tags(ours)));
        Assert.DoesNotMatch("(?i)(href|src)=\"\\s*(javascript|data|vbscript):", text);
    }

    private static void AssertVisible(string text)
    {
        var hidden = text.EnumerateRunes().Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.Equal("", string.Join(' ', hidden.Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture)).Distinct()));
    }

    private static HashSet<string> Tags(string html) =>
    [
        .. Element().Matches(Script().Replace(html, "")).SelectMany(element => Attribute().Matches(element.Groups[2].Value)
            .Select(attribute => $"{element.Groups[1].Value} {attribute.Groups[1].Value}").Append(element.Groups[1].Value)),
    ];

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<(/?[A-Za-z!][A-Za-z0-9-]*)((?:\\s+[^\\s=>\"]+(?:=\"[^\"]*\")?)*)\\s*>")]
    private static partial Regex Element();

    [GeneratedRegex("\\s([^\\s=>\"]+)(?:=\"[^\"]*\")?")]
    private static partial Regex Attribute();
}
