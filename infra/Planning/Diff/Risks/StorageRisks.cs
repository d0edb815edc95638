using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// What guards data, and what deletes it.
internal static class StorageRisks
{
    private const double SecondsPerDay = 86_400;
    private const double UsualSoftDelete = 7 * SecondsPerDay;

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        Bucket(ResourceWire.BucketPublicAccess, Word("inherited", static (_, @new) => @new == ResourceWire.BucketNeverPublic
            ? Other("nobody can make {} public any more")
            : Exposure("{} can be made public: nothing prevents it any more"))),
        Bucket("uniformBucketLevelAccess", WhenOn(
            on: Other("objects in {} have no access lists of their own any more"),
            off: Exposure("objects in {} can have access lists of their own, which no review of grants shows"))),
        Bucket(ResourceWire.BucketForceDestroy, WhenOn(
            on: Exposure("whoever deletes {} deletes every object in it"),
            off: Other("{} cannot be deleted while it holds objects"))),
        Bucket(ResourceWire.BucketVersioning, WhenOn(
            on: Cost("{} keeps earlier versions of its objects"),
            off: Exposure("{} keeps no earlier versions: what is overwritten is gone"))),
        Bucket(ResourceWire.BucketSoftDelete, Amount(UsualSoftDelete, SoftDelete)),
        Bucket("retentionPolicy", Presence(
            gone: Exposure("objects in {} may be deleted at any age"),
            come: Other("objects in {} may not be deleted before their time"))),
        Bucket("retentionPolicy.retentionPeriod", Amount(0, static (old, @new) => @new < old
            ? Exposure($"objects in {{}} may be deleted after {Days(@new)}, {From(old / SecondsPerDay, @new / SecondsPerDay)}")
            : Cost($"objects in {{}} may only be deleted after {Days(@new)}"))),
        Bucket("encryption", Presence(
            gone: Exposure("{} is no longer encrypted with a key of your own"),
            come: Other("{} is encrypted with a key of your own"))),
        Bucket("logging", Presence(
            gone: Exposure("access to {} is no longer logged"),
            come: Other("access to {} is logged"))),
        Bucket("lifecycleRules[*]", Lifecycle),
        Bucket(ResourceWire.BucketClass, Always(Cost("{} stores its objects in another class"))),
        Repository(ResourceWire.RepositoryImmutableTags, WhenOn(
            on: Other("tags in {} always mean the same image"),
            off: Exposure("tags in {} can be moved to other images"))),
        Repository("cleanupPolicies[*]", Cleanup),
        Repository("cleanupPolicyDryRun", WhenOn(
            on: Other("cleanup policies of {} only report"),
            off: new Verdict(Risk.Destruction, "cleanup policies of {} really delete images"))),
        Repository("vulnerabilityScanningConfig.enablementConfig", Word("INHERITED", static (_, @new) => @new == "DISABLED"
            ? Exposure("images in {} are no longer scanned for vulnerabilities")
            : Other("images in {} are scanned for vulnerabilities"))),
    ];

    private static RiskRule Bucket(string path, Func<ValueChange, Verdict?> judge) => new(CloudTypes.Bucket, path, judge);

    private static RiskRule Repository(string path, Func<ValueChange, Verdict?> judge) => new(CloudTypes.Repository, path, judge);

    private static Verdict SoftDelete(double old, double @new) =>
        @new == 0 ? Exposure("deleted objects of {} cannot be brought back any more")
        : @new < old ? Exposure($"deleted objects of {{}} can be brought back for {Days(@new)}, down from {Days(old)}")
        : Cost($"deleted objects of {{}} can be brought back for {Days(@new)}, up from {Days(old)}");

    private static Verdict? Lifecycle(ValueChange change) =>
        Deletes(change, "lifecycleRules", "action.type") ? new Verdict(Risk.Destruction, "a lifecycle rule deletes other objects in {}")
        : change.New is null && change.Old?.Kind == PropertyKind.Map ? Cost("a lifecycle rule of {} is gone")
        : null;

    private static Verdict? Cleanup(ValueChange change) =>
        Deletes(change, "cleanupPolicies", "action") ? new Verdict(Risk.Destruction, "a cleanup policy deletes other images in {}")
        : change.New is null && change.Old?.Kind == PropertyKind.Map
            ? new Verdict(Risk.Destruction, "images in {} that a cleanup policy kept may go")
        : null;

    // Whether the rule that comes or changes is one that deletes.
    private static bool Deletes(ValueChange change, string list, string action)
    {
        var item = change.Place.Steps.FirstOrDefault(static step => step.IsItem);
        return change.New is not null
            && change.NewAt(list) is { Kind: PropertyKind.List } items
            && item.Position < items.Items.Count
            && items.Items[item.Position] is { Kind: PropertyKind.Map } rule
            && Read.Text(rule.Map.Find(action)) is { } does
            && does.Equals("Delete", StringComparison.OrdinalIgnoreCase);
    }

    private static string Days(double seconds) =>
        Math.Round(seconds / SecondsPerDay, 1) is var days && days == 1 ? "1 day" : $"{days} days";
}
