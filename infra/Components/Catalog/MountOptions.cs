namespace GpuInfra;

// The options of Cloud Storage FUSE that matter to a bucket of models.
internal static class MountOptions
{
    private const int MostTypos = 2;

    // Let it read ahead of a server that asks for one piece after the other, or keep what it read.
    private static readonly string[] ReadingAhead =
        ["enable-buffered-read", "cache-dir", "sequential-read-size-mb", "file-cache-max-size-mb", "file-cache-enable-parallel-downloads", "max-read-ahead-kb"];

    private static readonly string[] Others =
    [
        "implicit-dirs", "only-dir", "uid", "gid", "file-mode", "dir-mode", "log-severity", "log-format", "read-block-size-mb",
        "read-global-max-blocks", "read-max-blocks-per-handle", "read-start-blocks-per-handle", "file-cache-cache-file-for-range-read",
        "file-cache-parallel-downloads-per-file", "file-cache-max-parallel-downloads", "file-cache-download-chunk-size-mb",
        "file-cache-enable-crc", "file-cache-write-buffer-size", "metadata-cache-ttl-secs", "metadata-cache-negative-ttl-secs",
        "stat-cache-max-size-mb", "type-cache-max-size-mb", "stat-cache-ttl", "type-cache-ttl", "kernel-list-cache-ttl-secs",
        "max-conns-per-host", "max-idle-conns-per-host", "max-retry-sleep", "retry-multiplier", "client-protocol", "http-client-timeout",
        "rename-dir-limit", "enable-streaming-writes", "write-block-size-mb", "write-global-max-blocks", "write-max-blocks-per-file",
        "disable-autoconfig", "machine-type", "profile", "billing-project", "read-only",
    ];

    private static readonly string[] Known = [.. ReadingAhead, .. Others];

    public static Source Source { get; } = new(
        "https://github.com/GoogleCloudPlatform/gcsfuse/blob/7b39292788/cfg/params.yaml", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    // Whether an option lets it read ahead, and does not switch that off.
    public static bool IsReadAhead(string option) =>
        option.Split('=', 2) is [var name, .. var value] && ReadingAhead.Contains(name)
        && value is not ["false" or "False" or "0" or ""];

    // The option that a name was meant to be; none if it is one, or is like none.
    public static string? NearestTo(string name) =>
        name.StartsWith('-') || Known.Contains(name) ? null
        : Known.Where(known => known.Length > 2 * MostTypos && Wording.Distance(known, name.Replace('_', '-')) <= MostTypos)
            .OrderBy(known => Wording.Distance(known, name)).FirstOrDefault();
}
