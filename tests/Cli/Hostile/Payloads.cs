namespace GpuInfra.Cli.Tests;

/// <summary>Texts that would be more than text where they are not escaped.</summary>
internal static class Payloads
{
    public static IReadOnlyList<string> All { get; } =
    [
        "a\u001b[31mred\u001b]8;;https://evil.example\u0007b",
        "a\r\n::error::x\n::set-output name=a::b\r::add-mask::c",
        "::error::x",
        " ::warning file=a::x ##[error]y",
        "a\u0000b\u0008\u007f\u0085\u009b31m",
        "a\u202Eb\u202A\u2066c\u2069\u200E\u200F\u061C",
        "a\u200Bb\u200C\u200D\u2060\uFEFF\u00AD",
        "a\u2028::error::b\u2029c",
        "%0A::error::x %0D%25",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"' onmouseover='alert(1)' x=\"",
        "</details></summary><!-- open",
        "-->]]>&lt;b&gt;",
        "```\n# Owned\n~~~",
        "a | b || c",
        "@octocat é@octocat _@octocat \\@octocat @@octocat [@octocat](x) (@octocat)",
        "&#64;octocat &#x40;octocat &commat;octocat @org/team",
        "[x](javascript:alert(1)) ![y](https://evil.example/p.png) [z]: https://evil.example",
        "#1 org/repo#1 GH-1 https://evil.example www.evil.example",
        "${{ secrets.GITHUB_TOKEN }} {{constructor}} {0}",
        "- a\n1. b\n    code\n> c\n| d |",
        new('x', 5000),
    ];
}
