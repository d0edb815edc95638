using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;
using Pulumi.Random;

namespace GpuInfra;

/// <summary>
/// The bucket that holds the models, in the region of the services that load them: never public, every object versioned
/// and recoverable.
/// </summary>
public sealed class ModelBucket : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ModelBucket);

    private const int SecondsPerDay = 86_400;

    private readonly ModelBucketArgs _args;
    private readonly ModelBucketSpec _spec;

    /// <summary>Makes the bucket and its grants.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ModelBucket(string name, ModelBucketArgs args, ComponentResourceOptions? options = null)
        : this(name, args, ModelBucketSpec.Check(name, args).Require(nameof(ModelBucket), name, options), options) { }

    private ModelBucket(string name, ModelBucketArgs args, ModelBucketSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        (_args, _spec) = (args, spec);
        BucketName = spec.Existing is { } existing ? Output.Create(existing) : CreateBucket(name).Name;
        foreach (var reader in spec.Readers)
        {
            CreateReader($"{name}-reader-{MemberKey.Of(reader)}", reader);
        }

        RegisterOutputs();
    }

    /// <summary>The bucket's name.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    private Bucket CreateBucket(string name)
    {
        Input<string> bucket = _spec.Name is { } whole
            ? whole
            : Output.Format(
                $"{_spec.Prefix}-{new RandomId($"{name}-suffix", new() { ByteLength = ModelBucketSpec.SuffixBytes }, Child()).Hex}");
        var options = Child();
        options.Protect = _spec.Protect;
        return new(name, Args(bucket), options);
    }

    private BucketArgs Args(Input<string> bucket)
    {
        var args = new BucketArgs
        {
            Name = bucket,
            Location = _spec.Location,
            Project = _args.Project,
            UniformBucketLevelAccess = true,
            PublicAccessPrevention = ResourceWire.BucketNeverPublic,
            Versioning = new BucketVersioningArgs { Enabled = true },
            SoftDeletePolicy = new BucketSoftDeletePolicyArgs
            {
                RetentionDurationSeconds = _spec.SoftDeleteDays * SecondsPerDay,
            },
            LifecycleRules = { DeleteOldVersions() },
            DeletionPolicy = _spec.Protect ? ResourceWire.Prevent : "DELETE",
            ForceDestroy = !_spec.Protect,
        };
        if (_spec.KmsKey is { } key)
        {
            args.Encryption = new BucketEncryptionArgs { DefaultKmsKeyName = key };
        }

        return args;
    }

    // Only versions that were overwritten: a rule on living objects would delete models that are in use.
    private BucketLifecycleRuleArgs DeleteOldVersions() => new()
    {
        Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
        Condition = new BucketLifecycleRuleConditionArgs { NumNewerVersions = _spec.KeptVersions, WithState = "ARCHIVED" },
    };

    private void CreateReader(string name, string member) => _ = new BucketIAMMember(name, new()
    {
        Bucket = BucketName,
        Role = "roles/storage.objectViewer",
        Member = member,
    }, Child());
}
