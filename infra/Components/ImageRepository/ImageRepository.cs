using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ArtifactRegistry.Inputs;
using Pulumi.Gcp.SecretManager;

namespace GpuInfra;

/// <summary>
/// Artifact Registry in the region of the services: a Docker repository for own images, pull-through mirrors of public
/// registries, and who may read and write.
/// </summary>
public sealed class ImageRepository : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ImageRepository);

    private const string ReaderRole = "roles/artifactregistry.reader";
    private const string WriterRole = "roles/artifactregistry.writer";
    private const long SecondsPerDay = 86_400;

    private readonly ImageRepositoryArgs _args;
    private readonly ImageRepositorySpec _spec;

    /// <summary>Makes the repository, its mirrors and its grants.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ImageRepository(string name, ImageRepositoryArgs args, ComponentResourceOptions? options = null)
        : this(name, args, ImageRepositorySpec.Check(name, args).Require(nameof(ImageRepository), name, options), options) { }

    private ImageRepository(string name, ImageRepositoryArgs args, ImageRepositorySpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        (_args, _spec) = (args, spec);
        Location = Output.Create(spec.Location);
        RepositoryId = spec.Existing is { } existing ? Output.Create(existing) : CreateRepository(name).RepositoryId;
        Mirrors = spec.Mirrors.ToDictionary(mirror => mirror, mirror => CreateMirror(MirrorName(name, mirror), mirror).RepositoryId);
        foreach (var reader in spec.Readers)
        {
            CreateMember($"{name}-reader-{MemberKey.Of(reader)}", ReaderRole, reader);
        }

        foreach (var writer in spec.Writers)
        {
            CreateMember($"{name}-writer-{MemberKey.Of(writer)}", WriterRole, writer);
        }

        RegisterOutputs();
    }

    /// <summary>The repository's id within its project and region.</summary>
    [Output("repositoryId")]
    public Output<string> RepositoryId { get; private set; }

    /// <summary>The repository's region.</summary>
    [Output("location")]
    public Output<string> Location { get; private set; }

    // The ids of the mirrors, by the caller's names of the registries.
    internal IReadOnlyDictionary<string, Output<string>> Mirrors { get; }

    internal static string MirrorName(string name, string mirror) => $"{name}-{mirror}";

    private Repository CreateRepository(string name) => new(name, new()
    {
        RepositoryId = _spec.Name,
        Location = _spec.Location,
        Project = _args.Project,
        Format = "DOCKER",
        Description = "Images of the services",
        DockerConfig = new RepositoryDockerConfigArgs { ImmutableTags = _spec.ImmutableTags },
        VulnerabilityScanningConfig = Scanning(),
        CleanupPolicyDryRun = false,
        CleanupPolicies =
        {
            new RepositoryCleanupPolicyArgs
            {
                Id = "keep-newest",
                Action = "KEEP",
                MostRecentVersions = new RepositoryCleanupPolicyMostRecentVersionsArgs { KeepCount = _spec.KeptVersions },
            },
            new RepositoryCleanupPolicyArgs
            {
                Id = "delete-untagged",
                Action = "DELETE",
                Condition = new RepositoryCleanupPolicyConditionArgs
                {
                    TagState = "UNTAGGED",
                    OlderThan = $"{_spec.UntaggedDays * SecondsPerDay}s",
                },
            },
        },
    }, RepositoryOptions());

    private Repository CreateMirror(string name, string mirror) => new(name, new()
    {
        RepositoryId = name,
        Location = _spec.Location,
        Project = _args.Project,
        Format = "DOCKER",
        Mode = "REMOTE_REPOSITORY",
        Description = $"Pull-through mirror of {mirror}",
        VulnerabilityScanningConfig = Scanning(),
        RemoteRepositoryConfig = RemoteConfig(mirror),
    }, RepositoryOptions(mirror == DockerHubRules.DockerHub ? CreateTokenReader(name) : []));

    private RepositoryRemoteRepositoryConfigArgs RemoteConfig(string mirror)
    {
        RepositoryRemoteRepositoryConfigArgs config =
            ImageRepositorySpec.KnownMirrors[mirror] is var upstream && upstream.StartsWith("https://", StringComparison.Ordinal)
            ? new() { CommonRepository = new RepositoryRemoteRepositoryConfigCommonRepositoryArgs { Uri = upstream } }
            : new() { DockerRepository = new RepositoryRemoteRepositoryConfigDockerRepositoryArgs { PublicRepository = upstream } };
        if (mirror == DockerHubRules.DockerHub && _spec.DockerHubToken is { } token)
        {
            config.UpstreamCredentials = new RepositoryRemoteRepositoryConfigUpstreamCredentialsArgs
            {
                UsernamePasswordCredentials = new RepositoryRemoteRepositoryConfigUpstreamCredentialsUsernamePasswordCredentialsArgs
                {
                    Username = _spec.DockerHub!.Username!,
                    PasswordSecretVersion = token.IsElsewhere()
                        ? $"{token.Secret}/versions/{token.Version}"
                        : Output.Format($"projects/{_args.Project}/secrets/{token.Secret}/versions/{token.Version}"),
                },
            };
        }

        return config;
    }

    // Artifact Registry logs in before it makes the mirror.
    private InputList<Resource> CreateTokenReader(string name) =>
        _spec.GrantedToken is { } token
            ? [
                new SecretIamMember($"{name}-token", new()
                {
                    SecretId = token.Secret,
                    Project = _args.Project,
                    Role = DockerHubRules.SecretReader,
                    Member = $"serviceAccount:{DockerHubRules.AgentOf(_spec.DockerHub!.ProjectNumber!)}",
                }, Child()),
            ]
            : [];

    private static RepositoryVulnerabilityScanningConfigArgs Scanning() => new() { EnablementConfig = "INHERITED" };

    private CustomResourceOptions RepositoryOptions(InputList<Resource>? before = null)
    {
        var options = Child(before);
        options.Protect = _spec.Protect;
        return options;
    }

    private void CreateMember(string name, string role, string member) => _ = new RepositoryIamMember(name, new()
    {
        Repository = RepositoryId,
        Location = _spec.Location,
        Project = _args.Project,
        Role = role,
        Member = member,
    }, Child());
}
