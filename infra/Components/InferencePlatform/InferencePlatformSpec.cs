namespace GpuInfra;

/// <summary>A platform with every default applied, and with the arguments of the components that it is made of.</summary>
public sealed record InferencePlatformSpec
{
    internal static readonly Rule AccountsAreKnown = new(
        "IAM008", "The accounts of services are created here or exist.",
        "It decides whether whoever deploys must be able to make accounts and to grant roles on them and on the project.")
    { RefusedBy = Refuser.Program };

    internal static readonly Rule DeployersAreLetInElsewhere = new(
        "IAM009", "Where accounts exist, whoever deploys is let in by who made them.",
        "The grants would be refused to a pipeline, which has no right to grant roles on accounts and on the project. The "
            + "bootstrap lets its own deployer in by itself, and others by its deployers.");

    internal static readonly Rule UpstreamsAreInReach = new(
        "REG008", "Within a perimeter of VPC Service Controls, mirrors are allowed to reach their registries.",
        "A perimeter keeps remote repositories from registries outside of it until whoever administers it allows them, per project and "
            + "region. No engine's image could be pulled, and no service started. bundle: vpc-sc is what tells of a perimeter here.")
    { Severity = Severity.Warning, Source = "https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/vpcsc-config/allow" };

    internal static readonly Rule PlatformIsNumbered = new(
        "IAM013", "The number of a project is a number.",
        "Google names its own accounts by it; the id in its place names nobody, and the grant would be refused.")
    { Source = PipelineSources.Federation.Url };

    /// <summary>Accounts are made with the services.</summary>
    public const string CreatedAccounts = "created";

    /// <summary>Accounts are made by the bootstrap.</summary>
    public const string ExistingAccounts = "existing";

    internal static readonly Rule BucketIsNearby = new(
        "BKT007", "The bucket of the models is in the region of the services.",
        "From elsewhere each start reads the weights from afar, which is slow and may cost, and fails when the other region does.")
    { Severity = Severity.Warning, Source = ModelBucketSpec.Locations };

