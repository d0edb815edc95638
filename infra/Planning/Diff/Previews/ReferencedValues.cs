namespace GpuInfra.Planning;

// Differences between two programs in what one of them refers to: what the engine knows of the other resource need not be
// what the state tells of it.
internal static class ReferencedValues
{
    public static void Forget(ResourceDraft draft)
    {
        var inputs = PropertyValue.Of(draft.New.Inputs);
        var items = draft.Differences.Where(static difference => difference.Place.Steps[^1].IsItem).ToList();
        var told = items.Where(difference => difference.New is not null && Refers(Follow(inputs, difference.Place.Steps))).ToList();
        var lists = told.Select(static difference => ListOf(difference.Place)).ToHashSet(StringComparer.Ordinal);
        draft.Differences.RemoveAll(difference => items.Contains(difference)
            ? told.Contains(difference) || (difference.New is null && lists.Contains(ListOf(difference.Place)))
            : Refers(Follow(inputs, difference.Place.Steps)));
    }

    private static string ListOf(PropertyPlace place) =>
        string.Join('\n', place.Steps.SkipLast(1).Select(static step => $"{step.Name}{step.Position}"));

    private static bool Refers(PropertyValue? value) =>
        value is not null && SymbolText.MayHaveSymbols(value);

    private static PropertyValue? Follow(PropertyValue value, IEnumerable<PropertyStep> steps)
    {
        var found = (PropertyValue?)value;
        foreach (var step in steps)
        {
            found = found switch
            {
                { Kind: PropertyKind.Map } when !step.IsItem && found.Map.TryGet(step.Name, out var child) => child,
                { Kind: PropertyKind.List } when step.IsItem && step.Position < found.Items.Count => found.Items[step.Position],
                _ => null,
            };
        }

        return found;
    }
}
