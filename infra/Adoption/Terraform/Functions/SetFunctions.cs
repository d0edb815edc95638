using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Functions of sets.</summary>
internal static class SetFunctions
{
    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
        ["distinct"] = (arguments, place) => new HclList(Distinct(arguments.Items(0)), place),
        ["setintersection"] = (arguments, place) => Combined(arguments, place, (all, items) => [.. all.Where(item => Has(items, item))]),
        ["setproduct"] = (arguments, place) => Enumerable.Range(0, arguments.Length).Aggregate(
            new HclList([new HclList([], place)], place),
            (rows, index) => new HclList(
                [.. rows.Items.Cast<HclList>().SelectMany(row => arguments.Items(index).Select(item => row with { Items = row.Items.Add(item) }))], place)),
        ["setsubtract"] = (arguments, place) => Combined(arguments, place, (all, items) => [.. all.Where(item => !Has(items, item))]),
        ["setunion"] = (arguments, place) => Combined(arguments, place, (all, items) => all.AddRange(items)),
        ["toset"] = (arguments, place) => HclTypes.Set(new HclList(arguments.Items(0), place)),
    };

    private static HclList Combined(
        ImmutableArray<HclValue> arguments, SourcePlace place, Func<ImmutableArray<HclValue>, ImmutableArray<HclValue>, ImmutableArray<HclValue>> combine)
        => HclTypes.Set(new HclList(
            Enumerable.Range(1, Math.Max(0, arguments.Length - 1)).Select(index => arguments.Items(index)).Aggregate(arguments.Items(0), combine), place));

    private static ImmutableArray<HclValue> Distinct(ImmutableArray<HclValue> items)
        => items.Aggregate(ImmutableArray<HclValue>.Empty, (kept, item) => Has(kept, item) ? kept : kept.Add(item));

    private static bool Has(ImmutableArray<HclValue> items, HclValue wanted) => items.Any(item => HclArguments.Equal(item, wanted));
}
