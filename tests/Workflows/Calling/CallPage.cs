using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>The page that says how a service is called, in the parts that a test can hold to its word.</summary>
internal static partial class CallPage
{
    public const string Path = "docs/call-the-endpoint.md";

    public static string Text { get; } = Repository.Read(Path);

    public static IReadOnlyList<string> Languages => [.. Blocks.Select(block => block.Groups["language"].Value).Distinct().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Of(string language) =>
        [.. Blocks.Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value)];

    /// <summary>What stands between two comments of a name.</summary>
    public static string Generated(string name) =>
        Regex.Match(Text, $"^<!-- {name} -->\n(?<text>.*?)<!-- /{name} -->$", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } match
            ? match.Groups["text"].Value.TrimEnd('\n')
            : throw new InvalidOperationException($"{Path} has no part between <!-- {name} --> and <!-- /{name} -->.");

    private static IEnumerable<Match> Blocks => Block.Matches(Text);

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block { get; }
}
