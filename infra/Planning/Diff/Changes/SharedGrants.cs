namespace GpuInfra.Planning;

// Several resources may be one grant in the cloud: whoever deletes one of them takes it from all.
internal sealed class SharedGrants(Func<KnownValues> values, IReadOnlyList<ResourcePair> pairs)
{
    private readonly Lazy<IReadOnlyList<(GrantIdentity Identity, PlannedResource Grant)>> _staying = new(() => Staying(values(), pairs));

    // The resources that stay, or come, and are the same grant as one that goes.
    public IReadOnlyList<PlannedResource> With(PlannedResource old) =>
        GrantIdentity.Of(old.Type, old.Inputs) is { } identity
            ? [.. _staying.Value.Where(grant => grant.Identity.IsOneWith(identity)).Select(static grant => grant.Grant)]
            : [];

    public static string Consequence(PlannedResource old, IReadOnlyList<PlannedResource> others)
    {
        var names = Names.All([.. others.Select(static other => other.Name)]);
        return $"In the cloud it is one grant with {names}: to delete one takes it from {(others.Count == 1 ? "both" : "all")}. "
            + $"'pulumi state delete' of {old.Name} before the deployment keeps it; "
            + "after it, 'pulumi refresh' and another 'pulumi up' give it again.";
    }

    private static IReadOnlyList<(GrantIdentity Identity, PlannedResource Grant)> Staying(KnownValues values, IReadOnlyList<ResourcePair> pairs) =>
    [
        .. from pair in pairs
           where pair.New is { IsCustom: true } && !values.IsLeftOut(pair)
           let identity = GrantIdentity.Of(pair.New!.Type, InputsOf(pair, values))
           where identity is not null
           select (identity, pair.New!),
    ];

    // As the other side spells it. What that does not tell stands there as it was.
    private static PropertyMap InputsOf(ResourcePair pair, KnownValues values)
    {
        var resolved = values.Resolve(pair.New!.Inputs);
        return pair.Old is { } old && ValueTree.Any(resolved, static value => Read.Text(value) == UnknownValue.Text) ? old.Inputs : resolved;
    }
}
