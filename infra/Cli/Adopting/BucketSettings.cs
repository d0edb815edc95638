using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What a bucket keeps, and for how long: nothing that its source keeps may be lost because the stack takes it over.
internal sealed class BucketSettings(SourceResource bucket, StatedProperties own, AdoptAnswers answers, AdoptedNotes notes)
{
    private const long SecondsOfDay = 86_400;

    // What a bucket has for good, and the stack's own has not.
    private static readonly string[] Fixed = ["hierarchicalNamespace", "customPlacementConfig", "retentionPolicy", "enableObjectRetention", "autoclass"];

    private static Bounds<int> SoftDeleteDays => LimitOf("softDeleteDays");

    private static Bounds<int> LimitOf(string key) => KeyLimits.All.First(limit => limit.Owner == "ModelBucket" && limit.Key == key).Bounds;

    // What keeps a bucket from being the stack's own, and why; nothing where it may be.
    public static (SourceEntry Property, string Reason)? WhyNot(SourceResource bucket)
    {
        var entries = bucket.Properties.Entries;
        return entries.FirstOrDefault(entry => Fixed.Contains(entry.Name)) is { } kept ? (kept, "a stack's own bucket has none, and it cannot be taken away")
            : entries.FirstOrDefault(entry => entry.Name == "versioning") is { } versioning && IsOn(versioning.Value) && KeptVersions(bucket.Properties) is null
                ? (versioning, "it keeps every old version, and a stack's own deletes them beyond models.keptVersions")
            : null;
    }

    public void Write(DraftMap map)
    {
        foreach (var path in (string[])["uniformBucketLevelAccess", "publicAccessPrevention", "forceDestroy"])
        {
            own.MarkTaken(path);
        }

        WriteSoftDelete(map);
        if (KeptVersions(bucket.Properties) is var (count, index))
        {
            map.Add("keptVersions", count, own.PlaceOf("lifecycleRules"));
            own.MarkTaken(index);
        }

        NoteChanges();
    }

    private void WriteSoftDelete(DraftMap map)
    {
        if (own.Number("softDeletePolicy.retentionDurationSeconds") is not { } seconds)
        {
            return;
        }

        var days = (seconds + SecondsOfDay - 1) / SecondsOfDay;
        var isOffered = days <= SoftDeleteDays.Maximum && SoftDeleteDays.Contains((int)days);
        map.Add("softDeleteDays", isOffered ? days : null, own.PlaceOf("softDeletePolicy"));
        if (!isOffered || seconds % SecondsOfDay != 0)
        {
            Note("softDeletePolicy", isOffered
                ? $"is {seconds}s, and a stack says whole days: {days} are kept"
                : $"is {seconds}s, and a stack's own bucket keeps what is deleted for {SoftDeleteDays.Minimum} to {SoftDeleteDays.Maximum} days: {ModelBucketSpec.DefaultSoftDeleteDays} where nothing is said", own.PlaceOf("softDeletePolicy")!);
        }
    }

    private void NoteChanges()
    {
        if (own.Find("versioning") is { } versioning)
        {
            own.MarkTaken("versioning");
            if (!IsOn(versioning))
            {
                Note("versioning", $"is off, and a stack's own bucket keeps {ModelBucketSpec.DefaultKeptVersions} versions of each object, which cost storage", versioning.Place);
            }
        }

        if (own.Find("storageClass") is { } storage)
        {
            own.MarkTaken("storageClass");
            if (SourceTexts.Of(storage) is { } text && !string.Equals(text, "STANDARD", StringComparison.OrdinalIgnoreCase))
            {
                Note("storageClass", $"is {text}, and new objects of a stack's own bucket are STANDARD", storage.Place);
            }
        }

        if (answers.Protect != true && own.Find("forceDestroy") is not SourceScalar { Value: true })
        {
            Note("forceDestroy", "is off, and protect: false would delete the bucket with every object in it when the stack is destroyed or the bucket replaced: say protect: true before "
                + "the first deployment, or name the bucket as models.existing", own.PlaceOf("forceDestroy") ?? bucket.Place);
        }
    }

    // The rule that deletes old versions and nothing else, where the count is one that a stack can say: of versions, the one in use counted.
    private static (long Count, string Path)? KeptVersions(SourceMap properties)
    {
        var name = properties["lifecycleRules"] is null ? "lifecycleRule" : "lifecycleRules";
        var rules = properties[name] switch { SourceList list => list.Items.OfType<SourceMap>().ToList(), SourceMap one => [one], _ => [] };
        foreach (var (index, rule) in rules.Index())
        {
            if (rule["action"] is SourceMap action && SourceTexts.Of(action["type"]) == "Delete" && rule["condition"] is SourceMap condition
                && condition["numNewerVersions"] is SourceScalar { Value: long count } && count <= int.MaxValue && LimitOf("keptVersions").Contains((int)count)
                && condition.Entries.All(entry => entry.Name == "numNewerVersions" || (entry.Name == "withState" && SourceTexts.Of(entry.Value) is "ARCHIVED" or "ANY")))
            {
                return (count, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"));
            }
        }

        return null;
    }

    private static bool IsOn(SourceValue versioning) => (versioning as SourceMap)?["enabled"] is SourceScalar { Value: true };

    private void Note(string property, string reason, SourcePlace place) => notes.NotCarried.Add(new($"beside.bucket[{bucket.Name}].{property}", reason, place));
}
