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
            return old.Inputs;
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

    // A provider answers with every property, also with those that are not there. Of what an older one answered, or somebody
    // wrote by hand, the inputs tell more.
    public static bool AreWhole(PlannedResource old, TypeFacts facts) =>
        old.Outputs is { } outputs && facts.Root.Children.Keys.Count(name => !outputs.TryGet(name, out _)) <= MostMissing;

    public static bool AreMigrated(PlannedResource old) =>
        old.Outputs is not { } outputs || !outputs.TryGet(Meta, out var meta)
        || Read.Text(meta)?.Contains(SchemaVersion, StringComparison.Ordinal) != true;
}
