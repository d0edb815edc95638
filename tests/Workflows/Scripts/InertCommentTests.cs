using System.Text;
using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Workflows.Tests;

/// <summary>What the code of a pull request wrote pings nobody, hides nothing and passes for nothing else.</summary>
public partial class InertCommentTests
{
    private const string Gap = "\u200b";

    [ScriptTheory]
    [InlineData("@octocat", "@|octocat")]
    [InlineData("@acme/all", "@|acme/all")]
    [InlineData("&#64;octocat &#x40;octocat &commat;octocat", "&|#|64;octocat &|#x40;octocat &|commat;octocat")]
    [InlineData("\uff20octocat \ufe6boctocat", "\uff20|octocat \ufe6b|octocat")]
    [InlineData("é@octocat e\u0301@octocat \ufffd@octocat", "é@|octocat e\u0301@|octocat \ufffd@|octocat")]
    [InlineData("[@octocat](x) \\@octocat @@octocat _@octocat", "[@|octocat](x) \\@|octocat @|@|octocat _@|octocat")]
    [InlineData("a&#8203;@octocat **a**@octocat", "a&#8203;@|octocat **a**@|octocat")]
    [InlineData("image@sha256:12 one@acme.example", "image@sha256:12 one@acme.example")]
    public void Post_Mention_PingsNobody(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData("fixes #12, acme/other#3 and GH-7", "fixes #|12, acme/other#|3 and GH-|7")]
    [InlineData("https://github.com/acme/other/issues/3", "https://redirect.github.com/acme/other/issues/3")]
    [InlineData("[source](https://cloud.example/page#1-limits) # Heading", "[source](https://cloud.example/page#1-limits) # Heading")]
    [InlineData("https://github.com.example/a", "https://github.com.example/a")]
    public void Post_Issue_IsNotMentionedInIt(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData("All good.\n\n<!-- ", "All good.\n\n<|!-- ")]
    [InlineData("<?x\n<![CDATA[\n<script>\n</div>\n<IMG src=x>", "<|?x\n<|!|[CDATA[\n<|script>\n<|/div>\n<|IMG src=x>")]
    [InlineData("  <details>\na <details>\n<details open>", "  <|details>\na <|details>\n<|details open>")]
    [InlineData("<summary>a</summary>\n</details>", "<|summary>a<|/summary>\n<|/details>")]
    [InlineData("1 < 2, a <- b &lt;b&gt; &amp;commat;", "1 < 2, a <- b &lt;b&gt; &amp;commat;")]
    public void Post_Html_IsText(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData("Fine\n\n```text", "Fine\n\n```text\n```")]
    [InlineData("Fine\n````\n```\nin", "Fine\n\n````\n``|`\nin\n````")]
    [InlineData("- ```\n> ~~~\n1. > ```\n   ~~~~", "- ``|`\n> ~~|~\n1. > ``|`\n   ~~|~~")]
    [InlineData("```mermaid\ngraph", "``|`mermaid\ngraph")]
    [InlineData("<details>\n<summary>a @b</summary>\n\nin", "<details>\n<summary>a @|b</summary>\n\nin\n\n</details>")]
    [InlineData("<details>\n\n```\n</details>\n", "<details>\n\n```\n<|/details>\n```\n\n</details>")]
    [InlineData("```diff\n- a\n+ b\n```\nafter", "```diff\n- a\n+ b\n```\nafter")]
    public void Post_OpenConstruct_IsEnded(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData("a\r# Owned\r<b>", "a\\r# Owned\\r<|b>")]
    [InlineData("a\u202eb\u2066c\u200dd\ufeff", "a\\u{202e}b\\u{2066}c\\u{200d}d\\u{feff}")]
    [InlineData("a\u0000b\u001b[2Jc\u0085d\u2028e\u007f", "a\\u{0}b\\u{1b}[2Jc\\u{85}d\\u{2028}e\\u{7f}")]
    [InlineData("a\U000e0041b", "a\\u{e0041}b")]
    [InlineData("Zürich\r\n\t— 100 € ✅", "Zürich\n\t— 100 € ✅")]
    public void Post_HiddenCharacter_IsWrittenOut(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData("![ok](https://evil.example/a.png)", "!|[ok](https://evil.example/a.png)")]
    [InlineData("$$\\phantom{x}$$ $`x`$", "$|$\\phantom{x}$|$ $|`x`$")]
    [InlineData("costs $5 and \\$6, see [a](https://cloud.example)", "costs $5 and \\$6, see [a](https://cloud.example)")]
    public void Post_PictureOrFormula_IsText(string written, string posted) => AssertPosted(written, posted);

