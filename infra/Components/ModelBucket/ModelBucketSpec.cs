namespace GpuInfra;

/// <summary>A model bucket with every default applied.</summary>
public sealed record ModelBucketSpec
{
    internal static readonly Rule PrefixFits = new(
        "BKT001", "The prefix of the bucket's name leaves room for its random end.",
        "Bucket names are global and short; Google refuses a longer one and other characters.")
    { Source = BucketNameRules.Naming, RefusedBy = Refuser.Cloud };

    internal static readonly Rule PrefixIsNotGoogles = new(
        "BKT002", "A bucket is not named after Google.",
        "Google refuses names that begin with goog or hold google.")
    { Source = BucketNameRules.Naming, RefusedBy = Refuser.Cloud };

    internal static readonly Rule SoftDeleteIsInRange = new(
        "BKT004", "Deleted objects can be brought back for as long as Google offers.",
        "Google refuses a longer time, and a shorter one gives no protection.")
    { Source = StorageLimits.SoftDeleteDays.Source.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ObjectVersionsAreKept = new(
        "BKT005", "At least one version of an object is kept.",
        "The lifecycle rule would else delete the models themselves.")
    { Source = StorageLimits.ObjectVersions.Source.Url };

    internal static readonly Rule KeyIsAKey = new(
        "BKT006", "The key of a bucket is a full resource name, in the bucket's region.",
        "Cloud Storage refuses a key from elsewhere, and a name that is not complete.")
    { Source = ModelBucketSpec.Keys, RefusedBy = Refuser.Cloud };

    /// <summary>For how many days a deleted object can be brought back where nothing is said.</summary>
    public const int DefaultSoftDeleteDays = 7;

    /// <summary>How many of each object's newest versions are kept where nothing is said.</summary>
    public const int DefaultKeptVersions = 3;

    internal const int SuffixBytes = 4;

    private static readonly int PrefixMaximum = NameLimits.Bucket.Most - 1 - (2 * SuffixBytes);
    internal const string Keys = "https://cloud.google.com/storage/docs/encryption/customer-managed-keys";

    internal const string Locations = "https://cloud.google.com/storage/docs/locations";

    // Read 2026-11-30.
    private static readonly string[] SeveralRegions = ["asia", "eu", "us", "asia1", "eur4", "eur5", "eur7", "eur8", "nam4"];

    private ModelBucketSpec(string name, ModelBucketArgs args)
    {
        Existing = args.Existing;
        Name = args.Name;
        Prefix = args.Prefix ?? name;
        Location = args.Location ?? "";
        SoftDeleteDays = args.SoftDeleteDays ?? DefaultSoftDeleteDays;
        KeptVersions = args.KeptVersions ?? DefaultKeptVersions;
        KmsKey = args.KmsKey;
        Readers = [.. args.Readers ?? []];
        Protect = args.Protect ?? true;
    }

    /// <summary>Name of the bucket to use in place of a new one, if any.</summary>
    public string? Existing { get; }

    /// <summary>The whole name of the new bucket; none where it begins with <see cref="Prefix"/> and ends at random.</summary>
    public string? Name { get; }

    /// <summary>How the bucket's name begins.</summary>
    public string Prefix { get; }

    /// <summary>Where the bucket is: a region, or several.</summary>
    public string Location { get; }

    /// <summary>For how many days a deleted object can be brought back.</summary>
    public int SoftDeleteDays { get; }

    /// <summary>How many of each object's newest versions are kept, the current one included.</summary>
    public int KeptVersions { get; }

    /// <summary>The key that encrypts the objects; Google's own where there is none.</summary>
    public string? KmsKey { get; }

    /// <summary>Who else may read the models.</summary>
    public IReadOnlyList<string> Readers { get; }

    /// <summary>Whether the bucket is protected.</summary>
    public bool Protect { get; }

    internal static bool IsOfBuckets(string location) =>
        Regions.IsRegion(location.ToLowerInvariant()) || SeveralRegions.Contains(location, StringComparer.OrdinalIgnoreCase);

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<ModelBucketSpec> Check(string name, ModelBucketArgs args)
    {
        var spec = new ModelBucketSpec(name, args);
        return new(spec,
        [
            .. args.Prefix is null ? NameRules.CheckNameFits(name, PrefixMaximum) : spec.CheckPrefixFits(),
            .. spec.CheckPrefixIsNotGoogles(),
            .. spec.CheckLocationIsOfBuckets(),
            .. BucketNameRules.CheckExistingBucketIsAName("existing", spec.Existing),
            .. BucketNameRules.CheckExistingBucketIsAName("name", spec.Name),
            .. spec.CheckSoftDeleteIsInRange(),
            .. spec.CheckObjectVersionsAreKept(),
            .. spec.CheckKeyIsAKey(),
            .. PrincipalRules.All("readers", spec.Readers),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ModelBucketSpec Require(string name, ModelBucketArgs args) =>
        Check(name, args).OrThrow(nameof(ModelBucket), name);

    private IEnumerable<Violation> CheckPrefixFits()
    {
        if (Prefix.Length > PrefixMaximum || !NameRules.IsRfc1035(Prefix))
        {
            yield return PrefixFits.Broken(
                "prefix", $"is '{Prefix}', but the bucket's name begins with it and ends with {2 * SuffixBytes} random digits",
                $"Use 1 to {PrefixMaximum} lower-case letters, digits and hyphens, the first a letter, the last no hyphen.");
        }
    }

    private IEnumerable<Violation> CheckPrefixIsNotGoogles()
    {
        if (Prefix.StartsWith("goog", StringComparison.Ordinal) || Prefix.Contains("google", StringComparison.Ordinal))
        {
            yield return PrefixIsNotGoogles.Broken(
                "prefix", $"is {Prefix}, but no bucket's name may begin with goog or hold google", "Choose another.");
        }
    }

    // Cloud Storage spells regions with capital letters, too, and has names for several.
    private IEnumerable<Violation> CheckLocationIsOfBuckets() =>
        IsOfBuckets(Location) ? [] : LocationRules.CheckLocationIsGiven(Location);

    private IEnumerable<Violation> CheckSoftDeleteIsInRange()
    {
        if (!StorageLimits.SoftDeleteDays.Contains(SoftDeleteDays))
        {
            yield return SoftDeleteIsInRange.Broken(
                "softDeleteDays", $"is {SoftDeleteDays}, but must be {StorageLimits.SoftDeleteDays}", $"Use {DefaultSoftDeleteDays}.");
        }
    }

    private IEnumerable<Violation> CheckObjectVersionsAreKept()
    {
        if (!StorageLimits.ObjectVersions.Contains(KeptVersions))
        {
            yield return ObjectVersionsAreKept.Broken(
                "keptVersions", $"is {KeptVersions}, but must be {StorageLimits.ObjectVersions}", $"Use {DefaultKeptVersions}.");
        }
    }

    private IEnumerable<Violation> CheckKeyIsAKey()
    {
        if (KmsKey is null)
        {
            yield break;
        }

        if (!CloudNames.IsKey(KmsKey, out var region))
        {
            yield return KeyIsAKey.Broken(
                "kmsKey", $"is '{KmsKey}', which is not the resource name of a key",
                "Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY.");
        }
        else if (region != Location && Regions.IsRegion(Location))
        {
            yield return KeyIsAKey.Broken(
                "kmsKey", $"is a key in {region}, but the bucket is in {Location}", "Use a key in the bucket's region.");
        }
    }
}
