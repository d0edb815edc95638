using System.Text.Json;

namespace GpuInfra.Planning.Tests;

public class StepOrderTests
{
    private static readonly PlannedResource Root = Given.Resource("pulumi:pulumi:Stack", "shop-prod") with { IsCustom = false };

    [Fact]
    public async Task WriteAsync_NothingDependsOnAnything_StepsAreInTheOrderOfTheirUrns() =>
        Assert.Equal(["shop-prod", "B", "a", "b"], await OrderAsync(Root, Thing("b"), Thing("a"), Thing("B")));

    [Fact]
    public async Task WriteAsync_AResourceWithoutAParent_ComesAfterTheStack() =>
        Assert.Equal(["shop-prod", "first", "a"], await OrderAsync(Thing("a"), Given.Resource("a:index:Before", "first"), Root));

    [Fact]
    public async Task WriteAsync_AChild_ComesAfterItsParent()
    {
        var parent = Given.Resource("z:index:Group", "group");

        Assert.Equal(["shop-prod", "group", "a"], await OrderAsync(Root, Thing("a") with { ParentUrn = parent.Urn }, parent));
    }

    [Theory]
    [MemberData(nameof(Ties))]
    public async Task WriteAsync_AResourceThatNeedsAnother_ComesAfterIt(string kind)
    {
        var needed = Thing("z");
        var first = Thing("a");
        var tied = kind switch
        {
            "dependency" => first with { Dependencies = [needed.Urn] },
            "input" => first with { PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["x"] = [needed.Urn] } },
            "provider" => first with { ProviderUrn = needed.Urn },
            _ => first with { DeletedWith = needed.Urn },
        };

        Assert.Equal(["shop-prod", "b", "z", "a"], await OrderAsync(Root, tied, Thing("b"), needed));
    }

    public static TheoryData<string> Ties => ["dependency", "input", "provider", "deletion"];

    [Fact]
    public async Task WriteAsync_SeveralCouldComeNext_TheSmallestUrnDoes()
    {
        PlannedResource[] resources =
        [
            Root, Thing("a") with { Dependencies = [Thing("d").Urn] }, Thing("b"), Thing("c") with { Dependencies = [Thing("b").Urn] },
            Thing("d"), Thing("e"),
        ];

        Assert.Equal(["shop-prod", "b", "c", "d", "a", "e"], await OrderAsync(resources));
        Assert.Equal(["shop-prod", "b", "c", "d", "a", "e"], await OrderAsync([.. resources.Reverse()]));
    }

    [Fact]
    public async Task WriteAsync_ACircle_IsWrittenAllTheSame() =>
        Assert.Equal(
            ["shop-prod", "d", "a", "b", "c"],
            await OrderAsync(
                Root,
                Thing("a") with { ParentUrn = Thing("b").Urn },
                Thing("b") with { ParentUrn = Thing("a").Urn },
                Thing("c") with { Dependencies = [Thing("b").Urn, Thing("c").Urn] },
                Thing("d") with { Dependencies = ["urn:of:nothing"] }));

    private static PlannedResource Thing(string name) => Given.Resource("test:index:Thing", name);

    private static async Task<IEnumerable<string>> OrderAsync(params PlannedResource[] resources)
    {
        using var document = JsonDocument.Parse(await Plans.JsonAsync(Given.Plan() with { Resources = resources }));
        return [.. document.RootElement.GetProperty("steps").EnumerateArray()
            .Select(step => step.GetProperty("urn").GetString()!.Split("::")[^1])];
    }
}
