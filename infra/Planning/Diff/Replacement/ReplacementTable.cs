namespace GpuInfra.Planning;

// What replaces a resource beyond what the facts of its type say: what depends on the values, and other providers' types.
internal static class ReplacementTable
{
    public static IReadOnlyList<ReplacementRule> All { get; } =
    [
        When(CloudTypes.Bucket, "retentionPolicy.isLocked", "a locked policy is unlocked", IsUnlocked),
        When(CloudTypes.Subnetwork, "ipCidrRange", "the new range does not contain the old one", IsNotGrowth),
        When(ForwardingRule, "target", "both are service attachments", AreAttachments),
        When(Connector, "minInstances", "there are fewer", IsShrinkage),
        When(Connector, "maxInstances", "there are fewer", IsShrinkage),
        .. new[] { "byteLength", "keepers", "prefix" }.Select(static path =>
            new ReplacementRule(new ReplacementFact(CloudTypes.RandomId, path, null, ReplacementSources.RandomId), null)),
    ];

    private const string ForwardingRule = "gcp:compute/forwardingRule:ForwardingRule";
    private const string Connector = "gcp:vpcaccess/connector:Connector";

    private static ReplacementRule When(
        string type, string path, string condition, Func<PropertyValue?, PropertyValue?, bool> applies) =>
        new(new ReplacementFact(type, path, condition, ProviderFacts.Find(type)!.Source), applies);

    private static bool IsUnlocked(PropertyValue? old, PropertyValue? @new) => Read.Flag(old) == true && Read.Flag(@new) != true;

    private static bool IsNotGrowth(PropertyValue? old, PropertyValue? @new) =>
        AddressRange.TryParse(old) is { } before && AddressRange.TryParse(@new) is { } after && !after.Contains(before);

    private static bool AreAttachments(PropertyValue? old, PropertyValue? @new) => IsAttachment(old) && IsAttachment(@new);

    private static bool IsAttachment(PropertyValue? target) =>
        Read.Text(target)?.Contains("/serviceAttachments/", StringComparison.Ordinal) == true;

    private static bool IsShrinkage(PropertyValue? old, PropertyValue? @new) =>
        Read.Number(old) is { } before && Read.Number(@new) is { } after && after < before;
}
