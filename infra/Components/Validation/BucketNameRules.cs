namespace GpuInfra;

// What must hold for the name of a bucket that exists already.
internal static class BucketNameRules
{
    internal static readonly Rule ExistingBucketIsAName = new(
        "BKT003", "An existing bucket is named by its name alone.",
        "With gs:// or a folder it is the name of no bucket.")
    { Source = Naming, RefusedBy = Refuser.Cloud };

    internal static string Naming => NameLimits.Bucket.Source.Url;

    private static readonly string[] Prefixes =
    [
        "gs://", "https://storage.googleapis.com/", "https://storage.cloud.google.com/",
        "https://console.cloud.google.com/storage/browser/", "projects/_/buckets/", "b/", "//storage.googleapis.com/",
    ];

    public static IEnumerable<Violation> CheckExistingBucketIsAName(string path, string? bucket)
    {
        if (bucket is not null && !CloudNames.IsBucket(bucket))
        {
            yield return ExistingBucketIsAName.Broken(
                path, bucket.Length == 0 ? "is empty" : $"is '{bucket}', which is not the name of a bucket", FixOf(bucket));
        }
    }

    public static IEnumerable<Violation> OfVolume(string path, string? bucket) =>
        CheckExistingBucketIsAName(path, bucket).Select(violation => Split(bucket!) is (var name, { Length: > 0 } folder)
            ? violation with { Fix = $"Write {name}, and only-dir={folder} among the volume's mountOptions." }
            : violation);

    private static string FixOf(string bucket) => Split(bucket) is (var name, _)
        ? $"Write the name alone: {name}."
        : $"Write the name alone, of {NameLimits.Bucket.Range} lower-case letters, digits, "
            + "hyphens and underscores, a letter or digit first and last.";

    // The bucket that an address or a path names, and the folder in it.
    private static (string Name, string Folder)? Split(string bucket)
    {
        var trimmed = bucket.Trim();
        var prefix = Prefixes.FirstOrDefault(p => trimmed.StartsWith(p, StringComparison.OrdinalIgnoreCase)) ?? "";
        var parts = trimmed[prefix.Length..].Split('/', 2);
        var name = parts[0].ToLowerInvariant();
        return CloudNames.IsBucket(name) ? (name, parts.Length < 2 ? "" : parts[1].Trim('/')) : null;
    }
}
