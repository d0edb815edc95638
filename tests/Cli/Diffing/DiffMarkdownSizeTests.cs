using System.Text;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

public sealed class DiffMarkdownSizeTests
{
    private const int GitHubBytes = 65_536;

    [Theory]
    [InlineData(500, "the details of [0-9,]+ changes")]
    [InlineData(5_000, "8,[0-9]+ changes, the details of [0-9,]+ changes")]
    public void Write_ManyChanges_FitAndShowTheReplacementInTheFirstTenLines(int count, string cut)
    {
        var changes = SampleReviews.Many(count);

        var markdown = DiffMarkdown.Write([Reviews.Of(changes), Reviews.Of("dev", changes[..^1])]);

        Comment.AssertIsSound(markdown);
        Assert.True(Encoding.UTF8.GetByteCount(markdown) < GitHubBytes);
        Assert.Contains("## ± prod: models is replaced, and every model in it is lost", markdown.Split('\n')[..10]);
        Assert.Matches(
            $"\n_Left out here, where there is not room for all, from the least risky on: {cut}\\. "
            + "`gpuinfra diff --format json` and the HTML page have everything\\._\n$",
            markdown);
    }

    [Fact]
    public void Write_AnyLimit_IsKeptAndLeavesNothingOpen()
    {
        StackReview[] reviews =
        [
            SampleReviews.Prod, SampleReviews.Dev, Reviews.Of("many", SampleReviews.Many(60)),
            Reviews.Of("hostile", [SampleReviews.HostileChange]),
        ];
        var whole = DiffMarkdown.Write(reviews);
        var limits = Enumerable.Range(0, 400).Select(step => 1_024 + (step * 97)).ToList();

        Assert.InRange(Encoding.UTF8.GetByteCount(whole), limits[100], limits[^1]);
        foreach (var limit in limits)
        {
            var markdown = DiffMarkdown.Write(reviews, limit);
            Comment.AssertIsSound(markdown);
            Assert.True(Encoding.UTF8.GetByteCount(markdown) <= limit, $"{Encoding.UTF8.GetByteCount(markdown)} of {limit}");
            Assert.StartsWith($"{DiffMarkdown.Marker}\n## ± prod: models is replaced", markdown, StringComparison.Ordinal);
            Assert.Equal(markdown == whole, !markdown.Contains("_Left out here", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Write_LessRoom_CutsFromTheLeastRiskyEnd()
    {
        var reviews = new[] { Reviews.Of(SampleReviews.Many(60)), Reviews.Of("dev", [Reviews.Exposed()]) };
        var whole = DiffMarkdown.Write(reviews);

        var cut = DiffMarkdown.Write(reviews, 2_500);

        Assert.Contains("service-59", whole, StringComparison.Ordinal);
        Assert.Contains("⚠ Every object in it is deleted.", cut, StringComparison.Ordinal);
        Assert.Contains("+ member: allUsers", cut, StringComparison.Ordinal);
        Assert.DoesNotContain("service-59", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TooLittleRoom_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DiffMarkdown.Write([Reviews.Of()], 1_023));

    [Fact]
    public void Write_AHugeValue_LeavesRoomForTheRest()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 20_000));
        var huge = Reviews.Updated(
            "chat",
            Reviews.Property("script", "", lines, Risk.Exposure),
            Reviews.Property("x", new string('a', 90_000), new string('b', 90_000)));

        var markdown = DiffMarkdown.Write([Reviews.Of(huge, Reviews.Exposed())]);

        Comment.AssertIsSound(markdown);
        Assert.Contains("… and 19,945 more lines", markdown, StringComparison.Ordinal);
        Assert.Contains("+ member: allUsers", markdown, StringComparison.Ordinal);
    }
}
