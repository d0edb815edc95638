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
        StateBucket = StateBucket,
        SecretsKey = SecretsKey,
        Protect = Protect,
        Project = Project,
        Location = Location,
    };

    public Task<ComponentRun<PipelineIdentity>> RunAsync() => ComponentRun<PipelineIdentity>.OfAsync(() => new("pulumi", Args));
}