    private InferencePlatformSpec(string name, InferencePlatformArgs args, Checked<QuotaSpec> quota)
    {
        Project = args.Project ?? "";
        Region = args.Region ?? "";
        Protect = args.Protect ?? true;
        ScaleToZero = args.ScaleToZero ?? false;
        ImportEgress = args.ImportEgress;
        Deployers = [.. args.Deployers ?? []];
        ServiceAccounts = args.ServiceAccounts ?? CreatedAccounts;
        ProjectNumber = args.ProjectNumber;
        EncryptionKeys = [.. (args.EncryptionKeys ?? []).Where(GrantsKey)];
        ServiceApis = [.. args.ServiceApis ?? []];
        Labels = new SortedDictionary<string, string>(args.Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        Quota = quota.Spec;
        QuotaName = $"{name}-quota";
        Parts = new(name, args, this);
        if (Quota.Request is { } request)
        {
            (request.Project, request.Region) = (Project, Region);
        }
    }

    /// <summary>The project's id.</summary>
    public string Project { get; }

    /// <summary>The region of everything.</summary>
    public string Region { get; }

    /// <summary>Whether what cannot be made again is protected.</summary>
    public bool Protect { get; }

    internal bool ScaleToZero { get; }

    // How the jobs that bring models leave; none where they run outside of the network.
    internal string? ImportEgress { get; }

    /// <summary>Who deploys services.</summary>
    public IReadOnlyList<string> Deployers { get; }

    internal string ServiceAccounts { get; }

    internal string? ProjectNumber { get; }

    // Those that Cloud Run's agent is let use here.
    internal IReadOnlyList<string> EncryptionKeys { get; }

    internal IReadOnlyList<string> ServiceApis { get; }

    internal bool HasAccounts => ServiceAccounts == ExistingAccounts;

    /// <summary>Labels of everything that can carry them, sorted.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    // What Google has granted in the region, as far as it is said.
    internal QuotaSpec Quota { get; }

    // The APIs to turn on where they are not the usual ones.
    internal IList<string>? Apis => Quota.IsUsed || ServiceApis.Count > 0
        ? [.. ProjectApisSpec.Needed.Concat(ServiceApis).Concat(Quota.IsUsed ? [ProjectApisSpec.FullName(CloudRunQuotas.Api)] : []).Order(StringComparer.Ordinal)]
        : null;

    internal string QuotaName { get; }

    internal PlatformParts Parts { get; }

    // Where an image of another registry is found, that a mirror pulls; none where that registry is not mirrored.
    internal string? MirrorOf(string registry) => Mirrors.Contains(registry)
        ? $"{Region}-docker.pkg.dev/{Project.Replace(':', '/')}/{ImageRepository.MirrorName(Parts.ImagesName, registry)}"
        : null;

    // Those that the caller names, and those that engines need.
    private IEnumerable<string> Mirrors => (Parts.Images.Mirrors ?? []).Union(Parts.Images.EngineMirrors ?? []);

    /// <summary>Applies the defaults and runs every rule, those of the parts included.</summary>
    public static Checked<InferencePlatformSpec> Check(string name, InferencePlatformArgs args)
    {
        var secrets = SecretRules.Check(args).ToList();
        var quota = QuotaSpec.Check(args.Quota ?? new());
        var spec = new InferencePlatformSpec(name, args, quota);
        return new(spec, Silences.Apply(
        [
            .. NameRules.CheckNameFits(name, PlatformParts.NameMaximum),
            .. ProjectRules.CheckProjectIsAnId(spec.Project),
            .. LocationRules.CheckLocationIsGiven(spec.Region, "region"),
            .. spec.Parts.Check(),
            .. spec.CheckBucketIsSomewhere(),
            .. spec.CheckBucketIsNearby(),
            .. spec.CheckUpstreamsAreInReach(),
            .. ModelImportSpec.CheckImportsLeave("importEgress", spec.ImportEgress),
            .. PrincipalRules.All("deployers", spec.Deployers),
            .. spec.CheckPlatformIsNumbered(),
            .. spec.CheckAccountsAreKnown(),
            .. spec.CheckDeployersAreLetInElsewhere(),
            .. LabelRules.CheckLabelsAreValid("labels", spec.Labels),
            .. PlatformParts.Of("quota", quota.Violations),
            .. spec.CheckQuotaRequest(),
            .. PlatformParts.Of("usage", PlatformUsageRules.Check(args.Usage)),
            .. secrets,
        ], args.Silence));
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static InferencePlatformSpec Require(string name, InferencePlatformArgs args) =>
        Check(name, args).OrThrow(nameof(InferencePlatform), name);

    private IEnumerable<Violation> CheckUpstreamsAreInReach()
    {
        var mirrors = Mirrors.Where(ImageRepositorySpec.KnownMirrors.ContainsKey).ToList();
        if (Parts.Network.Bundle == PrivateNetworkSpec.VpcServiceControls && mirrors.Count > 0)
        {
            yield return UpstreamsAreInReach.Broken(
                "network.bundle", $"is {Parts.Network.Bundle}, and a perimeter keeps the mirror of {Wording.All(mirrors)} from its registry",
                $"Have 'gcloud artifacts vpcsc-config allow --project={Project} --location={Region}' run and silence this, or copy the images "
                    + "into the repository of the platform and name them there.");
        }
    }

    // A pipeline has no right to grant on keys, and nobody here on those of another project.
    internal bool GrantsKey(string key) => ProjectNumber is not null && !HasAccounts && CloudNames.IsKey(key, out _) && key.Split('/')[1] == Project;

    // Of the region it is told where the region is said.
    private IEnumerable<Violation> CheckBucketIsSomewhere() => Parts.Models.Location is not { } location || location == Region || ModelBucketSpec.IsOfBuckets(location)
        ? []
        : LocationRules.CheckLocationIsGiven(location, "models.location");

    private IEnumerable<Violation> CheckBucketIsNearby()
    {
        var location = Parts.Models.Location ?? "";
        if (Parts.Models.Existing is null && ModelBucketSpec.IsOfBuckets(location) && Regions.IsRegion(Region)
            && !string.Equals(location, Region, StringComparison.OrdinalIgnoreCase))
        {
            yield return BucketIsNearby.Broken(
                "models.location", $"is {location}, but the services are in {Region}",
                $"Leave it out, so that a bucket in {Region} is made, and copy the models there; keep it only for a bucket that is imported.");
        }
    }

    private IEnumerable<Violation> CheckPlatformIsNumbered()
    {
        if (ProjectNumber is { } number && !ProjectRules.IsNumber(number))
        {
            yield return PlatformIsNumbered.Broken(
                "projectNumber", $"is '{number}', which is not the number of a project", "Use what 'gcloud projects describe' says as projectNumber.");
        }
    }

    private IEnumerable<Violation> CheckAccountsAreKnown()
    {
        if (ServiceAccounts is not (CreatedAccounts or ExistingAccounts))
        {
            yield return AccountsAreKnown.Broken(
                "serviceAccounts", $"is '{ServiceAccounts}', which is not a choice",
                $"Write {CreatedAccounts} or {ExistingAccounts}.");
        }
    }

    private IEnumerable<Violation> CheckDeployersAreLetInElsewhere()
    {
        if (HasAccounts && Deployers.Count > 0)
        {
            yield return DeployersAreLetInElsewhere.Broken(
                "deployers", $"are {Deployers.Count}, but serviceAccounts is {ExistingAccounts}, so that nobody is let in here",
                "Name them in deployers of gpuinfra:pipeline in infra/Bootstrap, which lets the pipelines' own deployer in by "
                    + "itself, and remove them here.");
        }
    }

    private IReadOnlyList<Violation> CheckQuotaRequest() => Quota.Request is { } request
        ? [.. PlatformParts.Of("quota.request", GpuQuotaSpec.Check(QuotaName, request).Violations).Where(v => v.Rule != ProjectRules.ProjectIsAnId)]
        : [];
}
