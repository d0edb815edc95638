using Pulumi.Gcp.Kms;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;
using Pulumi.Random;

namespace GpuInfra;

// Where the state of the environment's stack is: a bucket with a history, and two keys. Whoever may read the state needs a
// second grant to read the secrets in it.
internal sealed class StateStore(string name, PipelineIdentitySpec spec, Func<string[], CustomResourceOptions> after)
{
    private const int SecondsPerDay = 86_400;
    private const string EncrypterDecrypter = "roles/cloudkms.cryptoKeyEncrypterDecrypter";

    private readonly Lazy<KeyRing> _ring = new(() => new(name, new()
    {
        Name = name,
        Project = spec.Project,
        Location = spec.Location,
    }, Forever(after)));

    public Output<string> CreateBucket(Output<string> deployer, Output<string> previewer)
    {
        var bucket = spec.StateBucket is { } existing ? Output.Create(existing) : CreateBucket().Name;
        GrantOnBucket("deployer", bucket, "roles/storage.objectUser", deployer);
        GrantOnBucket("previewer", bucket, "roles/storage.objectViewer", previewer);
        return bucket;
    }

    // The resource name of the key of the secrets. Who only previews has nothing to encrypt.
    public Output<string> CreateSecretsKey(Output<string> deployer, Output<string> previewer)
    {
        var key = spec.SecretsKey is { } existing ? Output.Create(existing) : CreateKey("secrets", spec.Environment).Id;
        GrantOnKey("deployer-secrets", key, EncrypterDecrypter, deployer);
        GrantOnKey("previewer-secrets", key, "roles/cloudkms.cryptoKeyDecrypter", previewer);
        return key;
    }

    private Bucket CreateBucket()
    {
        var key = CreateKey("state", $"{spec.Environment}-state");

        // Google's own account of the project for Cloud Storage, which encrypts and decrypts on everybody's behalf.
        var agent = $"serviceAccount:service-{spec.ProjectNumber}@gs-project-accounts.iam.gserviceaccount.com";
        var grant = GrantOnKey("storage-state", key.Id, EncrypterDecrypter, agent);
        var suffix = new RandomId($"{name}-state-suffix", new() { ByteLength = ModelBucketSpec.SuffixBytes }, after([]));
        var options = after(["storage"]);
        options.DependsOn.Add(grant);
        options.Protect = spec.Protect;
        var bucket = new Bucket($"{name}-state", BucketArgs(suffix, key), options);
        foreach (var role in PipelineLimits.LegacyBucketRoles)
        {
            KeepForOwners(role, bucket);
        }

        return bucket;
    }

    // A new bucket lets the editors and viewers of its project in. Were the owners out, too, nobody could look after it.
    private void KeepForOwners(string role, Bucket bucket) => _ = new BucketIAMBinding($"{name}-state-{role}", new()
    {
        Bucket = bucket.Name,
        Role = $"roles/storage.{role}",
        Members = { $"projectOwner:{spec.Project}" },
    }, after(["storage"]));

    private BucketArgs BucketArgs(RandomId suffix, CryptoKey key) => new()
    {
        Name = Output.Format($"{name}-state-{suffix.Hex}"),
        Location = spec.Location,
        Project = spec.Project,
        UniformBucketLevelAccess = true,
        PublicAccessPrevention = ResourceWire.BucketNeverPublic,
        Versioning = new BucketVersioningArgs { Enabled = true },
        SoftDeletePolicy = new BucketSoftDeletePolicyArgs
        {
            RetentionDurationSeconds = PipelineLimits.StateSoftDeleteDays * SecondsPerDay,
        },
        LifecycleRules = { DeleteOldVersions() },
        Encryption = new BucketEncryptionArgs { DefaultKmsKeyName = key.Id },
        DeletionPolicy = spec.Protect ? ResourceWire.Prevent : "DELETE",
        ForceDestroy = false,
    };

    // Both must hold: a state that changes often keeps its last weeks, and one that rests keeps its last versions.
    private static BucketLifecycleRuleArgs DeleteOldVersions() => new()
    {
        Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
        Condition = new BucketLifecycleRuleConditionArgs
        {
            DaysSinceNoncurrentTime = PipelineLimits.StateHistoryDays,
            NumNewerVersions = PipelineLimits.StateKeptVersions,
            WithState = "ARCHIVED",
        },
    };

    private CryptoKey CreateKey(string role, string keyName) => new($"{name}-{role}-key", new()
    {
        Name = keyName,
        KeyRing = _ring.Value.Id,
        Purpose = "ENCRYPT_DECRYPT",
        RotationPeriod = $"{PipelineLimits.KeyRotationDays * SecondsPerDay}s",
        DestroyScheduledDuration = $"{PipelineLimits.KeyDestructionDays * SecondsPerDay}s",
        DeletionPolicy = ResourceWire.Prevent,
    }, Forever(after));

    // What a lost key has encrypted is lost, and neither keys nor rings can be made again under the same name.
    private static CustomResourceOptions Forever(Func<string[], CustomResourceOptions> after)
    {
        var options = after(["cloudkms"]);
        options.Protect = true;
        options.RetainOnDelete = true;
        return options;
    }

    private void GrantOnBucket(string role, Output<string> bucket, string granted, Output<string> member) =>
        _ = new BucketIAMMember($"{name}-{role}-state", new()
        {
            Bucket = bucket,
            Role = granted,
            Member = member,
        }, after(["storage"]));

    private CryptoKeyIAMMember GrantOnKey(string role, Input<string> key, string granted, Input<string> member) =>
        new($"{name}-{role}", new()
        {
            CryptoKeyId = key,
            Role = granted,
            Member = member,
        }, after(["cloudkms"]));
}
