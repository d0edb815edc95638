using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>A page of the tutorials, in the parts that a test can hold to its word.</summary>
internal sealed partial class Tutorial
{
    private Tutorial(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Text = Repository.Read(path);
        Stacks = [.. Of("yaml").Where(IsStack).Select(block => new TutorialStack(block.Groups["text"].Value))];
    }

    public static IReadOnlyList<Tutorial> All { get; } = [.. Repository.Files("docs/tutorials", "*.md").Select(path => new Tutorial(path))];

    public string Name { get; }

    public string Text { get; }

    /// <summary>The stack files, in order; the last one is what the page is about.</summary>
    public IReadOnlyList<TutorialStack> Stacks { get; }

    /// <summary>The line that is written in place of one of the stack file, where the page says one.</summary>
    public string? Change => Of("yaml").Where(block => !IsStack(block)).Select(block => block.Groups["text"].Value).SingleOrDefault();

    public IReadOnlyList<string> Headings => [.. Heading().Matches(Text).Select(match => match.Groups[1].Value)];

    public IReadOnlyList<string> Languages => [.. Block().Matches(Text).Select(block => block.Groups["language"].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>All commands, as somebody types them who follows the page.</summary>
    public string Commands => string.Join('\n', Of("bash").Select(block => block.Groups["text"].Value));

    /// <summary>What the tool says of the costs: the beginning, and lines further on.</summary>
    public string Cost => Of("text").Select(block => block.Groups["text"].Value).Single(text => text.StartsWith("gpuinfra/dev: ", StringComparison.Ordinal));

    public IReadOnlyList<string> CostLines => [.. Quote().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The outputs that a deployment ends with, each with the stack file that was deployed.</summary>
    public IReadOnlyList<(TutorialStack Stack, string Text)> Outputs =>
        [.. Of("text").Where(block => block.Groups["text"].Value.StartsWith("Outputs:", StringComparison.Ordinal)).Select(block => (StackAt(block.Index), block.Groups["text"].Value))];

    /// <summary>The findings that the page tells, each with the stack file, the key without which it comes, and the words that are quoted.</summary>
    public IReadOnlyList<(TutorialStack Stack, string Rule, string Without, IReadOnlyList<string> Quotes)> Findings =>
    [
        .. Finding().Matches(Text).Select(item => (
            StackAt(item.Index), item.Groups["rule"].Value, item.Groups["key"].Value,
            (IReadOnlyList<string>)[.. Code().Matches(item.Groups["text"].Value).Select(code => code.Groups[1].Value)])),
    ];

    public override string ToString() => Name;

    private static bool IsStack(Match block) => block.Groups["text"].Value.StartsWith("config:\n", StringComparison.Ordinal);

    private IEnumerable<Match> Of(string language) => Block().Matches(Text).Where(block => block.Groups["language"].Value == language);

    private TutorialStack StackAt(int index) => Stacks[Of("yaml").Count(block => IsStack(block) && block.Index < index) - 1];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^- \*\*(?<rule>[A-Z]{3}\d{3})\*\*(, without `(?<key>[a-zA-Z]+)`)?: (?<text>.*(\n  .*)*)", RegexOptions.Multiline)]
    private static partial Regex Finding();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
