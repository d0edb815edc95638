namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="PipelineIdentity"/>.</summary>
public sealed class PipelineIdentityArgs : ResourceArgs
{
    /// <summary>
    /// The repository on GitHub whose workflows are meant, such as <c>acme/gpu-inference</c>, spelt as GitHub shows it.
    /// Required. Rule: https://docs.github.com/en/actions/reference/security/oidc
    /// </summary>
    [Input("repository", required: true)]
    public required string Repository { get; init; }

    /// <summary>
    /// The number of the repository, which stays when its name is given to another: <c>gh api repos/OWNER/NAME --jq .id</c>.
    /// Required. Rule: https://docs.github.com/en/actions/reference/security/oidc
    /// </summary>
    [Input("repositoryId", required: true)]
    public required string RepositoryId { get; init; }

    /// <summary>
    /// The number of the repository's owner: <c>gh api repos/OWNER/NAME --jq .owner.id</c>. Required.
    /// Rule: https://docs.github.com/en/actions/reference/security/oidc
    /// </summary>
    [Input("repositoryOwnerId", required: true)]
    public required string RepositoryOwnerId { get; init; }

    /// <summary>
    /// The environment on GitHub whose jobs deploy, such as <c>prod</c>: who may start them, and after whose approval, is said
    /// there. Required. Rule: https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
    /// </summary>
    [Input("environment", required: true)]
    public required string Environment { get; init; }

    /// <summary>
    /// The number of the project, by which Google names its federated identities:
    /// <c>gcloud projects describe PROJECT --format='value(projectNumber)'</c>. Required.
    /// Rule: https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines
    /// </summary>
    [Input("projectNumber", required: true)]
    public required string ProjectNumber { get; init; }

    /// <summary>
    /// The branch that is deployed. Left out, <see cref="PipelineIdentitySpec.DefaultBranch"/>. A job of the environment that
    /// runs for another branch gets nothing.
    /// </summary>
    [Input("branch")]
    public string? Branch { get; init; }

    /// <summary>
    /// Whether GitHub writes the numbers of owner and repository into the subject of its tokens, as it does for repositories
    /// that were made or renamed since 15 July 2026, and for older ones that ask for it. Left out, it does;
    /// <c>gh api repos/OWNER/NAME/actions/oidc/customization/sub</c> says so. Said wrongly, no job gets in.
    /// Rule: https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
    /// </summary>
    [Input("immutableSubjects")]
    public bool? ImmutableSubjects { get; init; }

    /// <summary>
    /// Names of the accounts that services and jobs run as, such as <c>chat-identity</c> for the service <c>chat</c>: they are
    /// made, and the deployer may act as each of them and as no other. Left out, none, and the deployer can deploy no service.
    /// Rule: https://docs.cloud.google.com/run/docs/securing/service-identity
    /// </summary>
    [Input("accounts")]
    public IList<string>? Accounts { get; init; }

    /// <summary>
    /// How the names of the buckets begin that the deployer looks after, such as <c>inference-models-</c>: it may change and
    /// delete them and let readers in. Left out, it can only make buckets.
    /// Rule: https://docs.cloud.google.com/iam/docs/conditions-attribute-reference
    /// </summary>
    [Input("buckets")]
    public IList<string>? Buckets { get; init; }

    /// <summary>
    /// Ids of the repositories in <see cref="Location"/> on which the deployer grants roles. Each must exist, so that an
    /// administrator makes the first deployment. Left out, none.
    /// Rule: https://docs.cloud.google.com/iam/docs/resource-types-with-conditional-roles
    /// </summary>
    [Input("repositories")]
    public IList<string>? Repositories { get; init; }

    /// <summary>
    /// Ids of the secrets that the deployer may let services read, and so could read itself. Each must exist. Left out, none.
    /// Rule: https://cloud.google.com/secret-manager/docs/access-control
    /// </summary>
    [Input("secrets")]
    public IList<string>? Secrets { get; init; }

    /// <summary>
    /// Whether services are behind Identity-Aware Proxy, so that the deployer says who comes in through it, with
    /// <see cref="PipelinePermissions.AccessorRole"/> and no other role. Left out, it grants nothing there.
    /// Rule: https://docs.cloud.google.com/iam/docs/setting-limits-on-granting-roles
    /// </summary>
    [Input("iap")]
    public bool? Iap { get; init; }

    /// <summary>
    /// Who else deploys services, as IAM members: they get <c>roles/run.developer</c> on the project and may act as
    /// <see cref="Accounts"/>. Left out, only the pipelines. Rule: https://cloud.google.com/run/docs/reference/iam/roles
    /// </summary>
    [Input("deployers")]
    public IList<string>? Deployers { get; init; }

    /// <summary>
    /// What the deployer may do beside what the program's own resources need, such as <c>pubsub.topics.create</c>, in the whole
    /// project. What would let it grant itself more is refused. Left out, nothing.
    /// Rule: https://docs.cloud.google.com/iam/docs/roles-permissions
    /// </summary>
    [Input("permissions")]
    public IList<string>? Permissions { get; init; }

    /// <summary>
    /// Name of a bucket that exists already and keeps the state in place of a new one; only the grants on it are made.
    /// Left out, one is made. Rule: https://www.pulumi.com/docs/iac/concepts/state-and-backends/
    /// </summary>
    [Input("stateBucket")]
    public string? StateBucket { get; init; }

    /// <summary>
    /// Resource name of a Cloud KMS key that exists already and encrypts the stack's secrets in place of a new one; only the
    /// grants on it are made. Left out, one is made. Rule: https://www.pulumi.com/docs/iac/concepts/secrets/
    /// </summary>
    [Input("secretsKey")]
    public string? SecretsKey { get; init; }

    /// <summary>
    /// Whether Pulumi and the provider refuse to delete or replace the state bucket, and Pulumi the pool and its provider.
    /// Left out, they do. Keys are protected in any case, and stay when all else is destroyed.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; init; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region of the state bucket and of the keys, such as <c>europe-west4</c>. Required.</summary>
    [Input("location")]
    public string? Location { get; set; }
}
