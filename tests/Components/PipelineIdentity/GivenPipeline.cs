namespace GpuInfra.Components.Tests;

/// <summary>The arguments of a pipeline's identities, of which a test says what it is about.</summary>
internal sealed record GivenPipeline
{
    public string Repository { get; init; } = "acme/gpu-inference";

    public string RepositoryId { get; init; } = "812345678";

    public string RepositoryOwnerId { get; init; } = "98765432";

    public string Environment { get; init; } = "prod";

    public string ProjectNumber { get; init; } = "210987654321";

    public string? Branch { get; init; }

    public bool? ImmutableSubjects { get; init; }

    public IList<string>? Accounts { get; init; }

    public IList<string>? Buckets { get; init; }

    public IList<string>? Repositories { get; init; }

    public IList<string>? Secrets { get; init; }

    public IList<string>? Deployers { get; init; }

    public IList<string>? Permissions { get; init; }

    public bool? Iap { get; init; }

    public string? StateBucket { get; init; }

    public string? SecretsKey { get; init; }

    public bool? Protect { get; init; }

    public string? Project { get; init; } = "acme-inference-prod";

    public string? Location { get; init; } = "europe-west4";

    public PipelineIdentityArgs Args => new()
    {
        Repository = Repository,
        RepositoryId = RepositoryId,
        RepositoryOwnerId = RepositoryOwnerId,
        Environment = Environment,
        ProjectNumber = ProjectNumber,
        Branch = Branch,
        ImmutableSubjects = ImmutableSubjects,
        Accounts = Accounts,
        Buckets = Buckets,
        Repositories = Repositories,
        Secrets = Secrets,
        Deployers = Deployers,
        Permissions = Permissions,
        Iap = Iap,
        StateBucket = StateBucket,
        SecretsKey = SecretsKey,
        Protect = Protect,
        Project = Project,
        Location = Location,
    };

    public Task<ComponentRun<PipelineIdentity>> RunAsync() => ComponentRun<PipelineIdentity>.OfAsync(() => new("pulumi", Args));
}
