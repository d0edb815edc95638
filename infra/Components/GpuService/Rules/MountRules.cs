namespace GpuInfra;

// Where a container may see its volumes.
internal static class MountRules
{
    internal static readonly Rule MountPathIsAbsolute = new(
        "RUN040", "A volume is mounted at an absolute path other than /.",
        "Cloud Run refuses another path.")
    { Source = Sources.BucketVolumes.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MountPathIsTakenOnce = new(
        "RUN041", "Each volume of a container has a path of its own.",
        "One would hide the other.")
    { Source = Sources.BucketVolumes.Url };

    internal static readonly Rule MountPathIsFree = new(
        "RUN055", "A volume is mounted outside /dev, /proc and /sys.",
        "Cloud Run refuses the revision. A server that wants more shared memory is told to use another folder.")
    { Source = Sources.BucketVolumes.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MountPathIsPlain = new(
        "RUN056", "The path of a mount has no colon, no blank and no step to another folder.",
        "Cloud Run's API refuses a colon, and what else is not plain is mounted elsewhere than it seems.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MountsAreApart = new(
        "RUN057", "No volume is mounted within another.",
        "Which of the two is mounted first is not documented, and the outer one may hide the inner one.")
    { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url };

    internal static readonly Rule SubPathIsPlain = new(
        "RUN072", "A sub-path is a plain path within the volume of a mount.",
        "It begins at the volume's top, so it has no slash in front and no step to another folder, and it needs a mount of that volume.")
    { Source = Sources.ServiceApi.Url };

    internal static readonly Rule WorkingDirectoryIsAbsolute = new(
        "RUN073", "The folder that a container starts in is an absolute path.",
        "From where another path would begin is not said.")
    { Source = Sources.ContainerContract.Url };

    // The folders that Cloud Run keeps, and whatever is below them.
    private static readonly string[] Kept = ["dev", "proc", "sys"];

    internal static IEnumerable<Violation> Check(ContainerSpec container)
    {
        var wrong = container.Mounts.SelectMany(mount => CheckMountPathIsAbsolute(mount.Key, mount.Value)
            .Concat(CheckMountPathIsPlain(mount.Key, mount.Value))
            .Concat(CheckMountPathIsFree(mount.Key, mount.Value))).ToList();
        return
        [
            .. wrong, .. CheckMountPathIsTakenOnce(container), .. CheckMountsAreApart(container),
            .. container.SubPaths.SelectMany(entry => CheckSubPathIsPlain(entry.Key, entry.Value, container)),
            .. CheckWorkingDirectoryIsAbsolute(container.WorkingDirectory),
        ];
    }

    private static IEnumerable<Violation> CheckSubPathIsPlain(string volume, string path, ContainerSpec container)
    {
        if (!container.Mounts.ContainsKey(volume))
        {
            yield return SubPathIsPlain.Broken(
                ArgumentPath.Key("subPaths", volume), $"is of {volume}, which mounts does not name", "Add the volume to mounts, or leave it out.");
        }
        else if (!VolumePaths.IsPlain(path))
        {
            yield return SubPathIsPlain.Broken(
                ArgumentPath.Key("subPaths", volume), $"is '{path}', but must be a path within the volume", "Use a path such as chat/v3.");
        }
    }

    private static IEnumerable<Violation> CheckWorkingDirectoryIsAbsolute(string? folder)
    {
        if (folder is not null && !folder.StartsWith('/'))
        {
            yield return WorkingDirectoryIsAbsolute.Broken(
                "workingDirectory", $"is '{folder}', but must be an absolute path", $"Use /{folder}.");
        }
    }

    private static IEnumerable<Violation> CheckMountPathIsAbsolute(string name, string path)
    {
        if (!IsAbsolute(path))
        {
            yield return MountPathIsAbsolute.Broken(
                ArgumentPath.Key("mounts", name), $"is '{path}', but must be an absolute path other than /",
                $"Use a path such as /{name}.");
        }
    }

    private static IEnumerable<Violation> CheckMountPathIsPlain(string name, string path)
    {
        var odd = path.Contains(':', StringComparison.Ordinal) ? "a colon"
            : Segments(path).Any(segment => segment is "." or "..") ? "a step to another folder"
            : path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? "a blank"
            : null;
        if (IsAbsolute(path) && odd is not null)
        {
            yield return MountPathIsPlain.Broken(
                ArgumentPath.Key("mounts", name), $"is '{path}', but the path of a mount has no colon, no blank and no '..': it has {odd}",
                $"Use a path such as /{name}.");
        }
    }

    private static IEnumerable<Violation> CheckMountPathIsFree(string name, string path)
    {
        var segments = Segments(path).Where(segment => segment != ".").ToList();
        if (IsAbsolute(path) && !segments.Contains("..") && !path.Contains(':', StringComparison.Ordinal)
            && segments.FirstOrDefault() is { } first && Kept.Contains(first))
        {
            yield return MountPathIsFree.Broken(
                ArgumentPath.Key("mounts", name), $"is '{path}', but Cloud Run mounts nothing at /{first} or below",
                first == "dev" && segments.ElementAtOrDefault(1) == "shm"
                    ? "Mount it elsewhere, such as at /mnt/shm, and tell the server to use that folder."
                    : $"Use another path, such as /{name}.");
        }
    }

    private static IEnumerable<Violation> CheckMountPathIsTakenOnce(ContainerSpec container) =>
        from path in container.Mounts.GroupBy(mount => Trimmed(mount.Value))
        let first = path.First()
        from mount in path.Skip(1)
        select MountPathIsTakenOnce.Broken(
            ArgumentPath.Key("mounts", mount.Key), $"is '{mount.Value}', where {first.Key} is mounted already",
            "Choose another path.");

    // Not documented for Cloud Run: which of the two is mounted first decides what is seen.
    private static IEnumerable<Violation> CheckMountsAreApart(ContainerSpec container) =>
        from inner in container.Mounts
        let outer = container.Mounts.FirstOrDefault(other =>
            IsAbsolute(other.Value) && Trimmed(inner.Value).StartsWith($"{Trimmed(other.Value)}/", StringComparison.Ordinal))
        where outer.Key is not null && IsAbsolute(inner.Value)
        select MountsAreApart.Broken(
            ArgumentPath.Key("mounts", inner.Key), $"is '{inner.Value}', within {outer.Key} at '{outer.Value}', which may hide it",
            "Mount the two beside each other.");

    private static bool IsAbsolute(string path) => path.StartsWith('/') && path.Trim('/').Length > 0;

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Trimmed(string path) => $"/{string.Join('/', Segments(path).Where(segment => segment != "."))}";
}
