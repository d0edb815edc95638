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
        Iap = args.Iap ?? false;
        StateBucket = args.StateBucket;
        SecretsKey = args.SecretsKey;
        Protect = args.Protect ?? true;
        Tokens = WorkflowTokens.Of(this);
    }

    internal static IReadOnlyList<string> Apis { get; } =
    [
        "cloudkms.googleapis.com", "cloudresourcemanager.googleapis.com", "iam.googleapis.com",
        "iamcredentials.googleapis.com", "storage.googleapis.com", "sts.googleapis.com",
    ];

    internal string Project { get; }

    internal string ProjectNumber { get; }

    internal string Location { get; }

    // The repository, as owner and name.
    internal string Repository { get; }

    internal string RepositoryId { get; }

    internal string RepositoryOwnerId { get; }

    internal string Environment { get; }

    /// <summary>The branch that is deployed.</summary>
    public string Branch { get; }

    /// <summary>Whether the subjects of tokens hold the numbers of owner and repository.</summary>
    public bool ImmutableSubjects { get; }

    internal IReadOnlyList<string> Accounts { get; }

    internal IReadOnlyList<string> Buckets { get; }

    internal IReadOnlyList<string> Repositories { get; }

    /// <summary>Ids of the secrets that the deployer may let services read.</summary>
    public IReadOnlyList<string> Secrets { get; }

    internal IReadOnlyList<string> Deployers { get; }

    internal IReadOnlyList<string> Permissions { get; }

    internal bool Iap { get; }

    /// <summary>Name of the bucket to use in place of a new one, if any.</summary>
    public string? StateBucket { get; }

    /// <summary>Resource name of the key to use in place of a new one, if any.</summary>
    public string? SecretsKey { get; }

    /// <summary>Whether what cannot be made again is protected.</summary>
    public bool Protect { get; }

    internal IEnumerable<string> DeployPermissions =>
        PipelinePermissions.Deploy.Concat(Permissions).Distinct().Order(StringComparer.Ordinal);

    internal IEnumerable<string> PreviewPermissions => Iap
        ? PipelinePermissions.Read.Append(PipelinePermissions.ReadIap).Order(StringComparer.Ordinal)
        : PipelinePermissions.Read;

    internal WorkflowTokens Tokens { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<PipelineIdentitySpec> Check(string name, PipelineIdentityArgs args)
    {
        var spec = new PipelineIdentitySpec(args);
        return new(spec, [.. PipelineRules.Check(name, spec), .. DeployerRules.Check(name, spec)]);
    }
}
