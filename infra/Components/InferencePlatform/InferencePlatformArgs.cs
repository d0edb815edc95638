namespace GpuInfra;

/// <summary>What a caller may say of an <see cref="InferencePlatform"/>.</summary>
public sealed class InferencePlatformArgs : ResourceArgs
{
    /// <summary>The network that the services send their traffic into. Left out, its defaults hold.</summary>
    [Input("network")]
    public PrivateNetworkArgs? Network { get; init; }

    /// <summary>The repository of the services' images. Left out, its defaults hold.</summary>
    [Input("images")]
    public ImageRepositoryArgs? Images { get; init; }

    /// <summary>The bucket of the models. Left out, its defaults hold.</summary>
    [Input("models")]
    public ModelBucketArgs? Models { get; init; }

    /// <summary>
    /// Who deploys services, as IAM members such as <c>serviceAccount:ci@my-project.iam.gserviceaccount.com</c>. Left out,
    /// nobody is granted it here. Rule: https://cloud.google.com/run/docs/reference/iam/roles
    /// </summary>
    [Input("deployers")]
    public IList<string>? Deployers { get; init; }

    /// <summary>
    /// Who makes the accounts that the services run as. <c>created</c>: this program, with every grant, which takes an
    /// administrator. <c>existing</c>: the bootstrap, which also lets in who deploys, so that pipelines need no right to grant
    /// roles on accounts and on the project. Left out, they are created.
    /// </summary>
    [Input("serviceAccounts")]
    public string? ServiceAccounts { get; init; }

    /// <summary>
    /// Labels of everything that can carry them, such as <c>cost-center</c>: they are checked here, and whoever makes the
    /// provider gives them to it as its default labels, so that no resource is forgotten. Left out, only the program's own.
    /// Rule: https://cloud.google.com/resource-manager/docs/labels-overview
    /// </summary>
    [Input("labels")]
    public IDictionary<string, string>? Labels { get; init; }

    /// <summary>
    /// Whether images, models, DNS zones and services are protected from being deleted or replaced. Left out, they are;
    /// a stack that is to be thrown away says false.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; init; }

    /// <summary>
    /// What Google has granted the project in the region, against which the services are counted. Left out, what a new
    /// project commonly has. Rule: https://cloud.google.com/run/quotas
    /// </summary>
    [Input("quota")]
    public QuotaArgs? Quota { get; init; }

    /// <summary>
    /// Violations of the platform's rules that are not to count, each with its reason. What the API would refuse can be
    /// silenced, too. Left out, every violation counts.
    /// </summary>
    [Input("silence")]
    public IList<SilenceArgs>? Silence { get; init; }

    /// <summary>
    /// Whether no service is to keep instances warm, which would be paid for day and night: one that does is warned of. Left
    /// out, each service decides. Rule: https://docs.cloud.google.com/run/docs/configuring/min-instances
    /// </summary>
    [Input("scaleToZero")]
    public bool? ScaleToZero { get; init; }

    /// <summary>
    /// How the jobs that bring models leave, where the organisation's policy run.allowedVPCEgress demands that all of Cloud Run leaves
    /// through a network: <c>all-traffic</c>, by Cloud NAT and a firewall rule for these jobs alone, or <c>private-ranges-only</c>,
    /// which takes neither. Left out, they run outside of the network.
    /// Rule: https://docs.cloud.google.com/organization-policy/reference/org-policy-constraints
    /// </summary>
    [Input("importEgress")]
    public string? ImportEgress { get; init; }

    /// <summary>
    /// How much is stored and sent, by which <c>gpuinfra cost</c> reckons what it will cost. Left out, the models and images
    /// are as large as the weights that are known, and traffic is left out. It changes nothing that is deployed.
    /// </summary>
    [Input("usage")]
    public PlatformUsageArgs? Usage { get; init; }

    /// <summary>
    /// The number of the project, as <c>gcloud projects describe PROJECT --format='value(projectNumber)'</c> prints it. It names the agent
    /// as which Cloud Run uses the services' encryption keys, so that this may let it. Left out, somebody else must.
    /// Rule: https://docs.cloud.google.com/run/docs/securing/using-cmek
    /// </summary>
    [Input("projectNumber")]
    public string? ProjectNumber { get; init; }

    /// <summary>
    /// The keys that Cloud Run is to use for the services: see <see cref="ModelServiceArgs.KeysOf"/>. Those of this project are granted
    /// where <see cref="ProjectNumber"/> is said and accounts are created here. Left out, none.
    /// </summary>
    [Input("encryptionKeys")]
    public IReadOnlyList<string>? EncryptionKeys { get; set; }

    /// <summary>
    /// The APIs that services need beyond those that all need: see <see cref="ModelServiceArgs.ApisOf"/>. Left out, none.
    /// </summary>
    [Input("serviceApis")]
    public IReadOnlyList<string>? ServiceApis { get; set; }

    /// <summary>
    /// The mirrors that the services' engines are pulled through where these name no image: see
    /// <see cref="ModelServiceArgs.MirrorsOf"/>. Left out, only those that <see cref="ImageRepositoryArgs.Mirrors"/> names.
    /// </summary>
    [Input("engineMirrors")]
    public IReadOnlyList<string>? EngineMirrors { get; set; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region of everything, such as <c>europe-west4</c>. Required.</summary>
    [Input("region")]
    public string? Region { get; set; }
}