    [ScriptTheory]
    [InlineData(60_000, "x\n", false)]
    [InlineData(70_000, "x\n", true)]
    [InlineData(64_000, "@x\n", true)]
    [InlineData(64_000, "<details>\n", true)]
    [InlineData(3_000_000, "é\n", true)]
    public void Post_LongText_IsCutAtALineAndSaysSoFirst(int bytes, string line, bool cuts)
    {
        var posted = ReviewPost.BodyOf(string.Concat(Enumerable.Repeat(line, bytes / Encoding.UTF8.GetByteCount(line))));

        Assert.InRange(Encoding.UTF8.GetByteCount(posted), 1, 65_535);
        Assert.Equal(cuts, posted.Split('\n')[2].StartsWith("> What follows is cut: ", StringComparison.Ordinal));
        Assert.Equal(
            Sections().Count(posted),
            posted.Split('\n').Count(text => text == "</details>"));
    }

    // From pieces that mean something to GitHub, in any order.
    [ScriptFact]
    public void Post_AnyMixture_IsInert()
    {
        string[] pieces =
        [
            "@octocat", "\uff20o", "&#64;", "&commat;", "<!--", "-->", "```", "~~~", "````diff", "\n", "\n\n", "\r", "\r\n", "<details>", "</details>",
            "<summary>", "</summary>", "<b>", "> ", "- ", "    ", "`", "\\", "\u202e", "\0", "#1", "![a](b)", "é", "_", "a", "$$", "|", "[x]: y",
        ];
        for (var seed = 0; seed < 20; seed++)
        {
            var state = seed;
            var text = string.Concat(Enumerable.Range(0, 1_500).Select(_ => pieces[Next(ref state) % pieces.Length]));

            var posted = ReviewPost.BodyOf(text);

            Assert.StartsWith(ReviewPost.Head, posted, StringComparison.Ordinal);
            Assert.DoesNotMatch(Dangerous(), posted[ReviewPost.Head.Length..]);
            Assert.Equal(0, OpenAtTheEnd(posted));
        }
    }

    [ScriptFact]
    public async Task Post_CommentOfTheTool_LosesNothing()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var folder = Repository.At("tests/Stacks");
        await CommandLine.RunAsync(["diff", "prod", "--from-stack", "dev", "--format", "markdown", "--root", folder], new Terminal(output, error));
        var written = output.ToString();
        Assert.Contains("\n<details>\n<summary>", written, StringComparison.Ordinal);
        Assert.Contains("\n```diff\n", written, StringComparison.Ordinal);

        var posted = ReviewPost.BodyOf(written);

        Assert.Equal(
            ReviewPost.Head + written[(written.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n'),
            posted.Replace(Gap, "", StringComparison.Ordinal).TrimEnd('\n'));
    }

    private static void AssertPosted(string written, string posted) =>
        Assert.Equal(ReviewPost.Head + posted.Replace("|", Gap, StringComparison.Ordinal) + "\n", ReviewPost.BodyOf(written));

    // The same mixtures each time, by the constants of ANSI C's example of a generator.
    private static int Next(ref int state) => (state = unchecked((state * 1_103_515_245) + 12_345) & int.MaxValue) >> 16;

    // As GitHub's Markdown counts them: a fence hides what looks like a section.
    private static int OpenAtTheEnd(string posted)
    {
        var (fence, sections) = (0, 0);
        foreach (var line in posted.Split('\n'))
        {
            var ticks = line.Length - line.TrimStart('`').Length;
            if (fence > 0)
            {
                fence = ticks >= fence && line.Trim('`', ' ', '\t').Length == 0 ? 0 : fence;
            }
            else if (ticks >= 3)
            {
                fence = ticks;
            }
            else if (line is "<details>" or "</details>")
            {
                sections += line == "<details>" ? 1 : -1;
            }
        }

        return fence + Math.Abs(sections);
    }

    [GeneratedRegex("(?m)^<details>$")]
    private static partial Regex Sections();

    [GeneratedRegex(@"(?<![0-9A-Za-z])@(?!\u200b)|[\uff20\ufe6b](?!\u200b)|&(?:#64|commat)|<!|<b|#1|!\[|\$\$|[\r\0\u202e]|(?m)^ +(?:```|~~~)|^[>-] *(?:```|~~~)")]
    private static partial Regex Dangerous();
}
