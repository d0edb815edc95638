namespace GpuInfra.Planning;

// What makes two resources of one type the same thing in the cloud, as far as a plan can tell.
internal static class CloudIdentity
{
    // Joins what is deleted with what is made where both are the same thing: the alias between them is missing.
    public static IReadOnlyList<ResourcePair> Join(IReadOnlyList<ResourcePair> pairs, KnownValues values)
    {
        var deleted = new Dictionary<string, List<ResourcePair>>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.New is null && KeyOf(pair.Old!, pair.Old!.Inputs) is { } key)
            {
                (deleted.TryGetValue(key, out var alike) ? alike : deleted[key] = []).Add(pair);
            }
        }

        if (deleted.Count == 0)
        {
            return pairs;
        }

        var joined = new HashSet<ResourcePair>(ReferenceEqualityComparer.Instance);
        var result = pairs.Select(pair => Join(pair, deleted, values, joined)).ToList();
        return [.. result.Where(pair => !joined.Contains(pair))];
    }

    // The inputs by which the cloud tells one resource of the type from another.
    public static IReadOnlyList<string> InputsOf(PlannedResource resource) =>
        !CloudTypes.IsGrant(resource.Type) ? ResourceKinds.Of(resource.Type).Identity
        : ProviderFacts.Find(resource.Type) is { } facts
            ? [.. facts.Root.Children.Where(static child => child.Value.Replaces).OrderBy(static child => !child.Value.IsRequired).Select(static child => child.Key)]
            : [.. resource.Inputs.Entries.Select(static entry => entry.Key)];

    private static ResourcePair Join(
        ResourcePair pair, Dictionary<string, List<ResourcePair>> deleted, KnownValues values, HashSet<ResourcePair> joined)
    {
        if (pair.Old is not null || pair.New is not { } made || !values.AreKnown(made.Inputs)
            || values.Resolve(made.Inputs) is not { } inputs || KeyOf(made, inputs) is not { } key
            || deleted.GetValueOrDefault(key)?.Find(old => AreSame(old.Old!, made, inputs)) is not { } old)
        {
            return pair;
        }

        deleted[key].Remove(old);
        joined.Add(old);
        return new ResourcePair(old.Old, made, MatchedBy.CloudIdentity);
    }

    // The same for whatever may be the same: the values themselves tell.
    private static string? KeyOf(PlannedResource resource, PropertyMap inputs)
    {
        var names = InputsOf(resource);
        return resource.IsCustom && resource.ReadId is null && names.Count > 0 && inputs.TryGet(names[0], out var first)
            ? $"{resource.Type}\n{LinkEquality.LastPart(first.ToString()).ToUpperInvariant()}"
            : null;
    }

    private static bool AreSame(PlannedResource old, PlannedResource @new, PropertyMap inputs)
    {
        var facts = ProviderFacts.Find(@new.Type)?.Root;
        var both = new ResourceInputs(old.Inputs, inputs);
        return InputsOf(old).Concat(InputsOf(@new)).Distinct()
            .All(name => AreSame(facts?.Child(name), old.Inputs.Find(name), inputs.Find(name), both));
    }

    private static bool AreSame(PropertyFacts? facts, PropertyValue? old, PropertyValue? @new, ResourceInputs inputs) =>
        old is null || @new is null
            ? ReferenceEquals(old, @new) || facts is { StaysAsDeployed: true }
            : facts?.AreSame(old, @new, inputs) == true || ProviderDefaults.Without(old).Equals(ProviderDefaults.Without(@new));
}
