namespace GpuInfra.Planning;

// What tells the items of a list apart. Lists that are not in the table follow what their items look like.
internal readonly record struct ListIdentity(ListKind Kind, string Key)
{
    private static readonly ListIdentity Sequence = new(ListKind.Sequence, "");
    private static readonly ListIdentity Set = new(ListKind.Set, "");
    private static readonly ListIdentity Whole = new(ListKind.Whole, "");

    // By the name of the list, where no record of a type says otherwise.
    private static readonly Dictionary<string, ListIdentity> Table = new(StringComparer.Ordinal)
    {
        ["args"] = Sequence,
        ["commands"] = Sequence,
        ["mountOptions"] = Sequence,
        [ServiceWire.Traffic] = Sequence,
        ["networkInterfaces"] = Sequence,
        ["members"] = Set,
        ["readers"] = Set,
        ["writers"] = Set,
        ["deployers"] = Set,
        ["invokers"] = Set,
        ["secrets"] = Set,
        [ResourceWire.FirewallSources] = Set,
        [ResourceWire.FirewallDestinations] = Set,
        ["sourceTags"] = Set,
        ["targetTags"] = Set,
        ["sourceServiceAccounts"] = Set,
        ["targetServiceAccounts"] = Set,
        ["tags"] = Set,
        [ResourceWire.RecordData] = Whole,
        [ResourceWire.NatAddresses] = Whole,
        ["drainNatIps"] = Whole,
        ["endpointTypes"] = Set,
        ["dependsOns"] = Whole,
        ["customAudiences"] = Set,
        ["allowedAudiences"] = Set,
        ["dataLocations"] = Set,
        ["ignoreChanges"] = Set,
        ["replaceOnChanges"] = Set,
        ["volumeMounts"] = By("mountPath"),
        ["secondaryIpRanges"] = By("rangeName"),
    };

    private static readonly ListIdentity[] Usual = [By("name"), By("id"), By("key"), By("zone"), By("location"), By("protocol")];

    public static ListIdentity Of(string type, PropertyPlace place, params ReadOnlySpan<PropertyValue> lists)
    {
        if (Find(type, place) is { } known)
        {
            return known.Tells(lists) ? known : Sequence;
        }

        foreach (var candidate in Usual)
        {
            if (candidate.Tells(lists))
            {
                return candidate;
            }
        }

        return Sequence;
    }

    // The place of an item of a list on its own.
    public PropertyPlace PlaceOf(PropertyPlace list, PropertyValue item, int position) =>
        Kind == ListKind.Sequence ? list.Item(position) : list.Item(IdentityOf(item)!, position);

    public string? IdentityOf(PropertyValue item) => Kind switch
    {
        ListKind.Set or ListKind.Whole when item.Kind is PropertyKind.Text or PropertyKind.Number => item.ToString(),
        ListKind.Keyed when item.Kind == PropertyKind.Map && item.Map.TryGet(Key, out var key)
            && key.Kind is PropertyKind.Text or PropertyKind.Number => key.ToString(),
        _ => null,
    };

    private static ListIdentity By(string key) => new(ListKind.Keyed, key);

    private static ListIdentity? Find(string type, PropertyPlace place)
    {
        var steps = place.Steps;
        var path = string.Concat(steps.Select(static step => step.IsItem ? "[*]" : $".{step.Name}")).TrimStart('.');
        return ResourceKinds.Of(type).Lists.FirstOrDefault(list => list.Path == path) is { } own ? new(own.Kind, own.Key)
            : Table.TryGetValue(steps[^1].Name, out var known) ? known
            : null;
    }

    // Whether every item has an identity, and no two of one list have the same.
    private bool Tells(ReadOnlySpan<PropertyValue> lists)
    {
        foreach (var list in lists)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in list.Items)
            {
                if (IdentityOf(item) is not { } identity || (!seen.Add(identity) && Kind == ListKind.Keyed))
                {
                    return false;
                }
            }
        }

        return Kind != ListKind.Sequence;
    }
}
