namespace GpuInfra.Planning;

// What is deployed of a resource, in the state's words. The provider compares with what it answered last, not with what the
// program said last.
internal static class DeployedValues
{
    private const string Meta = "__meta";
    private const string SchemaVersion = "schema_version";

    private const int MostMissing = 1;

    public static PropertyMap Of(PlannedResource old, TypeFacts facts)
    {
        if (!AreWhole(old, facts))
        {
            return WithComputed(old.Inputs, old.Outputs ?? PropertyMap.Empty, facts.Root);
        }

        var values = old.Inputs.Entries.ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
        foreach (var (name, value) in old.Outputs!.Entries)
        {
            if (facts.Root.Child(name) is { IsInput: true } && !(values.TryGetValue(name, out var said) && said.Equals(PropertyValue.Secret)))
            {
                values[name] = value;
            }
        }

        return new PropertyMap(values);
    }

    // What the program leaves to the provider stands in the provider's answer alone.
    private static PropertyMap WithComputed(PropertyMap inputs, PropertyMap outputs, PropertyFacts facts)
    {
        var values = inputs.Entries.ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
        foreach (var (name, value) in outputs.Entries)
        {
            if (facts.Child(name) is not { IsInput: true } child)
            {
                continue;
            }

            if (!values.TryGetValue(name, out var said))
            {
                if (child is { IsComputed: true, Form: PropertyForm.Scalar })
                {
                    values.Add(name, value);
                }
            }
            else if (said.Kind == PropertyKind.Map && value.Kind == PropertyKind.Map && child.Form == PropertyForm.Block)
            {
                values[name] = PropertyValue.Of(WithComputed(said.Map, value.Map, child));
            }
        }

        return new PropertyMap(values);
    }

    // A provider answers with every property, also with those that are not there. Of what an older one answered, or somebody
    // wrote by hand, the inputs tell more.
    public static bool AreWhole(PlannedResource old, TypeFacts facts) =>
        old.Outputs is { } outputs && facts.Root.Children.Keys.Count(name => !outputs.TryGet(name, out _)) <= MostMissing;

    public static bool AreMigrated(PlannedResource old) =>
        old.Outputs is not { } outputs || !outputs.TryGet(Meta, out var meta)
        || Read.Text(meta)?.Contains(SchemaVersion, StringComparison.Ordinal) != true;
}
