namespace GpuInfra;

// What volumes may be, and where containers see them.
internal static class VolumeRules
{
    internal static readonly Rule BucketIsReadOnly = new(
        "RUN035", "A server mounts its models read-only.",
        "Who controls a server must not be able to change the model that all others load.")
    { Source = Sources.BucketVolumes.Url };

    internal static readonly Rule MountOptionsHaveNoDashes = new(
        "RUN036", "Mount options have no dashes in front.",
        "Cloud Run hands them on with dashes of its own, and the mount fails when an instance starts.")
    { Source = Sources.BucketVolumes.Url };

    internal static readonly Rule MemoryVolumesFitInstance = new(
        "RUN037", "Volumes in memory leave room for the containers.",
        "What is written there counts as the instance's memory, and the instance is killed when that runs out.")
    { Source = Sources.MemoryVolumes.Url };

    internal static readonly Rule VolumeIsMounted = new(
        "RUN038", "A volume is mounted.",
        "Nothing sees it. Name it in mounts, or leave it out.")
    { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url };

    internal static readonly Rule MountHasVolume = new(
        "RUN039", "A mount names a volume of the service.",
        "Cloud Run refuses the revision.")
    { Source = Sources.BucketVolumes.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MountOptionIsKnown = new(
        "RUN061", "Cloud Storage FUSE knows each mount option.",
        "One that it does not know fails the mount when an instance starts.")
    { Severity = Severity.Warning, Source = MountOptions.Source.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Volumes.OfType<BucketVolume>().Where(volume => ModelVolumes.Holds(volume, spec)).SelectMany(CheckBucketIsReadOnly),
        .. spec.Volumes.OfType<BucketVolume>().SelectMany(CheckMountOptionsHaveNoDashes),
        .. spec.Volumes.OfType<BucketVolume>().SelectMany(CheckMountOptionIsKnown),
        .. CheckMemoryVolumesFitInstance(spec),
        .. spec.Volumes.SelectMany(volume => CheckVolumeIsMounted(volume, spec)),
        .. spec.Containers.SelectMany(c => Mounts(c, spec).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> CheckBucketIsReadOnly(BucketVolume volume)
    {
        if (volume.Access != BucketAccess.ReadOnly)
        {
            yield return BucketIsReadOnly.Broken(
                $"{ArgumentPath.Key("volumes", volume.Name)}.readOnly",
                "is false, but a server must not be able to change its model", "Leave it out.");
        }
    }

    private static IEnumerable<Violation> CheckMountOptionsHaveNoDashes(BucketVolume volume) =>
        from option in volume.MountOptions.Index()
        where option.Item.StartsWith('-')
        select MountOptionsHaveNoDashes.Broken(
            ArgumentPath.Index($"{ArgumentPath.Key("volumes", volume.Name)}.mountOptions", option.Index),
            $"is '{option.Item}', but must have no dashes in front", $"Use {option.Item.TrimStart('-')}.");

    // What no list has may be new; what differs from a listed one by a letter or two hardly is.
    private static IEnumerable<Violation> CheckMountOptionIsKnown(BucketVolume volume) =>
        from option in volume.MountOptions.Index()
        let name = option.Item.Split('=')[0]
        let near = MountOptions.NearestTo(name)
        where near is not null
        select MountOptionIsKnown.Broken(
            ArgumentPath.Index($"{ArgumentPath.Key("volumes", volume.Name)}.mountOptions", option.Index),
            $"is '{option.Item}', which Cloud Storage FUSE does not know", $"Use {near}{option.Item[name.Length..]}.");

    private static IEnumerable<Violation> CheckMemoryVolumesFitInstance(GpuServiceSpec spec)
    {
        var total = spec.Volumes.OfType<MemoryVolume>().Aggregate(default(Memory), (sum, v) => sum + v.Size);
        if (total > default(Memory) && total >= spec.InstanceMemory)
        {
            yield return MemoryVolumesFitInstance.Broken(
                "volumes", $"takes {total} of memory, but the instance has {spec.InstanceMemory} for everything",
                "Make the volumes smaller, or give the containers more memory.");
        }
    }

    private static IEnumerable<Violation> CheckVolumeIsMounted(VolumeSpec volume, GpuServiceSpec spec)
    {
        if (!spec.Containers.Any(c => c.Mounts.ContainsKey(volume.Name)))
        {
            yield return VolumeIsMounted.Broken(
                ArgumentPath.Key("volumes", volume.Name), "is mounted by no container", "Name it in mounts, or leave it out.");
        }
    }

    private static IEnumerable<Violation> Mounts(ContainerSpec container, GpuServiceSpec spec) =>
    [
        .. container.Mounts.Keys.SelectMany(name => CheckMountHasVolume(name, spec)),
        .. MountRules.Check(container),
    ];

    private static IEnumerable<Violation> CheckMountHasVolume(string name, GpuServiceSpec spec)
    {
        if (!spec.Volumes.Any(v => v.Name == name))
        {
            var known = Wording.NearestFirst(spec.Volumes.Select(v => v.Name), name).Take(Wording.MostChoices).ToList();
            yield return MountHasVolume.Broken(
                ArgumentPath.Key("mounts", name), "is not the name of a volume",
                known.Count == 0 ? "Add it to volumes." : $"Add it to volumes, or use {Wording.Either(known)}.");
        }
    }
}

// Which buckets hold a model, as far as that is told by who reads them or by what they are called.
internal static class ModelVolumes
{
    private static readonly string[] Names = ["model", "weight", "checkpoint", "ollama", "huggingface", "gguf", "safetensors"];

    internal static bool Holds(BucketVolume volume, GpuServiceSpec service) => service.Containers
        .Where(container => container.Mounts.ContainsKey(volume.Name))
        .Any(container => IsRead(container.Mounts[volume.Name], container) || IsCalled(container.Mounts[volume.Name]))
        || IsCalled(volume.Name) || IsCalled(WiringRules.PlainText(volume.Bucket) ?? "");

    private static bool IsRead(string mount, ContainerSpec container) =>
        ServerCommand.Of(container) is { } command
        && new[] { ServerSetting.Model, ServerSetting.ModelFolder }.Any(setting => IsWithin(command.Find(setting)?.Text, mount.TrimEnd('/')));

    private static bool IsWithin(string? path, string mount) =>
        path is not null && (path == mount || path.StartsWith($"{mount}/", StringComparison.Ordinal));

    private static bool IsCalled(string text) => Names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
