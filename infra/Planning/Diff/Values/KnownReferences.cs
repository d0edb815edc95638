namespace GpuInfra.Planning;

// A plan that was written before the recorder knew an output refers to it where one of today has the value.
internal static class KnownReferences
{
    // The plan itself where it has none of these references.
    public static Plan Resolve(Plan plan)
    {
        if (plan.IsState)
        {
            return plan;
        }

        var names = new Lazy<SymbolNames>(() => new SymbolNames(plan));
        var resources = plan.Resources.Select(resource => ValueTree.Map(resource.Inputs, Resolve) is var inputs
            && ReferenceEquals(inputs, resource.Inputs) ? resource : resource with { Inputs = inputs }).ToList();
        return resources.SequenceEqual(plan.Resources, ReferenceEqualityComparer.Instance) ? plan : plan with { Resources = resources };

        PropertyValue Resolve(PropertyValue text)
        {
            if (!SymbolText.MayHaveSymbols(text.Text))
            {
                return text;
            }

            var resolved = SymbolText.Replace(text.Text, symbol => names.Value.TryFind(symbol, out var owner, out var path)
                ? OutputsOf(owner, plan).GetValueOrDefault(path)
                : null);
            return resolved == text.Text ? text : PropertyValue.Of(resolved);
        }
    }

    private static Dictionary<string, string> OutputsOf(PlannedResource resource, Plan plan) => KnownOutputs.Of(
        resource.Type,
        name => Find(resource, name),
        name => Find(plan.Resources.FirstOrDefault(other => other.Urn == resource.ProviderUrn), name)).ToDictionary();

    private static string? Find(PlannedResource? resource, string input) =>
        Read.Text(resource?.Inputs.Find(input)) is { } text
        && !SymbolText.MayHaveSymbols(text) && !UnknownValue.IsIn(text) && text != PropertyValue.Secret.Text
            ? text
            : null;
}

// A word in a state that no provider wrote in full, in the place of the address of a resource. The state also says to which
// resource each property refers: if that is the one of the plan, nothing tells of a difference.
internal static class OpaqueReference
{
    public static bool Is(ResourceDraft draft, ValueDifference difference) =>
        difference is { Old: { } old, New: { } @new }
        && DependsOn(draft.Old, difference) is { Count: > 0 } before
        && before.SequenceEqual(DependsOn(draft.New, difference))
        && ValueTree.Leaves(old).All(static leaf => Read.Text(leaf)?.Contains('/', StringComparison.Ordinal) == false)
        && ValueTree.Leaves(@new).All(static leaf => Read.Text(leaf)?.StartsWith("https://", StringComparison.Ordinal) == true);

    private static IReadOnlyList<string> DependsOn(PlannedResource resource, ValueDifference difference) =>
        resource.PropertyDependencies.GetValueOrDefault(difference.Place.Steps[0].Name, []);
}
