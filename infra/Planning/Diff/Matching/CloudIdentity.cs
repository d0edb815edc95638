namespace GpuInfra.Planning;

// What makes two resources of one type the same thing in the cloud, as far as a plan can tell.
internal static class CloudIdentity
{
    private static readonly string[] Usual = ["name", "project", "location", "region"];

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        [CloudTypes.Account] = ["accountId", "project"],
        [CloudTypes.Bucket] = ["name"],
        [CloudTypes.Repository] = ["repositoryId", "location", "project"],
        [CloudTypes.ProjectService] = ["service", "project"],
        [CloudTypes.RecordSet] = ["name", "type", "managedZone", "project"],
        [CloudTypes.Secret] = ["secretId", "project"],
        [CloudTypes.CryptoKey] = ["name", "keyRing"],
        [CloudTypes.IdentityPool] = ["workloadIdentityPoolId", "project"],
        [CloudTypes.IdentityPoolProvider] = ["workloadIdentityPoolProviderId", "workloadIdentityPoolId", "project"],
    };

    // Joins what is deleted with what is made where both are the same thing: the alias between them is missing.
    public static IReadOnlyList<ResourcePair> Join(IReadOnlyList<ResourcePair> pairs, KnownValues values)
    {
        var deleted = new Dictionary<string, ResourcePair>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.New is null && Of(pair.Old!, pair.Old!.Inputs) is { } identity)
            {
                deleted.TryAdd(identity, pair);
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
        CloudTypes.IsGrant(resource.Type) ? [.. resource.Inputs.Entries.Select(static entry => entry.Key)]
        : ByType.GetValueOrDefault(resource.Type, Usual);

    private static ResourcePair Join(
        ResourcePair pair, Dictionary<string, ResourcePair> deleted, KnownValues values, HashSet<ResourcePair> joined)
    {
        if (pair.Old is not null || pair.New is not { } made || !values.AreKnown(made.Inputs)
            || Of(made, values.Resolve(made.Inputs)) is not { } identity || !deleted.Remove(identity, out var old))
        {
            return pair;
        }

        joined.Add(old);
        return new ResourcePair(old.Old, made, MatchedBy.CloudIdentity);
    }

    private static string? Of(PlannedResource resource, PropertyMap inputs)
    {
        var names = InputsOf(resource);
        return resource.IsCustom && resource.ReadId is null && names.Count > 0 && inputs.TryGet(names[0], out _)
            ? string.Join('\n', names.Select(name => inputs.Find(name)?.ToString() ?? "").Prepend(resource.Type))
            : null;
    }
}
