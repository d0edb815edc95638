using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

/// <summary>What takes more than one deployment, in every format.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Write_AnOrder_StandsBelowTheChanges()
    {
        var lines = DiffConsole.Render(200, Ordered).Split('\n');

        Assert.EndsWith("; takes more than one deployment", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "  ~ chat is changed",
                "    chat  cloudrunv2.Service",
                "",
                "Takes more than one deployment",
                "  ! chat takes two deployments. [1]",
                "    1. Lower its instances.",
                "    2. Add the GPU.",
                "",
            ],
            lines[3..11]);
        Assert.Contains("  [1] https://cloud.google.com/run/docs", lines);
    }

    [Fact]
    public void Write_AnOrderInMarkdown_StandsBelowTheChanges()
    {
        var markdown = DiffMarkdown.Write([Ordered]);

        Comment.AssertIsSound(markdown);
        Assert.Contains(
            """
            `chat` `cloudrunv2.Service`

            #### Takes more than one deployment

            - ⚠ chat takes two deployments. ([source](https://cloud.google.com/run/docs))
               1. Lower its instances.
               2. Add the GPU.


            """,
            markdown,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnOrderAsJson_HasItsSteps()
    {
        using var json = JsonDocument.Parse(DiffJson.Write([Ordered]));

        var order = Assert.Single(json.RootElement.GetProperty("stacks")[0].GetProperty("orders").EnumerateArray());
        Assert.Equal("chat takes two deployments.", order.GetProperty("subject").GetString());
        Assert.Equal(["Lower its instances.", "Add the GPU."], order.GetProperty("steps").EnumerateArray().Select(step => step.GetString()));
        Assert.Equal("https://cloud.google.com/run/docs", order.GetProperty("source").GetString());
    }

    [Fact]
    public void Write_AnOrderOnAPage_IsAList() => Assert.Contains(
        "<ol><li>Lower its instances.</li>\n<li>Add the GPU.</li>\n</ol>", ReviewPage.Write([Ordered]), StringComparison.Ordinal);

    private static StackReview Ordered
    {
        get
        {
            var review = Reviews.Of(Reviews.Updated("chat"));
            return review with
            {
                Diff = review.Diff! with
                {
                    Orders = [new DeploymentOrder("chat takes two deployments.", ["Lower its instances.", "Add the GPU."], Reviews.Page)],
                },
            };
        }
    }
}
