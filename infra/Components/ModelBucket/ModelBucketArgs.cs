namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="ModelBucket"/>.</summary>
public sealed class ModelBucketArgs : ResourceArgs
{
    /// <summary>
    /// Name of a bucket that exists already and is used in place of a new one. Left out, one is made.
    /// </summary>
    [Input("existing")]
    public string? Existing { get; init; }

    /// <summary>
    /// The whole name of the new bucket, such as that of one that is imported. Left out, it is <see cref="Prefix"/> with a random
    /// suffix. Rule: https://cloud.google.com/storage/docs/buckets#naming
    /// </summary>
    [Input("name")]
    public string? Name { get; init; }

    /// <summary>
    /// How the bucket's name begins; a random suffix follows, since bucket names are global. Left out, the component's
    /// name. Rule: https://cloud.google.com/storage/docs/buckets#naming
    /// </summary>
    [Input("prefix")]
    public string? Prefix { get; init; }

    /// <summary>
    /// For how many days a deleted object can be brought back. Left out,
    /// <see cref="ModelBucketSpec.DefaultSoftDeleteDays"/>. Rule: https://cloud.google.com/storage/docs/soft-delete
    /// </summary>
    [Input("softDeleteDays")]
    public int? SoftDeleteDays { get; init; }

    /// <summary>
    /// How many of each object's newest versions are kept, the current one included; a number. Left out,
    /// <see cref="ModelBucketSpec.DefaultKeptVersions"/>. Rule: https://cloud.google.com/storage/docs/lifecycle
    /// </summary>
    [Input("keptVersions")]
    public int? KeptVersions { get; init; }

    /// <summary>
    /// Resource name of the Cloud KMS key that encrypts the objects, in the bucket's region. Left out, Google's own keys
    /// do. Rule: https://cloud.google.com/storage/docs/encryption/customer-managed-keys
    /// </summary>
    [Input("kmsKey")]
    public string? KmsKey { get; init; }

    /// <summary>
    /// Who else may read the models, as IAM members. Left out, only the services' own accounts.
    /// </summary>
    [Input("readers")]
    public IList<string>? Readers { get; init; }

    /// <summary>
    /// Where the bucket is: a region such as <c>europe-west4</c>, or several, such as <c>US</c> or <c>EUR4</c>, of a bucket that is
    /// imported. Required; a platform takes its own region where it is left out. A bucket does not move: another location is another
    /// bucket. Rule: https://cloud.google.com/storage/docs/locations
    /// </summary>
    [Input("location")]
    [Completed]
    public string? Location { get; set; }

    /// <summary>The project's id. Left out, it is the provider's project.</summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>
    /// Whether Pulumi and the provider refuse to delete or replace the bucket. Left out, they do; where it is false, a
    /// destroy deletes the models too.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; set; }
}
