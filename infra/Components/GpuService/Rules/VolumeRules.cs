namespace GpuInfra;

/// <summary>What volumes may be, and where containers see them.</summary>
internal static class VolumeRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Volumes.OfType<BucketVolume>().Where(volume => ModelVolumes.Holds(volume, spec)).SelectMany(BucketIsReadOnly),
        .. spec.Volumes.OfType<BucketVolume>().SelectMany(MountOptionsHaveNoDashes),
        .. spec.Volumes.OfType<BucketVolume>().SelectMany(MountOptionIsKnown),
        .. MemoryVolumesFitInstance(spec),
        .. spec.Volumes.SelectMany(volume => VolumeIsMounted(volume, spec)),
        .. spec.Containers.SelectMany(c => Mounts(c, spec).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> BucketIsReadOnly(BucketVolume volume)
    {
        if (volume.Access != BucketAccess.ReadOnly)
        {
            yield return Violation.Error(
                $"{ArgumentPath.Key("volumes", volume.Name)}.readOnly",
                "is false, but a server must not be able to change its model", "Leave it out.", Sources.BucketVolumes.Url);
        }
    }

    private static IEnumerable<Violation> MountOptionsHaveNoDashes(BucketVolume volume) =>
        from option in volume.MountOptions.Index()
        where option.Item.StartsWith('-')
        select Violation.Error(
            ArgumentPath.Index($"{ArgumentPath.Key("volumes", volume.Name)}.mountOptions", option.Index),
            $"is '{option.Item}', but must have no dashes in front", $"Use {option.Item.TrimStart('-')}.",
            Sources.BucketVolumes.Url, nameof(MountOptionsHaveNoDashes));

    // What no list has may be new; what differs from a listed one by a letter or two hardly is.
    private static IEnumerable<Violation> MountOptionIsKnown(BucketVolume volume) =>
        from option in volume.MountOptions.Index()
        let name = option.Item.Split('=')[0]
        let near = MountOptions.NearestTo(name)
        where near is not null
        select Violation.Warning(
            ArgumentPath.Index($"{ArgumentPath.Key("volumes", volume.Name)}.mountOptions", option.Index),
            $"is '{option.Item}', which Cloud Storage FUSE does not know", $"Use {near}{option.Item[name.Length..]}.",
            MountOptions.Source.Url, nameof(MountOptionIsKnown));

    private static IEnumerable<Violation> MemoryVolumesFitInstance(GpuServiceSpec spec)
    {
        var total = spec.Volumes.OfType<MemoryVolume>().Aggregate(default(Memory), (sum, v) => sum + v.Size);
        if (total > default(Memory) && total >= spec.InstanceMemory)
        {
            yield return Violation.Error(
                "volumes", $"takes {total} of memory, but the instance has {spec.InstanceMemory} for everything",
                "Make the volumes smaller, or give the containers more memory.", Sources.MemoryVolumes.Url);
        }
    }

    private static IEnumerable<Violation> VolumeIsMounted(VolumeSpec volume, GpuServiceSpec spec)
    {
        if (!spec.Containers.Any(c => c.Mounts.ContainsKey(volume.Name)))
        {
            yield return Violation.Warning(
                ArgumentPath.Key("volumes", volume.Name), "is mounted by no container", "Name it in mounts, or leave it out.",
                Sources.BucketVolumes.Url);
        }
    }

    private static IEnumerable<Violation> Mounts(ContainerSpec container, GpuServiceSpec spec) =>
    [
        .. container.Mounts.Keys.SelectMany(name => MountHasVolume(name, spec)),
        .. MountRules.Check(container),
    ];

    private static IEnumerable<Violation> MountHasVolume(string name, GpuServiceSpec spec)
    {
        if (!spec.Volumes.Any(v => v.Name == name))
        {
            var known = Wording.NearestFirst(spec.Volumes.Select(v => v.Name), name).Take(Wording.MostChoices).ToList();
            yield return Violation.Error(
                ArgumentPath.Key("mounts", name), "is not the name of a volume",
                known.Count == 0 ? "Add it to volumes." : $"Add it to volumes, or use {Wording.Either(known)}.",
                Sources.BucketVolumes.Url);
        }
    }
}
