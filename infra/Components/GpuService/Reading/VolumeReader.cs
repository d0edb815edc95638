namespace GpuInfra;

// Decides what kind of volume each is.
internal sealed partial class VolumeReader
{
    internal static readonly Rule VolumeIsOfOneKind = new(
        "RUN034", "A volume is a bucket, memory, a secret, NFS or Cloud SQL, and says only what its kind has.",
        "Cloud Run makes one kind of volume of it. Make two volumes, or leave one key out.")
    { Source = Sources.BucketVolumes.Url, RefusedBy = Refuser.Program };

    internal static readonly Rule VolumeIsReadable = new(
        "RUN070", "A secret, an NFS folder and an instance of Cloud SQL are named in full.",
        "Nothing else says which is meant. A secret is secret-id:version, an NFS folder server:/folder, an instance project:region:instance.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Program };

    internal static readonly Rule SecretFileIsPlain = new(
        "RUN071", "The file of a secret is a plain path within its mount, with a mode from 0000 to 0777.",
        "Cloud Run's API takes no other mode, and a path that leaves the mount shows nothing.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    private const int OctalBits = 3;

    private readonly ICollection<Violation> _violations;

    internal VolumeReader(ICollection<Violation> violations) => _violations = violations;

    internal VolumeSpec Read(string name, VolumeArgs volume)
    {
        var path = ArgumentPath.Key("volumes", name);
        Add(path, CheckVolumeIsOfOneKind(volume));
        return volume switch
        {
            { Bucket: { } bucket } => new BucketVolume(name, bucket, AccessOf(volume), [.. volume.MountOptions ?? []]),
            { Memory: not null } => new MemoryVolume(name, SizeOf(volume, path)),
            { Secret: { } secret } => ReadSecret(name, secret, volume),
            { Nfs: { } nfs } => ReadNfs(name, nfs, AccessOf(volume)),
            { CloudSql: { } instances } => ReadCloudSql(name, [.. instances]),
            _ => new MemoryVolume(name, default),
        };
    }

    private static BucketAccess AccessOf(VolumeArgs volume) =>
        volume.ReadOnly == false ? BucketAccess.ReadWrite : BucketAccess.ReadOnly;

    private Memory SizeOf(VolumeArgs volume, string path) =>
        Quantity.ReadMemory(ArgumentPath.Join(path, "memory"), volume.Memory!, _violations) ?? default;

    private SecretVolume ReadSecret(string name, string text, VolumeArgs volume)
    {
        var path = ArgumentPath.Key("volumes", name);
        var reference = SecretReference.TryParse(text);

        // The secret itself in place of its name is told as what it is.
        if (reference is null && !SecretText.IsIn(text))
        {
            Add(path, VolumeIsReadable.Broken("secret", "is not a secret and its version", "Write it as secret-id:version, such as hf-token:3."));
        }

        var id = reference?.Secret.Split('/')[^1] ?? name;
        Add(path, CheckSecretFileIsPlain(volume));
        return new SecretVolume(
            name, reference ?? new SecretReference(id, "1"), volume.File ?? id, volume.FileMode is { } mode ? ModeOf(mode) : null);
    }

    private NfsVolume ReadNfs(string name, string text, BucketAccess access)
    {
        var match = NfsForm.Match(text);
        if (!match.Success)
        {
            Add(ArgumentPath.Key("volumes", name), VolumeIsReadable.Broken(
                "nfs", $"is '{text}', which is no server and folder", "Write it as server:/folder, such as 10.0.0.2:/models."));
        }

        return new NfsVolume(name, match.Groups["server"].Value, match.Groups["path"].Value, access);
    }

    private CloudSqlVolume ReadCloudSql(string name, IReadOnlyList<string> instances)
    {
        var path = ArgumentPath.Join(ArgumentPath.Key("volumes", name), "cloudSql");
        if (instances.Count == 0)
        {
            _violations.Add(VolumeIsReadable.Broken(path, "names no instance", "Name one as project:region:instance."));
        }

        foreach (var (index, instance) in instances.Index())
        {
            if (!InstanceForm.IsMatch(instance))
            {
                _violations.Add(VolumeIsReadable.Broken(
                    ArgumentPath.Index(path, index), $"is '{instance}', which is no instance of Cloud SQL",
                    "Write it as project:region:instance."));
            }
        }

        return new CloudSqlVolume(name, instances);
    }

    private void Add(string path, params IEnumerable<Violation> violations)
    {
        foreach (var violation in violations)
        {
            _violations.Add(violation.Under(path));
        }
    }

    private static IEnumerable<Violation> CheckSecretFileIsPlain(VolumeArgs volume)
    {
        if (volume.File is { } file && !VolumePaths.IsPlain(file))
        {
            yield return SecretFileIsPlain.Broken("file", $"is '{file}', but must be a path within the mount", "Use a name such as config.yaml.");
        }

        if (volume.FileMode is { } mode && ModeOf(mode) is null)
        {
            yield return SecretFileIsPlain.Broken(
                "fileMode", $"is '{mode}', but must be three or four octal digits up to 0777", "Use 0444 to let everybody read.");
        }
    }

    private static int? ModeOf(string text) =>
        ModeForm.IsMatch(text) ? text.Aggregate(0, (mode, digit) => (mode << OctalBits) + (digit - '0')) : null;

    private static IEnumerable<Violation> CheckVolumeIsOfOneKind(VolumeArgs volume)
    {
        var kinds = KindsOf(volume);
        if (kinds.Count == 0)
        {
            yield return VolumeIsOfOneKind.Broken(
                "", "has neither bucket nor memory", "Say which bucket it shows, or how much memory it takes.");
        }

        if (kinds.Count > 1)
        {
            yield return VolumeIsOfOneKind.Broken("", $"has both {kinds[0]} and {kinds[1]}", "Make two volumes of it.");
        }

        if (volume is { Bucket: null, Nfs: null, ReadOnly: not null })
        {
            yield return OnlyFor("readOnly", "a bucket", Sources.MemoryVolumes);
        }

        if (volume is { Bucket: null, MountOptions: not null })
        {
            yield return OnlyFor("mountOptions", "a bucket", Sources.MemoryVolumes);
        }

        if (volume is { Secret: null, File: not null })
        {
            yield return OnlyFor("file", "a secret", Sources.ServiceApi);
        }

        if (volume is { Secret: null, FileMode: not null })
        {
            yield return OnlyFor("fileMode", "a secret", Sources.ServiceApi);
        }
    }

    private static List<string> KindsOf(VolumeArgs volume) =>
    [
        .. new (string Key, object? Value)[]
        {
            ("bucket", volume.Bucket), ("memory", volume.Memory), ("secret", volume.Secret), ("nfs", volume.Nfs), ("cloudSql", volume.CloudSql),
        }.Where(kind => kind.Value is not null).Select(kind => kind.Key),
    ];

    private static Violation OnlyFor(string path, string kind, Source source) =>
        VolumeIsOfOneKind.Broken(path, $"is given, but only {kind} has it", "Leave it out.", source.Url);

    [GeneratedRegex(@"\A0?[0-7]{3}\z")]
    private static partial Regex ModeForm { get; }

    [GeneratedRegex(@"\A(?<server>[A-Za-z0-9.-]+):(?<path>/[^\s:]*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NfsForm { get; }

    [GeneratedRegex(@"\A([a-z0-9.-]+:)?[a-z][a-z0-9-]+:[a-z]+-[a-z]+[0-9]:[a-z][a-z0-9-]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InstanceForm { get; }
}

// Which paths stay within the volume that they are of.
internal static class VolumePaths
{
    internal static bool IsPlain(string path) =>
        path.Split('/').All(segment => segment is not ("" or "." or ".."))
        && !path.Any(c => c == ':' || char.IsWhiteSpace(c) || char.IsControl(c));
}
