namespace GpuInfra.Planning;

// A plan that was written before the recorder knew an output refers to it where one of today has the value.
internal static class KnownReferences
{
    public static Plan Resolve(Plan plan)
    {
        var known = plan.Resources.Where(static resource => KnownOutputs.Has(resource.Type))
            .ToDictionary(static resource => resource.Urn, resource => OutputsOf(resource, plan), StringComparer.Ordinal);
        if (known.Count == 0 || plan.IsState)
        {
            return plan;
        }

        var names = new SymbolNames(plan);
        return plan with
        {
            Resources = [.. plan.Resources.Select(resource => Trees.Map(resource.Inputs, Resolve) is var inputs
                && ReferenceEquals(inputs, resource.Inputs) ? resource : resource with { Inputs = inputs })],
        };

        PropertyValue Resolve(PropertyValue text)
        {
            var resolved = SymbolText.Replace(text.Text, symbol => names.TryFind(symbol, out var owner, out var path)
                ? known.GetValueOrDefault(owner.Urn)?.GetValueOrDefault(path)
                : null);
            return resolved == text.Text ? text : PropertyValue.Of(resolved);
        }
    }

    private static Dictionary<string, string> OutputsOf(PlannedResource resource, Plan plan)
    {
        var provider = plan.Resources.FirstOrDefault(other => other.Urn == resource.ProviderUrn);
        return KnownOutputs.Of(resource.Type, name => Find(resource, name), name => Find(provider, name)).ToDictionary();
    }

    private static string? Find(PlannedResource? resource, string input) =>
        Read.Text(resource?.Inputs.Find(input)) is { } text
        && !SymbolText.MayHaveSymbols(text) && !UnknownValue.IsIn(text) && text != PropertyValue.Secret.Text
            ? text
            : null;
}
