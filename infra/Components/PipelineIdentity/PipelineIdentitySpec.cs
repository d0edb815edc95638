namespace GpuInfra;

/// <summary>The identities of a repository's pipelines with every default applied.</summary>
public sealed record PipelineIdentitySpec
{
    /// <summary>The branch that is deployed where nothing is said.</summary>
    public const string DefaultBranch = "main";

    // The ids of accounts are the shortest of the names that are made of it.
    internal const int NameMaximum = 20;

    private PipelineIdentitySpec(PipelineIdentityArgs args)
    {
        Project = args.Project ?? "";
        ProjectNumber = args.ProjectNumber ?? "";
        Location = args.Location ?? "";
        Repository = args.Repository ?? "";
        RepositoryId = args.RepositoryId ?? "";
        RepositoryOwnerId = args.RepositoryOwnerId ?? "";
        Environment = args.Environment ?? "";
        Branch = args.Branch ?? DefaultBranch;
        ImmutableSubjects = args.ImmutableSubjects ?? true;
        Accounts = [.. args.Accounts ?? []];
        Buckets = [.. args.Buckets ?? []];
        Repositories = [.. args.Repositories ?? []];
        Secrets = [.. args.Secrets ?? []];
        Deployers = [.. args.Deployers ?? []];
        Permissions = [.. args.Permissions ?? []];
        StateBucket = args.StateBucket;
        SecretsKey = args.SecretsKey;
        Protect = args.Protect ?? true;
        Tokens = WorkflowTokens.Of(this);
    }

    /// <summary>The APIs that the identities need.</summary>
    public static IReadOnlyList<string> Apis { get; } =
    [
        "cloudkms.googleapis.com", "cloudresourcemanager.googleapis.com", "iam.googleapis.com",
        "iamcredentials.googleapis.com", "storage.googleapis.com", "sts.googleapis.com",
    ];

    /// <summary>The project's id.</summary>
    public string Project { get; }

    /// <summary>The project's number.</summary>
    public string ProjectNumber { get; }

    /// <summary>The region of the state bucket and of the keys.</summary>
    public string Location { get; }

    /// <summary>The repository, as owner and name.</summary>
    public string Repository { get; }

    /// <summary>The number of the repository.</summary>
    public string RepositoryId { get; }

    /// <summary>The number of the repository's owner.</summary>
    public string RepositoryOwnerId { get; }

    /// <summary>The environment whose jobs deploy.</summary>
    public string Environment { get; }

    /// <summary>The branch that is deployed.</summary>
    public string Branch { get; }

    /// <summary>Whether the subjects of tokens hold the numbers of owner and repository.</summary>
    public bool ImmutableSubjects { get; }

    /// <summary>Names of the accounts that services and jobs run as.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>How the names of the buckets begin that the deployer looks after.</summary>
    public IReadOnlyList<string> Buckets { get; }

    /// <summary>Ids of the repositories on which the deployer grants roles.</summary>
    public IReadOnlyList<string> Repositories { get; }

    /// <summary>Ids of the secrets that the deployer may let services read.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>Who else deploys services.</summary>
    public IReadOnlyList<string> Deployers { get; }

    /// <summary>What the deployer may do beside what the program needs.</summary>
    public IReadOnlyList<string> Permissions { get; }

    /// <summary>Name of the bucket to use in place of a new one, if any.</summary>
    public string? StateBucket { get; }

    /// <summary>Resource name of the key to use in place of a new one, if any.</summary>
    public string? SecretsKey { get; }

    /// <summary>Whether what cannot be made again is protected.</summary>
    public bool Protect { get; }

    internal IEnumerable<string> DeployPermissions =>
        PipelinePermissions.Deploy.Concat(Permissions).Distinct().Order(StringComparer.Ordinal);

    internal WorkflowTokens Tokens { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<PipelineIdentitySpec> Check(string name, PipelineIdentityArgs args)
    {
        var spec = new PipelineIdentitySpec(args);
        return new(spec, [.. PipelineRules.Check(name, spec), .. DeployerRules.Check(name, spec)]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static PipelineIdentitySpec Require(string name, PipelineIdentityArgs args) =>
        Check(name, args).OrThrow(nameof(PipelineIdentity), name);
}
