namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="ServiceIdentity"/>.</summary>
public sealed class ServiceIdentityArgs : ResourceArgs
{
    /// <summary>
    /// E-mail address of a service account that exists already and is used in place of a new one; it is granted what the
    /// service needs. Left out, an account is made and named after the component.
    /// </summary>
    [Input("existing")]
    public string? Existing { get; init; }

    /// <summary>
    /// The id of the new account, what stands before the <c>@</c>, such as that of one that is imported. Left out, it is the component's
    /// name, shortened with a hash where that is too long. Not together with <see cref="Existing"/>.
    /// Rule: https://cloud.google.com/iam/docs/service-accounts-create
    /// </summary>
    [Input("accountId")]
    public string? AccountId { get; init; }

    /// <summary>
    /// Whether an administrator has made the account, with its roles on the project and with who may act as it, so that none
    /// of that is made here. Left out, it is made.
    /// </summary>
    [Input("prepared")]
    public bool? Prepared { get; init; }

    /// <summary>
    /// Who deploys the service, as IAM members: they may act as the account. Left out, nobody is granted that here.
    /// Rule: https://cloud.google.com/run/docs/reference/iam/roles#additional-configuration
    /// </summary>
    [Input("deployers")]
    public IList<string>? Deployers { get; init; }

    /// <summary>
    /// Ids of the Secret Manager secrets that the service reads. Left out, none.
    /// Rule: https://cloud.google.com/run/docs/configuring/services/secrets
    /// </summary>
    [Input("secrets")]
    public IList<string>? Secrets { get; init; }

    /// <summary>
    /// Instances of Cloud SQL in the project that the service connects to, as <c>project:region:instance</c>. Left out, none.
    /// Rule: https://docs.cloud.google.com/run/docs/reference/iam/roles
    /// </summary>
    [Input("cloudSqlInstances")]
    public IList<string>? CloudSqlInstances { get; init; }

    /// <summary>The project's id. Required: roles for logs and metrics are granted on it.</summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>Name of the bucket whose objects the service reads. Left out, no bucket is granted.</summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; set; }

    /// <summary>Id of the image repository that the service reads. Left out, no repository is granted.</summary>
    [Input("repository")]
    public Input<string>? Repository { get; set; }

    /// <summary>Region of <see cref="Repository"/>. Left out, it is the provider's region.</summary>
    [Input("repositoryLocation")]
    public Input<string>? RepositoryLocation { get; set; }
}
