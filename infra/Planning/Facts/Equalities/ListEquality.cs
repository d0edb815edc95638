namespace GpuInfra.Planning;

// Lists that the provider compares as a whole.
internal static class ListEquality
{
    private const string Everywhere = "0.0.0.0/0";

    public static bool AreSameInAnyOrder(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        AreLists(deployed, planned)
        && Items(deployed).Select(Spelled).Order(StringComparer.Ordinal).SequenceEqual(Items(planned).Select(Spelled).Order(StringComparer.Ordinal));

    // Google Cloud opens a rule without ranges to everything.
    public static bool AreSameRanges(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        AreLists(deployed, planned)
        && ((Items(planned).Count == 0 && Items(deployed) is [{ Kind: PropertyKind.Text } only] && only.Text == Everywhere)
            || Networks(deployed).SetEquals(Networks(planned)));

    public static bool AreSameRecords(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs)
    {
        var type = Read.Text(inputs.New.Find("type")) ?? Read.Text(inputs.Old.Find("type"));
        return Items(planned).Count > 0 && Records(type, deployed).ToHashSet(StringComparer.Ordinal).SetEquals(Records(type, planned));
    }

    private static bool AreLists(PropertyValue? deployed, PropertyValue? planned) =>
        deployed is null or { Kind: PropertyKind.List } && planned is null or { Kind: PropertyKind.List };

    private static IReadOnlyList<PropertyValue> Items(PropertyValue? list) => list is { Kind: PropertyKind.List } ? list.Items : [];

    private static string Spelled(PropertyValue item) => ProviderDefaults.Without(item).ToString();

    private static HashSet<string> Networks(PropertyValue? ranges) =>
        Items(ranges).Select(static range => AddressRange.TryParse(range)?.Network.ToString() ?? range.ToString()).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Records(string? type, PropertyValue? list) => Items(list).Select(static item => item.ToString())
        .Select(record => type switch
        {
            "AAAA" => AddressEquality.Parse(record)?.ToString() ?? record,
            "MX" or "DS" => record.ToUpperInvariant(),
            "TXT" => record.Trim('"').ToUpperInvariant(),
            _ => record,
        });
}

// Blocks that say as much as none.
internal static class BlockEquality
{
    private const string UsualPolicy = "VERSION_POLICY_UNSPECIFIED";

    public static bool AreEmpty(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        (deployed is null && IsEmpty(planned)) || (planned is null && IsEmpty(deployed));

    public static bool AreUsualMavenConfigs(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        (Read.Flag(Find(deployed, "allowSnapshotOverwrites")) ?? false) == (Read.Flag(Find(planned, "allowSnapshotOverwrites")) ?? false)
        && IsUsualPolicy(deployed) && IsUsualPolicy(planned);

    // The provider reads the old switch as on while there is a block, and keeps the block for the switch.
    public static bool IsLoggingLeftOn(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        deployed is not null && planned is null
        && Read.Flag(inputs.New.Find(ResourceWire.DnsLogging) ?? inputs.Old.Find(ResourceWire.DnsLogging)) == true;

    public static bool IsLoggingOff(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs) =>
        Read.Flag(inputs.New.Find("logConfig.enable")) != true;

    public static bool IsDisabled(PropertyValue? block) => block is { Kind: PropertyKind.Map } && Read.Flag(Find(block, "enabled")) != true;

    public static bool Says(PropertyValue? block, string name, string word) => Read.Text(Find(block, name)) == word;

    private static bool IsUsualPolicy(PropertyValue? block) => Read.Text(Find(block, "versionPolicy")) is null or "" or UsualPolicy;

    private static bool IsEmpty(PropertyValue? block) =>
        block is { Kind: PropertyKind.Map } && ValueTree.Leaves(ProviderDefaults.Without(block)).All(ScalarEquality.IsZero);

    private static PropertyValue? Find(PropertyValue? block, string name) =>
        block is { Kind: PropertyKind.Map } && block.Map.TryGet(name, out var value) ? value : null;
}
