using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Cli.Tests;

public sealed class RealChangeTests
{
    private const int Services = 70;
    private const string Replacement = "± inference-models would be deleted with every object in it and made anew, empty";

    public static TheoryData<string> Names => [.. RealChanges.All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Review_ARealChange_ShowsFirstWhatMatters(string name)
    {
        var change = RealChanges.All.Single(candidate => candidate.Name == name);

        var review = await change.ReviewAsync();

        var (text, markdown) = (DiffConsole.Render(review), DiffMarkdown.Write([review]));
        await Snapshot.MatchesAsync($"{name}.txt", text);
        await Snapshot.MatchesAsync($"{name}.md", markdown);
        if (change.First is { } first)
        {
            var (symbol, headline) = (first[..1], first[2..]);
            var broken = Regex.Escape(first).Replace(@"\ ", @"\s+", StringComparison.Ordinal);
            Assert.Matches($@"^[^\n]+(\n  [^\n]+)?\n\n[A-Za-z ]+\n  {broken}\n", text);
            Assert.Equal($"## {symbol} prod: {headline.Replace("@", "@&#8203;", StringComparison.Ordinal)}", markdown.Split('\n')[1]);
        }
        else
        {
            Assert.StartsWith("gpuinfra/prod against main: nothing differs, 47 the same\n", text, StringComparison.Ordinal);
            Assert.Equal("## Nothing differs", markdown.Split('\n')[1]);
        }
    }

    [Fact]
    public async Task Review_FiveHundredResources_ShowTheOnlyReplacementInTheFirstTenLines()
    {
        var (plan, _) = await RealChange.PlanAsync(ManyServices(Repository.Read("tests/Cli/Diffing/Matrix/base.yaml")));
        var review = RealChange.Compare(PlanEdits.CommentOtherwise(plan), plan, []);

        var (text, markdown) = (DiffConsole.Render(review), DiffMarkdown.Write([review]));

        Assert.InRange(review.Diff!.Changes.Count, 500, 1_000);
        Assert.Single(review.Diff.Changes, change => change.Kind == Planning.ChangeKind.Replace);
        Assert.Contains(text.Split('\n')[..10], line => line.TrimStart().StartsWith(Replacement, StringComparison.Ordinal));
        Assert.Contains(Replacement[2..], string.Join('\n', markdown.Split('\n')[..10]), StringComparison.Ordinal);
        Comment.AssertIsSound(markdown);
    }

    private static string ManyServices(string text)
    {
        var services = Enumerable.Range(1, Services).Select(number => RealChanges.Embed.Replace(
            "embed:", string.Create(CultureInfo.InvariantCulture, $"embed-{number}:"), StringComparison.Ordinal));
        Edit[] edits =
        [
            new("nvidia-l4: 4", "nvidia-l4: 1000"), new("cpu: 100", "cpu: 10000"), new("memory: 400Gi", "memory: 40000Gi"),
            new("/24", "/20"), new("  gpuinfra:services:\n", $"  gpuinfra:services:\n{string.Concat(services)}"),
        ];
        return edits.Aggregate(text, (file, edit) => edit.ApplyTo(file));
    }
}
