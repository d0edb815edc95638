namespace GpuInfra;

/// <summary>Where a container may see its volumes.</summary>
internal static class MountRules
{
    // The folders that Cloud Run keeps, and whatever is below them.
    private static readonly string[] Kept = ["dev", "proc", "sys"];

    internal static IEnumerable<Violation> Check(ContainerSpec container)
    {
        var wrong = container.Mounts.SelectMany(mount => MountPathIsAbsolute(mount.Key, mount.Value)
            .Concat(MountPathIsPlain(mount.Key, mount.Value))
            .Concat(MountPathIsFree(mount.Key, mount.Value))).ToList();
        return [.. wrong, .. MountPathIsTakenOnce(container), .. MountsAreApart(container)];
    }

    private static IEnumerable<Violation> MountPathIsAbsolute(string name, string path)
    {
        if (!IsAbsolute(path))
        {
            yield return Violation.Error(
                ArgumentPath.Key("mounts", name), $"is '{path}', but must be an absolute path other than /",
                $"Use a path such as /{name}.", Sources.BucketVolumes.Url);
        }
    }

    private static IEnumerable<Violation> MountPathIsPlain(string name, string path)
    {
        var odd = path.Contains(':', StringComparison.Ordinal) ? "a colon"
            : Segments(path).Any(segment => segment is "." or "..") ? "a step to another folder"
            : path.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? "a blank"
            : null;
        if (IsAbsolute(path) && odd is not null)
        {
            yield return Violation.Error(
                ArgumentPath.Key("mounts", name), $"is '{path}', but the path of a mount has no colon, no blank and no '..': it has {odd}",
                $"Use a path such as /{name}.", Sources.ServiceApi.Url);
        }
    }

    private static IEnumerable<Violation> MountPathIsFree(string name, string path)
    {
        var segments = Segments(path).Where(segment => segment != ".").ToList();
        if (IsAbsolute(path) && !segments.Contains("..") && !path.Contains(':', StringComparison.Ordinal)
            && segments.FirstOrDefault() is { } first && Kept.Contains(first))
        {
            yield return Violation.Error(
                ArgumentPath.Key("mounts", name), $"is '{path}', but Cloud Run mounts nothing at /{first} or below",
                first == "dev" && segments.ElementAtOrDefault(1) == "shm"
                    ? "Mount it elsewhere, such as at /mnt/shm, and tell the server to use that folder."
                    : $"Use another path, such as /{name}.",
                Sources.BucketVolumes.Url);
        }
    }

    private static IEnumerable<Violation> MountPathIsTakenOnce(ContainerSpec container) =>
        from path in container.Mounts.GroupBy(mount => Trimmed(mount.Value))
        let first = path.First()
        from mount in path.Skip(1)
        select Violation.Error(
            ArgumentPath.Key("mounts", mount.Key), $"is '{mount.Value}', where {first.Key} is mounted already",
            "Choose another path.", Sources.BucketVolumes.Url, nameof(MountPathIsTakenOnce));

    // Not documented for Cloud Run: which of the two is mounted first decides what is seen.
    private static IEnumerable<Violation> MountsAreApart(ContainerSpec container) =>
        from inner in container.Mounts
        let outer = container.Mounts.FirstOrDefault(other =>
            IsAbsolute(other.Value) && Trimmed(inner.Value).StartsWith($"{Trimmed(other.Value)}/", StringComparison.Ordinal))
        where outer.Key is not null && IsAbsolute(inner.Value)
        select Violation.Warning(
            ArgumentPath.Key("mounts", inner.Key), $"is '{inner.Value}', within {outer.Key} at '{outer.Value}', which may hide it",
            "Mount the two beside each other.", Sources.BucketVolumes.Url, nameof(MountsAreApart));

    private static bool IsAbsolute(string path) => path.StartsWith('/') && path.Trim('/').Length > 0;

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Trimmed(string path) => $"/{string.Join('/', Segments(path).Where(segment => segment != "."))}";
}
