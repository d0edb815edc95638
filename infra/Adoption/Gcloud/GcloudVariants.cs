using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// One service in the branches of a condition that nobody knows: what all branches say is said, the rest is not known.
internal static class GcloudVariants
{
    // The command lines of each branch, with those that all share; the command lines as they are where there are no branches.
    public static IEnumerable<IReadOnlyList<GcloudCommand>> Of(IReadOnlyList<GcloudCommand> commands)
    {
        var fork = commands.SelectMany(static command => command.Call.Conditions).GroupBy(static condition => condition.Origin)
            .FirstOrDefault(static branches => branches.DistinctBy(static branch => branch.Branch).Count() > 1);
        return fork is null
            ? [commands]
            : fork.Select(static condition => condition.Branch).Distinct().Order().SelectMany(branch => Of(
                [.. commands.Where(command => command.Call.Conditions.All(condition => condition.Origin != fork.Key || condition.Branch == branch))]));
    }

    public static SourceMap Merge(SourceMap one, SourceMap other, ShellCondition condition)
    {
        var names = one.Entries.Concat(other.Entries).Select(static entry => entry.Name).Distinct();
        return new SourceMap(
            [.. names.Select(name =>
            {
                var entry = one.Entries.Concat(other.Entries).First(entry => entry.Name == name);
                return entry with { Value = Merge(one[name], other[name], condition) };
            })],
            one.Place);
    }

    private static SourceValue Merge(SourceValue? one, SourceValue? other, ShellCondition condition) => (one, other) switch
    {
        (SourceMap left, SourceMap right) => Merge(left, right, condition),
        (SourceList left, SourceList right) when left.Items.Concat(right.Items).All(static item => item is SourceMap) => Merge(left, right, condition),
        (SourceList left, SourceList right) when left.Items.Length == right.Items.Length && left.Items.Zip(right.Items).All(static pair => IsSame(pair.First, pair.Second)) => left,
        ({ } left, { } right) when IsSame(left, right) => left,
        _ => new SourceUnknown(condition.Text, $"it depends on `{condition.Text}`", (one ?? other)!.Place),
    };

    private static SourceList Merge(SourceList one, SourceList other, ShellCondition condition)
    {
        var items = ImmutableArray.CreateBuilder<SourceValue>();
        var (left, right) = (one.Items.Cast<SourceMap>().ToList(), other.Items.Cast<SourceMap>().ToList());
        for (var at = 0; at < left.Count; at++)
        {
            var match = NameOf(left[at]) is { } name ? right.Find(item => NameOf(item) == name) : right.ElementAtOrDefault(at);
            items.Add(Merge(left[at], match ?? Empty(left[at]), condition));
        }

        items.AddRange(right.Where((item, at) => NameOf(item) is { } name ? !left.Exists(own => NameOf(own) == name) : at >= left.Count)
            .Select(item => Merge(item, Empty(item), condition)));
        return new SourceList(items.ToImmutable(), one.Place);
    }

    private static SourceMap Empty(SourceMap item) => item with { Entries = [.. item.Entries.Where(static entry => entry.Name == "name")] };

    private static string? NameOf(SourceMap item) => SourceTexts.Of(item["name"]);

    private static bool IsSame(SourceValue one, SourceValue other) => (one, other) switch
    {
        (SourceScalar left, SourceScalar right) => Equals(left.Value, right.Value),
        (SourceUnknown left, SourceUnknown right) => left.Expression == right.Expression,
        _ => false,
    };
}
