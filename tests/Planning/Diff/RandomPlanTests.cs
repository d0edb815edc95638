namespace GpuInfra.Planning.Tests;

/// <summary>What must hold of any two plans.</summary>
public class RandomPlanTests
{
    private static readonly string[] Types =
        [Given.Account, Given.Bucket, Given.Firewall, Given.Invoker, Given.Network, Given.Provider, Given.Service, Given.Subnetwork, "shop:index:Thing"];

    private static readonly string[] Names =
        ["name", "location", "members", "template", "containers", "args", "labels", "member", "ipCidrRange", "allows", "destinationRanges", "role"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compare_AnyPlanWithItself_IsEmpty(int seed)
    {
        var plan = new Dice(seed).Plan();

        var diff = PlanComparison.Compare(plan, new Dice(seed).Plan(), "main");

        Assert.Empty(diff.Lines());
        Assert.Equal(plan.Resources.Count(resource => resource.IsCustom), diff.Unchanged + diff.Noise.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compare_TheOtherWayRound_MakesWhatWasDeleted(int seed)
    {
        var (one, other) = (new Dice(seed).Plan(), new Dice(-seed - 1).Plan());

        var (there, back) = (PlanComparison.Compare(one, other, ""), PlanComparison.Compare(other, one, ""));

        Assert.Equal(Count(there, ChangeKind.Create), Count(back, ChangeKind.Delete));
        Assert.Equal(Count(there, ChangeKind.Delete), Count(back, ChangeKind.Create));
        Assert.Equal(there.Unchanged, back.Unchanged);
        Assert.Equal(there.Lines(), PlanComparison.Compare(one, other, "").Lines());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Compare_AnyTwo_OrderedAndWorded(int seed)
    {
        var diff = PlanComparison.Compare(new Dice(seed).Plan() with { IsState = seed % 2 == 0 }, new Dice(-seed - 1).Plan(), "");

        Assert.Equal(diff.Changes.OrderByDescending(change => change.Risk).Select(change => change.Risk), diff.Changes.Select(change => change.Risk));
        Assert.All(diff.Changes, change =>
        {
            Assert.NotEmpty(change.Headline);
            Assert.DoesNotContain("{}", change.Headline, StringComparison.Ordinal);
            Assert.All(change.Properties, property => Assert.True(property.Risk <= change.Risk));
        });
    }

    private static int Count(StackDiff diff, ChangeKind kind) => diff.Changes.Count(change => change.Kind == kind);

    // The same plans for the same seed, everywhere.
    private sealed class Dice(int seed)
    {
        private uint _state = (uint)seed * 2_654_435_761 + 12_345;

        public Plan Plan() => Given.Plan(Enumerable.Range(0, 12).Where(_ => Next(3) > 0).Select(Resource).ToList());

        private PlannedResource Resource(int number)
        {
            var resource = Given.Resource(Types[Next(Types.Length)], $"r{number}");
            return resource with { Inputs = Map(3), Protect = Next(5) == 0, RetainOnDelete = Next(9) == 0 };
        }

        private PropertyMap Map(int depth) => new(
            Names.Where(_ => Next(3) == 0).Select(name => KeyValuePair.Create(name, Value(depth - 1))).ToList());

        private PropertyValue Value(int depth) => Next(depth < 1 ? 5 : 8) switch
        {
            0 => PropertyValue.Of(Next(3)),
            1 => PropertyValue.Of(Next(2) == 0),
            2 => PropertyValue.Of($"${{r{Next(12)}.id}}"),
            3 => PropertyValue.Of($"10.{Next(3)}.0.0/{16 + Next(9)}"),
            4 => PropertyValue.Of($"text {Next(4)}"),
            5 => PropertyValue.Of(Map(depth)),
            _ => PropertyValue.Of(Enumerable.Range(0, Next(4)).Select(_ => Value(depth - 1)).ToList()),
        };

        private int Next(int limit)
        {
            _state = (_state * 1_664_525) + 1_013_904_223;
            return (int)((_state >> 8) % (uint)limit);
        }
    }
}
