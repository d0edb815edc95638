namespace GpuInfra.Planning;

// What the stack exports, which other stacks and scripts may read. A new output disturbs nobody.
internal static class ExportChange
{
    private const string Outputs = "outputs";

    public static ResourceChange? Of(ComparisonScene scene, KnownValues values)
    {
        if (scene.AreTwoStacks
            || RootOf(scene.Before) is not { Outputs: { Count: > 0 } before } old
            || RootOf(scene.After) is not { Outputs: { } after } @new)
        {
            return null;
        }

        var differences = ValueComparison.Compare(
                new ComparedResource(@new.Type, new(Nested(before), Nested(values.Resolve(after)))) { IsState = scene.Before.IsState })
            .Where(static difference => difference.Old is not null && !IsForPeople(difference.Place)).ToList();
        return differences.Count == 0 ? null : new ResourceChange
        {
            Kind = ChangeKind.Update,
            Risk = Risk.Other,
            Old = old,
            New = @new,
            Properties = [.. differences.Select(Of).OrderBy(static change => change.Path, StringComparer.Ordinal)],
            Headline = Headline(differences),
        };
    }

    // Its address, its model and the network are compared where they stand.
    private static bool IsForPeople(PropertyPlace place) =>
        place.Steps is [_, { Name: ServiceEndpoint.Output }, _, { Name: var name }] && ServiceEndpoint.IsForPeople(name);

    private static PlannedResource? RootOf(Plan plan) =>
        plan.Resources.FirstOrDefault(static resource => resource.Type == StackName.RootType);

    private static PropertyMap Nested(PropertyMap outputs) =>
        new([KeyValuePair.Create(Outputs, PropertyValue.Of(outputs))]);

    private static PropertyChange Of(ValueDifference difference) => new()
    {
        Path = difference.Place.ToString(),
        Old = difference.Old,
        New = difference.New,
        Meaning = difference.New is null ? "Whoever reads this output of the stack no longer finds it." : null,
    };

    private static string Headline(List<ValueDifference> differences)
    {
        var (gone, changed) = (differences.Count(static difference => difference.New is null),
            differences.Count(static difference => difference.New is not null));
        return gone == 0 ? $"the stack exports {Count(changed, "other value")}"
            : changed == 0 ? $"the stack no longer exports {Count(gone, "output")}"
            : $"the stack no longer exports {Count(gone, "output")}, and {Count(changed, "other value")}";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
