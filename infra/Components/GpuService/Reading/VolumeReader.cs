namespace GpuInfra;

// Decides what kind of volume each is.
internal sealed class VolumeReader
{
    internal static readonly Rule VolumeIsBucketOrMemory = new(
        "RUN034", "A volume is a bucket or memory, and says only what its kind has.",
        "Cloud Run makes one kind of volume of it. Make two volumes, or leave one key out.")
    { Source = Sources.BucketVolumes.Url };

    private readonly ICollection<Violation> _violations;

    internal VolumeReader(ICollection<Violation> violations) => _violations = violations;

    internal VolumeSpec Read(string name, VolumeArgs volume)
    {
        var path = ArgumentPath.Key("volumes", name);
        foreach (var violation in CheckVolumeIsBucketOrMemory(volume))
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

    private static IEnumerable<Violation> CheckVolumeIsBucketOrMemory(VolumeArgs volume)
    {
        if (volume.Bucket is null && volume.Memory is null)
        {
            yield return VolumeIsBucketOrMemory.Broken(
                "", "has neither bucket nor memory", "Say which bucket it shows, or how much memory it takes.");
        }

        if (volume.Bucket is not null && volume.Memory is not null)
        {
            yield return VolumeIsBucketOrMemory.Broken(
                "", "has both bucket and memory", "Make two volumes of it.");
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

    private static Violation OnlyForBucket(string path) => VolumeIsBucketOrMemory.Broken(
        path, "is given, but only a bucket has it", "Leave it out.", Sources.MemoryVolumes.Url);
}
