using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of the bucket of the models: taken over where the source makes it, and used as it is where it is only named.
internal sealed class ModelsDraft(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptedNotes notes)
{
    private const string Reader = "roles/storage.objectViewer";
    private const long SecondsOfDay = 86_400;

    // What a bucket has for good, and the stack's own has not.
    private static readonly string[] Fixed = ["hierarchicalNamespace", "customPlacementConfig", "retentionPolicy", "enableObjectRetention", "autoclass"];

    private static Bounds<int> SoftDeleteDays => KeyLimits.All.First(limit => limit is { Owner: "ModelBucket", Key: "softDeleteDays" }).Bounds;

    public DraftMap Write()
    {
        var mounted = services.SelectMany(service => SourceLeaves.Of(service.Properties))
            .Where(leaf => leaf.Path.EndsWith(".gcs.bucket", StringComparison.Ordinal) && leaf.Value is SourceScalar)
            .Select(leaf => (Name: SourceTexts.Of(leaf.Value), leaf.Value.Place))
            .ToList();
        var beside = source.Beside.Where(resource => resource.Kind == "bucket" && resource.Name is not null).ToList();
        var bucket = beside.Find(resource => mounted.Exists(one => one.Name == resource.Name)) ?? (mounted.Count == 0 ? beside.FirstOrDefault() : null);
        return bucket is not null ? Own(bucket) : mounted is [var one, ..] ? new DraftMap().Add("existing", one.Name, one.Place) : new();
    }

    private DraftMap Own(SourceResource bucket)
    {
        if (bucket.Properties.Entries.FirstOrDefault(entry => Fixed.Contains(entry.Name)) is { } kept)
        {
            notes.NotCarried.Add(new($"beside.bucket[{bucket.Name}].{kept.Name}", "a stack's own bucket has none, and it cannot be taken away: the bucket is used as it is", kept.Place));
            return new DraftMap().Add("existing", bucket.Name, bucket.Place);
        }

        var own = new StatedProperties(bucket.Properties);
        foreach (var path in (string[])["uniformBucketLevelAccess", "publicAccessPrevention", "forceDestroy", "storageClass", "versioning.enabled"])
        {
            own.MarkTaken(path);
        }

        var map = new DraftMap().Add("name", bucket.Name, bucket.Place).Add("location", own.Text("location"), own.PlaceOf("location"));
        map.Add("softDeleteDays", own.Number("softDeletePolicy.retentionDurationSeconds") is { } seconds && seconds % SecondsOfDay == 0
            && SoftDeleteDays.Contains((int)(seconds / SecondsOfDay)) ? seconds / SecondsOfDay : null, own.PlaceOf("softDeletePolicy"));
        map.Add("kmsKey", own.Text("encryption.defaultKmsKeyName"), own.PlaceOf("encryption"));
        if ((bucket.Properties["grants"] as SourceMap)?[Reader] is SourceList readers)
        {
            map.Add("readers", new DraftList([.. readers.Items.Select(SourceTexts.Of).OfType<string>().Select(text => new DraftText(text))]), readers.Place);
            own.MarkTaken($"grants.{Reader}");
        }

        PlatformDraft.NoteRest(bucket, own, notes);
        return map;
    }
}
