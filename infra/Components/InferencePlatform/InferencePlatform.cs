using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.Kms;
using Pulumi.Gcp.Projects;

namespace GpuInfra;

/// <summary>
/// What the services of one region of one environment share: the project's APIs, the network, the image repository, the
/// model bucket, and who may deploy.
/// </summary>
public sealed class InferencePlatform : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(InferencePlatform);

    internal const string KeyUserRole = "roles/cloudkms.cryptoKeyEncrypterDecrypter";

    private readonly InferencePlatformSpec _spec;
    private readonly ProjectApis _apis;
    private readonly PrivateNetwork _network;
    private readonly ImageRepository _images;
    private readonly ModelBucket _models;
    private readonly Resource[] _keyUsers;

    /// <summary>Makes the platform.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public InferencePlatform(string name, InferencePlatformArgs args, ComponentResourceOptions? options = null)
        : this(name, args, InferencePlatformSpec.Check(name, args).Require(nameof(InferencePlatform), name, options), options) { }

    private InferencePlatform(string name, InferencePlatformArgs args, InferencePlatformSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        _spec = spec;
        _apis = new($"{name}-apis", new() { Project = spec.Project, Services = spec.Apis }, Part());
        _keyUsers = [.. spec.EncryptionKeys.Select(key => CreateKeyUser(name, key))];

        (_network, _images, _models) = spec.Parts.Create(_apis, Part);
        foreach (var deployer in spec.Deployers)
        {
            CreateDeployer(name, deployer);
        }

        NetworkId = _network.NetworkId;
        SubnetworkId = _network.SubnetworkId;
        RepositoryId = _images.RepositoryId;
        BucketName = _models.BucketName;
        RegisterOutputs();
    }

    /// <summary>The network's id.</summary>
    [Output("networkId")]
    public Output<string> NetworkId { get; private set; }

    /// <summary>The subnet's id.</summary>
    [Output("subnetworkId")]
    public Output<string> SubnetworkId { get; private set; }

    /// <summary>The image repository's id.</summary>
    [Output("repositoryId")]
    public Output<string> RepositoryId { get; private set; }

    /// <summary>The model bucket's name.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    internal InferencePlatformSpec Spec => _spec;

    internal InputList<Resource> Apis => _apis.Enabled(
        ["artifactregistry", "cloudresourcemanager", "iam", "logging", "monitoring", "run", "secretmanager", "storage", .. _spec.ServiceApis.Select(ProjectApisSpec.ShortName)]);

    internal InputList<Resource> QuotaApi => _apis.Enabled(CloudRunQuotas.Api);

    // What must exist before a service can start: its APIs, and every way out of its network.
    internal InputList<Resource> Foundation => Apis.Concat([_network]).Concat(_keyUsers);

    internal InputList<Resource> FoundationWithModels => Apis.Concat([_models]);

    // What must exist before a model can be brought: the bucket, and the way out where it leads through the network.
    internal InputList<Resource> FoundationOfImports => _spec.ImportEgress is null ? FoundationWithModels : FoundationWithModels.Concat([_network]);

    internal InputList<Resource> FoundationWithImages => Foundation.Concat([_images]);

    // One for the whole stack: what two services made, the first to go would take from both.
    private CryptoKeyIAMMember CreateKeyUser(string name, string key) => new($"{name}-key-user-{MemberKey.Of(key)}", new()
    {
        CryptoKeyId = key,
        Role = KeyUserRole,
        Member = ServiceAgents.OfCloudRun(_spec.ProjectNumber!),
    }, Child(_apis.Enabled("run")));

    private void CreateDeployer(string name, string deployer)
    {
        _ = new IAMMember($"{name}-deployer-{MemberKey.Of(deployer)}", new()
        {
            Project = _spec.Project,
            Role = "roles/run.developer",
            Member = deployer,
        }, Child(_apis.Enabled("cloudresourcemanager", "iam")));

        CreateImageReader($"{name}-deployer-{MemberKey.Of(deployer)}", _images.RepositoryId, deployer);
        foreach (var (mirror, id) in _images.Mirrors)
        {
            CreateImageReader($"{name}-deployer-{MemberKey.Of(deployer)}-{mirror}", id, deployer);
        }
    }

    // Whoever deploys an image must be able to read it.
    private void CreateImageReader(string name, Input<string> repository, string member) =>
        _ = new RepositoryIamMember(name, new()
        {
            Repository = repository,
            Location = _images.Location,
            Project = _spec.Project,
            Role = "roles/artifactregistry.reader",
            Member = member,
        }, Child(_apis.Enabled("artifactregistry")));
}
