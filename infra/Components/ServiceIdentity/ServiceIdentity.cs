using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Projects.Inputs;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.ServiceAccount;
using Pulumi.Gcp.Storage;

namespace GpuInfra;

/// <summary>
/// The account that a service runs as, and nothing but the roles that it needs: it reads its models, its image and its
/// secrets, and writes logs and metrics.
/// </summary>
public sealed class ServiceIdentity : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ServiceIdentity);

    internal const string SqlClientRole = "roles/cloudsql.client";

    private readonly ServiceIdentityArgs _args;

    /// <summary>Makes the account and its grants.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ServiceIdentity(string name, ServiceIdentityArgs args, ComponentResourceOptions? options = null)
        : this(name, args, ServiceIdentitySpec.Check(name, args).Require(nameof(ServiceIdentity), name, options), options) { }

    private ServiceIdentity(string name, ServiceIdentityArgs args, ServiceIdentitySpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        _args = args;
        Email = spec.Existing is { } existing ? Output.Create(existing)
            : spec.Prepared ? AddressOf(spec, args.Project!)
            : CreateAccount(name, spec).Email;
        Member = Output.Format($"serviceAccount:{Email}");

        if (!spec.Prepared)
        {
            CreateAdministeredGrants(name, spec);
        }

        CreateBucketReader(name);
        CreateImageReader(name);
        foreach (var secret in spec.Secrets)
        {
            CreateSecretAccessor(name, secret);
        }

        RegisterOutputs();
    }

    /// <summary>The account's e-mail address, which Cloud Run takes.</summary>
    [Output("email")]
    public Output<string> Email { get; private set; }

    /// <summary>The account as an IAM member.</summary>
    [Output("member")]
    public Output<string> Member { get; private set; }

    private static Output<string> AddressOf(ServiceIdentitySpec spec, Input<string> project) =>
        project.Apply(id => AccountAddress.Of(spec.AccountId, id));

    private void CreateAdministeredGrants(string name, ServiceIdentitySpec spec)
    {
        CreateProjectRole($"{name}-log-writer", "roles/logging.logWriter");
        CreateProjectRole($"{name}-metric-writer", "roles/monitoring.metricWriter");
        foreach (var instance in spec.CloudSqlInstances)
        {
            CreateSqlClient(name, instance.Split(':'));
        }

        Input<string> accountProject = spec.Existing is null ? _args.Project! : spec.ExistingProject;
        foreach (var deployer in spec.Deployers)
        {
            CreateDeployer(name, deployer, accountProject);
        }
    }

    private Account CreateAccount(string name, ServiceIdentitySpec spec) => new(name, new()
    {
        AccountId = spec.AccountId,
        Project = _args.Project,
        DisplayName = name,
        Description = "Runtime identity of a Cloud Run service",
    }, Child());

    private void CreateProjectRole(string name, string role) => _ = new Pulumi.Gcp.Projects.IAMMember(name, new()
    {
        Project = _args.Project!,
        Role = role,
        Member = Member,
    }, Child());

    // The role has no smaller home than the project: a condition keeps it to the one instance. Source:
    // https://github.com/terraform-google-modules/terraform-docs-samples/blob/main/cloud_sql/instance_iam_condition/main.tf
    private void CreateSqlClient(string name, string[] instance) => _ = new Pulumi.Gcp.Projects.IAMMember($"{name}-sql-{instance[^1]}", new()
    {
        Project = _args.Project!,
        Role = SqlClientRole,
        Member = Member,
        Condition = new IAMMemberConditionArgs
        {
            Title = $"Instance {instance[^1]}",
            Description = "Connects to this instance alone",
            Expression = $"resource.name == 'projects/{string.Join(':', instance[..^2])}/instances/{instance[^1]}' && resource.type == 'sqladmin.googleapis.com/Instance'",
        },
    }, Child());

    private void CreateBucketReader(string name)
    {
        if (_args.Bucket is { } bucket)
        {
            _ = new BucketIAMMember($"{name}-bucket-reader", new()
            {
                Bucket = bucket,
                Role = "roles/storage.objectViewer",
                Member = Member,
            }, Child());
        }
    }

    private void CreateImageReader(string name)
    {
        if (_args.Repository is { } repository)
        {
            _ = new RepositoryIamMember($"{name}-image-reader", new()
            {
                Repository = repository,
                Location = _args.RepositoryLocation,
                Project = _args.Project,
                Role = "roles/artifactregistry.reader",
                Member = Member,
            }, Child());
        }
    }

    private void CreateSecretAccessor(string name, string secret) => _ = new SecretIamMember($"{name}-secret-{secret}", new()
    {
        SecretId = secret,
        Project = _args.Project,
        Role = "roles/secretmanager.secretAccessor",
        Member = Member,
    }, Child());

    private void CreateDeployer(string name, string deployer, Input<string> accountProject) =>
        _ = new Pulumi.Gcp.ServiceAccount.IAMMember($"{name}-deployer-{MemberKey.Of(deployer)}", new()
        {
            ServiceAccountId = Output.Format($"projects/{accountProject}/serviceAccounts/{Email}"),
            Role = "roles/iam.serviceAccountUser",
            Member = deployer,
        }, Child());
}
