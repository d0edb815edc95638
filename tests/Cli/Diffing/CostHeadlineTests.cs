using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What the headline says of the costs: the floor and the ceiling, and only those differences that are known.</summary>
public sealed class CostHeadlineTests
{
    [Theory]
    [InlineData(1528, 2292, null, "idle $1,528 (+$764), at most $2,292 (±$0) a month")]
    [InlineData(764, 4584, null, "idle $764 (±$0), at most $4,584 (+$2,292) a month")]
    [InlineData(764, 2292, null, "idle $764, at most $2,292 a month, as before")]
    [InlineData(764, 2292, 900, "idle $764 (±$0), as used $900 (-$100), at most $2,292 (±$0) a month")]
    public void Write_Costs_HasFloorAndCeiling(int floor, int ceiling, int? usage, string words)
    {
        var review = Reviews.Of(Reviews.Updated("chat")) with
        {
            Cost = Reviews.Cost("prod", floor, ceiling, usage),
            CostBefore = Reviews.Cost("prod", 764, 2292, usage is null ? null : 1000),
        };

        Assert.Equal($"shop/prod against main: 1 changed, 40 the same; {words}", DiffConsole.Render(review).Split('\n')[0]);
        var markdown = DiffMarkdown.Write([review]);
        Assert.Contains($"\n### `shop/prod` against `main`: 1 changed, 40 the same; {words}\n", markdown, StringComparison.Ordinal);
        var cell = words.EndsWith("as before", StringComparison.Ordinal) ? "-" : words.Replace(" a month", "", StringComparison.Ordinal);
        Assert.Contains($"\n| prod | - | - | - | {cell} | - |\n", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OtherSideUnknown_ClaimsNoDifference()
    {
        var review = Reviews.Of(Reviews.Updated("chat")) with
        {
            CostBefore = null,
            CapacityBefore = null,
            Capacity = new()
            {
                Stack = "prod",
                Meters = [Reviews.Meter("GPUs nvidia-l4", 3, 4)],
                Services = [Reviews.Ability("chat", 0, 3, 48)],
            },
        };

        var (text, markdown) = (DiffConsole.Render(review), DiffMarkdown.Write([review]));

        Assert.Equal(
            "shop/prod against main: 1 changed, 40 the same; idle $764, at most $2,292 a month, what it was is not known",
            text.Split('\n')[0]);
        foreach (var output in (string[])[text, markdown, ReviewPage.Write([review])])
        {
            Assert.DoesNotContain("+$", output, StringComparison.Ordinal);
            Assert.DoesNotContain(", new", output, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(DiffJson.Write([review]));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("stacks")[0].GetProperty("cost").GetProperty("difference").ValueKind);
    }

    [Fact]
    public void Write_CostsAsJson_HasTheDifference()
    {
        using var json = JsonDocument.Parse(DiffJson.Write([Reviews.Of(Reviews.Updated("chat")) with { Cost = Reviews.Cost("prod", 1528, 2000) }]));

        var difference = json.RootElement.GetProperty("stacks")[0].GetProperty("cost").GetProperty("difference");
        Assert.Equal((764, -292), (difference.GetProperty("floor").GetInt32(), difference.GetProperty("ceiling").GetInt32()));
        Assert.Equal(JsonValueKind.Null, difference.GetProperty("usage").ValueKind);
    }

    [Fact]
    public void Write_CostsThatChangeWithCapacity_LeaveNoChipWithoutThem()
    {
        var page = ReviewPage.Write([Reviews.Of(Reviews.Updated("chat", Reviews.Property("cpu", "4", "8", Planning.Risk.Capacity))) with
        {
            Cost = Reviews.Cost("prod", 1528, 2292),
        }]);

        Assert.Contains("\nCost: +$764 idle, ±$0 at most</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<strong>0</strong> Cost", page, StringComparison.Ordinal);
        Assert.Contains(
            "<strong>0</strong> Cost", ReviewPage.Write([Reviews.Of(Reviews.Updated("chat"))]), StringComparison.Ordinal);
    }
}
