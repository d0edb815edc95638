namespace GpuInfra;

/// <summary>A model bucket with every default applied.</summary>
public sealed record ModelBucketSpec
{
    /// <summary>For how many days a deleted object can be brought back where nothing is said.</summary>
    public const int DefaultSoftDeleteDays = 7;

    /// <summary>How many of each object's newest versions are kept where nothing is said.</summary>
    public const int DefaultKeptVersions = 3;

    /// <summary>How many random bytes make a bucket's name unique.</summary>
    internal const int SuffixBytes = 4;

    private const int MinimumSoftDeleteDays = 7;
    private const int MaximumSoftDeleteDays = 90;
    private const int PrefixMaximum = CloudNames.BucketMaximum - 1 - (2 * SuffixBytes);
    internal const string SoftDelete = "https://cloud.google.com/storage/docs/soft-delete";
    internal const string Lifecycle = "https://cloud.google.com/storage/docs/lifecycle";
    internal const string Naming = "https://cloud.google.com/storage/docs/buckets#naming";
    internal const string Keys = "https://cloud.google.com/storage/docs/encryption/customer-managed-keys";

    private ModelBucketSpec(string name, ModelBucketArgs args)
    {
        Existing = args.Existing;
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

    /// <summary>How the bucket's name begins.</summary>
    public string Prefix { get; }

    /// <summary>The region.</summary>
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

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<ModelBucketSpec> Check(string name, ModelBucketArgs args)
    {
        var spec = new ModelBucketSpec(name, args);
        return new(spec,
        [
            .. args.Prefix is null ? NameRules.NameFits(name, PrefixMaximum) : spec.PrefixFits(),
            .. spec.PrefixIsNotGoogles(),
            .. LocationRules.LocationIsGiven(spec.Location),
            .. BucketNameRules.ExistingBucketIsAName("existing", spec.Existing),
            .. spec.SoftDeleteIsInRange(),
            .. spec.ObjectVersionsAreKept(),
            .. spec.KeyIsAKey(),
            .. PrincipalRules.All("readers", spec.Readers),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ModelBucketSpec Require(string name, ModelBucketArgs args) =>
        Check(name, args).OrThrow(nameof(ModelBucket), name);

    private IEnumerable<Violation> PrefixFits()
    {
        if (Prefix.Length > PrefixMaximum || !NameRules.IsRfc1035(Prefix))
        {
            yield return Violation.Error(
                "prefix", $"is '{Prefix}', but the bucket's name begins with it and ends with {2 * SuffixBytes} random digits",
                $"Use 1 to {PrefixMaximum} lower-case letters, digits and hyphens, the first a letter, the last no hyphen.", Naming);
        }
    }

    private IEnumerable<Violation> PrefixIsNotGoogles()
    {
        if (Prefix.StartsWith("goog", StringComparison.Ordinal) || Prefix.Contains("google", StringComparison.Ordinal))
        {
            yield return Violation.Error(
                "prefix", $"is {Prefix}, but no bucket's name may begin with goog or hold google", "Choose another.", Naming);
        }
    }

    private IEnumerable<Violation> SoftDeleteIsInRange()
    {
        if (SoftDeleteDays is < MinimumSoftDeleteDays or > MaximumSoftDeleteDays)
        {
            yield return Violation.Error(
                "softDeleteDays",
                $"is {SoftDeleteDays}, but must be between {MinimumSoftDeleteDays} and {MaximumSoftDeleteDays}",
                $"Use {DefaultSoftDeleteDays}.", SoftDelete);
        }
    }

    private IEnumerable<Violation> ObjectVersionsAreKept()
    {
        if (KeptVersions < 1)
        {
            yield return Violation.Error(
                "keptVersions", $"is {KeptVersions}, but must be at least 1", $"Use {DefaultKeptVersions}.", Lifecycle);
        }
    }

    private IEnumerable<Violation> KeyIsAKey()
    {
        if (KmsKey is null)
        {
            yield break;
        }

        if (!CloudNames.IsKey(KmsKey, out var region))
        {
            yield return Violation.Error(
                "kmsKey", $"is '{KmsKey}', which is not the resource name of a key",
                "Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY.", Keys);
        }
        else if (region != Location && Regions.IsRegion(Location))
        {
            yield return Violation.Error(
                "kmsKey", $"is a key in {region}, but the bucket is in {Location}", "Use a key in the bucket's region.", Keys);
        }
    }
}
