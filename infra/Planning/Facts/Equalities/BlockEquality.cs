namespace GpuInfra.Planning;

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
        && Read.Flag(inputs.New.Find("enableLogging") ?? inputs.Old.Find("enableLogging")) == true;

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
