using Pulumi.Gcp.Iam;
using Pulumi.Gcp.Iam.Inputs;
using Pulumi.Gcp.ServiceAccount;

namespace GpuInfra;

/// <summary>
/// Who the pipelines of one repository are in the project of one environment, without a key: a deployer for the jobs of the
/// environment, a previewer that changes nothing for pull requests and the branch, and the state that both work on.
/// </summary>
public sealed class PipelineIdentity : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(PipelineIdentity);

    private const string ProviderId = "github";

    private readonly PipelineIdentitySpec _spec;
    private readonly ProjectApis _apis;

    /// <summary>Makes the identities, their grants and the state.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public PipelineIdentity(string name, PipelineIdentityArgs args, ComponentResourceOptions? options = null)
        : this(name, args, PipelineIdentitySpec.Check(name, args).Require(nameof(PipelineIdentity), name, options), options) { }

    private PipelineIdentity(string name, PipelineIdentityArgs args, PipelineIdentitySpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        _spec = spec;
        _apis = new($"{name}-apis", new() { Project = spec.Project, Services = [.. PipelineIdentitySpec.Apis] }, Part());

        var pool = CreatePool(name);
        WorkloadIdentityProvider = CreateProvider(name, pool);
        var deployer = CreateAccount($"{name}-deployer", $"Deploys {spec.Environment} from {spec.Repository}");
        var previewer = CreateAccount($"{name}-previewer", $"Previews changes of {spec.Environment} in {spec.Repository}");
        AllowJobs($"{name}-deployer-environment", deployer, pool, spec.Tokens.Deploy);
        AllowJobs($"{name}-previewer-pull-request", previewer, pool, spec.Tokens.PullRequest);
        AllowJobs($"{name}-previewer-branch", previewer, pool, spec.Tokens.Branch);
        var roles = new PipelineRoles(spec, After);
        roles.GrantOnProject($"{name}-deployer", MemberOf(deployer), spec.DeployPermissions);
        roles.GrantOnProject($"{name}-previewer", MemberOf(previewer), spec.PreviewPermissions);
        new DeployerReach(name, spec, roles).Create(MemberOf(deployer));
        new RuntimeAccounts(name, spec, After).Create(MemberOf(deployer));

        var store = new StateStore(name, spec, After);
        StateBucket = store.CreateBucket(MemberOf(deployer), MemberOf(previewer));
        SecretsProvider = Output.Format($"gcpkms://{store.CreateSecretsKey(MemberOf(deployer), MemberOf(previewer))}");
        Backend = Output.Format($"gs://{StateBucket}");
        (DeployerEmail, PreviewerEmail) = (deployer.Email, previewer.Email);
        RegisterOutputs();
    }

    /// <summary>The full name of the provider, which a workflow names to log in.</summary>
    [Output("workloadIdentityProvider")]
    public Output<string> WorkloadIdentityProvider { get; private set; }

    /// <summary>E-mail address of the account that deploys.</summary>
    [Output("deployerEmail")]
    public Output<string> DeployerEmail { get; private set; }

    /// <summary>E-mail address of the account that previews.</summary>
    [Output("previewerEmail")]
    public Output<string> PreviewerEmail { get; private set; }

    /// <summary>Name of the bucket that keeps the state.</summary>
    [Output("stateBucket")]
    public Output<string> StateBucket { get; private set; }

    /// <summary>The address of the state, for <c>pulumi login</c>.</summary>
    [Output("backend")]
    public Output<string> Backend { get; private set; }

    /// <summary>The address of the key of the stack's secrets, for <c>pulumi stack init --secrets-provider</c>.</summary>
    [Output("secretsProvider")]
    public Output<string> SecretsProvider { get; private set; }

    private WorkloadIdentityPool CreatePool(string name) => new($"{name}-pool", new()
    {
        WorkloadIdentityPoolId = $"{name}-pool",
        Project = _spec.Project,
        DisplayName = "Pipelines",
        Description = $"Workflows of {_spec.Repository}",
    }, Protected("iam"));

    private Output<string> CreateProvider(string name, WorkloadIdentityPool pool)
    {
        var provider = new WorkloadIdentityPoolProvider($"{name}-provider", new()
        {
            WorkloadIdentityPoolId = pool.WorkloadIdentityPoolId,
            WorkloadIdentityPoolProviderId = ProviderId,
            Project = _spec.Project,
            DisplayName = "GitHub",
            Description = $"Workflows of {_spec.Repository}",
            AttributeMapping = new Dictionary<string, string>(WorkflowTokens.Mapping),
            AttributeCondition = _spec.Tokens.Condition,
            Oidc = new WorkloadIdentityPoolProviderOidcArgs { IssuerUri = PipelineLimits.Issuer },
        }, Protected("iam", "sts"));
        return Output.Format($"{PathOf(pool)}/providers/{provider.WorkloadIdentityPoolProviderId}");
    }

    private Output<string> PathOf(WorkloadIdentityPool pool) => Output.Format(
        $"projects/{_spec.ProjectNumber}/locations/global/workloadIdentityPools/{pool.WorkloadIdentityPoolId}");

    private Account CreateAccount(string name, string description) => new(name, new()
    {
        AccountId = CloudNames.ServiceAccountId(name),
        Project = _spec.Project,
        DisplayName = name,
        Description = description,
    }, After("iam"));

    private static Output<string> MemberOf(Account account) => Output.Format($"serviceAccount:{account.Email}");

    private void AllowJobs(string name, Account account, WorkloadIdentityPool pool, string subject) =>
        _ = new Pulumi.Gcp.ServiceAccount.IAMMember(name, new()
        {
            ServiceAccountId = Output.Format($"projects/{_spec.Project}/serviceAccounts/{account.Email}"),
            Role = "roles/iam.workloadIdentityUser",
            Member = Output.Format($"principal://iam.googleapis.com/{PathOf(pool)}/subject/{subject}"),
        }, After("iam", "iamcredentials"));

    private CustomResourceOptions After(params string[] apis) => Child(_apis.Enabled(apis));

    private CustomResourceOptions Protected(params string[] apis)
    {
        var options = After(apis);
        options.Protect = _spec.Protect;
        return options;
    }
}
