using System.Text.RegularExpressions;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of the bucket of the models: taken over where the source makes it and a service uses it, and used as it is where it is only named.
internal sealed class ModelsDraft(SourceConfiguration source, IReadOnlyList<SourceResource> services, AdoptAnswers answers, AdoptedNotes notes)
{
    private const string Reader = "roles/storage.objectViewer";


    private readonly List<SourceLeaf> _leaves = [.. services.SelectMany(service => SourceLeaves.Of(service.Properties))];

    public DraftMap Write()
    {
        var mounted = _leaves.Where(leaf => leaf.Path.EndsWith(".gcs.bucket", StringComparison.Ordinal) && leaf.Value is SourceScalar)
            .Select(leaf => (Name: SourceTexts.Of(leaf.Value), leaf.Value.Place))
            .ToList();
        var beside = source.Beside.Where(resource => resource.Kind == "bucket" && resource.Name is not null).ToList();
        var bucket = beside.Find(resource => mounted.Exists(one => one.Name == resource.Name))
            ?? (mounted.Count > 0 ? null : beside.Find(resource => IsRead(resource.Name!)) ?? beside.Find(IsGranted));
        foreach (var other in beside.Where(other => other != bucket))
        {
            notes.NotCarried.Add(new($"beside.bucket[{other.Name}]", mounted.Exists(one => one.Name == other.Name)
                ? "a stack has one bucket of its own: a volume names this one, and it stays as it is"
                : "no service mounts it or reads models from it: it stays as it is", other.Place));
        }

        return bucket is not null ? Own(bucket) : mounted is [var one, ..] ? new DraftMap().Add("existing", one.Name, one.Place) : new();
    }

    // Whether a service names it, as an argument or a variable.
    private bool IsRead(string name) => _leaves.SelectMany(leaf => leaf.Value is SourceList list ? list.Items.Select(SourceTexts.Of) : [SourceTexts.Of(leaf.Value)])
        .OfType<string>()
        .Any(text => text == name || Regex.IsMatch(text, $@"\bgs://{Regex.Escape(name)}(?![a-z0-9._-]*[a-z0-9])"));

    // Whether the account of a service may read it.
    private bool IsGranted(SourceResource bucket) => (bucket.Properties["grants"] as SourceMap)?[Reader] is SourceList readers
        && _leaves.Any(leaf => leaf.Path == "template.serviceAccount" && SourceTexts.Of(leaf.Value) is { } account
            && readers.Items.Any(member => SourceTexts.Of(member) == $"serviceAccount:{account}"));

    private DraftMap Own(SourceResource bucket)
    {
        if (PlatformDraft.IsElsewhere(bucket, answers))
        {
            notes.NotCarried.Add(new($"beside.bucket[{bucket.Name}]", $"it is in the project {bucket.Project}, which it cannot leave: the bucket is used as it is", bucket.Place));
            return Existing(bucket);
        }

        if (BucketSettings.WhyNot(bucket) is var (kept, reason))
        {
            notes.NotCarried.Add(new($"beside.bucket[{bucket.Name}].{kept.Name}", $"{reason}: the bucket is used as it is", kept.Place));
            return Existing(bucket);
        }

        var own = new StatedProperties(bucket.Properties);
        var map = new DraftMap().Add("name", bucket.Name, bucket.Place).Add("location", own.Text("location"), own.PlaceOf("location"));
        new BucketSettings(bucket, own, answers, notes).Write(map);
        map.Add("kmsKey", own.Text("encryption.defaultKmsKeyName"), own.PlaceOf("encryption"));
        if ((bucket.Properties["grants"] as SourceMap)?[Reader] is SourceList readers)
        {
            map.Add("readers", DraftList.OfMembers(readers), readers.Place);
            own.MarkTaken($"grants.{Reader}");
        }

        PlatformDraft.NoteRest(bucket, own, notes);
        return map;
    }

    private static DraftMap Existing(SourceResource bucket) => new DraftMap().Add("existing", bucket.Name, bucket.Place);
}
