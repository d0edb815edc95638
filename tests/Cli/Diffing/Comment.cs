using System.Text.RegularExpressions;

namespace GpuInfra.Cli.Tests;

/// <summary>A comment as GitHub reads it, as far as it could be broken: fences, details, HTML and mentions.</summary>
internal static partial class Comment
{
    /// <summary>Every fence and every details is closed, and what is outside of code is text and mentions nobody.</summary>
    public static void AssertIsSound(string markdown)
    {
        string? fence = null;
        var depth = 0;
        foreach (var line in markdown.Split('\n'))
        {
            var mark = FenceMark().Match(line);
            if (fence is not null)
            {
                var isEnd = mark.Success && mark.Value.TrimStart().Length >= fence.Length && line.Trim(' ', '`').Length == 0;
                fence = isEnd ? null : fence;
            }
            else if (mark.Success)
            {
                fence = mark.Value;
            }
            else
            {
                depth += line == "<details>" ? 1 : line == "</details>" ? -1 : 0;
                Assert.InRange(depth, 0, 1);
                AssertIsText(line);
            }
        }

        Assert.Null(fence);
        Assert.Equal(0, depth);
    }

    private static void AssertIsText(string line)
    {
        var text = Entity().Replace(CodeSpan().Replace(line, ""), " ");
        Assert.DoesNotMatch("<(?!/?details>$|summary>|/summary>$|!-- gpuinfra-review -->$)", text);
        Assert.DoesNotMatch("[@#][A-Za-z0-9]", text);
        Assert.DoesNotMatch("(?i)gh-[0-9]|www\\.", text);
        Assert.DoesNotMatch(@"(?<!\]\(https:|\]\(https)://", text);
        Assert.DoesNotMatch(@"(?<!\\)!\[", text);
        Assert.DoesNotContain("(https://github.com", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("^ {0,3}`{3,}")]
    private static partial Regex FenceMark();

    [GeneratedRegex("&#[0-9]+;")]
    private static partial Regex Entity();

    [GeneratedRegex("(?<!`)(`+)(?!`).+?(?<!`)\\1(?!`)")]
    private static partial Regex CodeSpan();
}
