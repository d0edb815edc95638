namespace GpuInfra;

/// <summary>Decides what kind of volume each is.</summary>
internal sealed class VolumeReader
{
    private readonly ICollection<Violation> _violations;

    internal VolumeReader(ICollection<Violation> violations) => _violations = violations;

    internal VolumeSpec Read(string name, VolumeArgs volume)
    {
        var path = ArgumentPath.Key("volumes", name);
        foreach (var violation in VolumeIsBucketOrMemory(volume))
        {
            _violations.Add(violation.Under(path));
        }

        return volume.Bucket is { } bucket
            ? new BucketVolume(name, bucket, AccessOf(volume), [.. volume.MountOptions ?? []])
            : new MemoryVolume(name, SizeOf(volume, path));
    }

    private static BucketAccess AccessOf(VolumeArgs volume) =>
        volume.ReadOnly == false ? BucketAccess.ReadWrite : BucketAccess.ReadOnly;

    private Memory SizeOf(VolumeArgs volume, string path) =>
        volume.Memory is { } size
            ? Quantity.ReadMemory(ArgumentPath.Join(path, "memory"), size, _violations) ?? default
            : default;

    private static IEnumerable<Violation> VolumeIsBucketOrMemory(VolumeArgs volume)
    {
        if (volume.Bucket is null && volume.Memory is null)
        {
            yield return Violation.Error(
                "", "has neither bucket nor memory", "Say which bucket it shows, or how much memory it takes.",
                Sources.BucketVolumes.Url);
        }

        if (volume.Bucket is not null && volume.Memory is not null)
        {
            yield return Violation.Error(
                "", "has both bucket and memory", "Make two volumes of it.", Sources.BucketVolumes.Url);
        }

        if (volume.Bucket is null && volume.ReadOnly is not null)
        {
            yield return OnlyForBucket("readOnly");
        }

        if (volume.Bucket is null && volume.MountOptions is not null)
        {
            yield return OnlyForBucket("mountOptions");
        }
    }

    private static Violation OnlyForBucket(string path) => Violation.Error(
        path, "is given, but only a bucket has it", "Leave it out.", Sources.MemoryVolumes.Url, nameof(VolumeIsBucketOrMemory));
}
