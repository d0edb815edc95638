namespace GpuInfra;

/// <summary>A served model with every default applied.</summary>
public sealed record ModelServiceSpec
{
    private ModelServiceSpec(Engine engine, GpuServiceSpec service, ServiceIdentityArgs identity)
    {
        Engine = engine;
        Service = service;
        Identity = identity;
    }

    internal Engine Engine { get; }

    /// <summary>The Cloud Run service.</summary>
    public GpuServiceSpec Service { get; }

    /// <summary>
    /// How long a request that finds no instance is estimated to wait; none where the engine or the size of the weights is
    /// not known.
    /// </summary>
    public SecondsRange? ColdStart => Start?.Seconds;

    /// <summary>The same with what is to be expected, and where the weights come from.</summary>
    public ColdStart? Start { get; private init; }

    /// <summary>What the model takes of the memory of its GPU; none where a size is not known.</summary>
    public ModelSizing? Sizing { get; private init; }

    internal ServiceIdentityArgs Identity { get; }

    // What the caller calls the model; empty where nothing is said.
    internal string Model { get; private init; } = "";

    internal string? Project { get; private init; }

    // How the model is brought into the bucket; none where nothing is brought.
    internal ModelImportArgs? Import { get; private init; }

    internal ModelImportSpec? Importing { get; private init; }

    // Whether an instance reads a bucket when it starts: mounted, copied or streamed.
    internal bool ReadsBucket { get; private init; }

    // Whether the server downloads its model at every start.
    internal bool IsFetchedAtStart { get; private init; }

    /// <summary>How the service is called.</summary>
    /// <param name="platform">The platform that it is on, whose network callers stand in; left out, nothing is known of that.</param>
    public ServiceEndpoint EndpointOn(InferencePlatformSpec? platform = null) =>
        new(Service, Engine, Model, CallPlace.Of(platform, Project));

    /// <summary>Applies the engine's defaults and runs every rule, those of the parts included.</summary>
    public static Checked<ModelServiceSpec> Check(string name, ModelServiceArgs args)
    {
        var unknown = new List<Violation>();
        return Check(name, args, ModelServiceRules.ReadEngine(args.Engine, unknown), unknown);
    }

    /// <summary>Applies the defaults of an engine that settings cannot name, and runs every rule.</summary>
    /// <param name="name">The name of the component.</param>
    /// <param name="args">What the caller says; the engine that they name is not read.</param>
    /// <param name="engine">The inference server.</param>
    public static Checked<ModelServiceSpec> Check(string name, ModelServiceArgs args, Engine engine) => Check(name, args, engine, []);

    private static Checked<ModelServiceSpec> Check(string name, ModelServiceArgs args, Engine engine, IReadOnlyList<Violation> unknown)
    {
        args = args.Named(name);
        var import = args.ImportOf();
        var importing = import is null ? null : ModelImportSpec.Check(ImportName(name), import);
        var service = args.ServiceWith(engine, name);
        var identity = IdentityArgs(args);
        var spec = new ModelServiceSpec(engine, service.Spec, identity)
        {
            Start = GpuInfra.ColdStart.Of(engine, args.Served),
            Sizing = ModelSizing.Of(args, engine, service.Spec),
            Model = args.Model ?? "",
            Project = args.Project,
            Import = import,
            Importing = importing?.Spec,
            ReadsBucket = args.Served.IsCopied || service.Spec.Volumes.Any(volume => volume is BucketVolume),
            IsFetchedAtStart = args.Served.IsFetched,
        };
        return new(spec, Silences.Apply(
        [
            .. unknown,
            .. ModelServiceRules.Check(args, engine),
            .. (importing?.Violations ?? []).Select(violation => InServiceTerms(violation, args)),
            .. Once([.. service.Violations, .. ModelServiceRules.Check(args, engine, service.Spec)])
                .Where(violation => !IsRepeated(violation, args) && AcceleratorRules.CanTell(service.Spec, violation))
                .Select(violation => args.Protect == true ? ImageRules.WhereProtected(violation) : violation),
            .. ServiceIdentitySpec.Check(IdentityName(name), identity).Violations
                .Where(violation => violation.Path != "name")
                .Select(InModelServiceTerms),
        ], args.Silence));
    }

    // What follows from a known model says more than what holds for any.
    private static IEnumerable<Violation> Once(IReadOnlyList<Violation> violations) => violations.Where(violation =>
        !violations.Any(other => SaysMore(other, violation)));

    private static bool SaysMore(Violation other, Violation than) =>
        than.Rule == ServerProbeRules.StartIsPossible ? other.Rule == LoadingRules.LoadingFitsStartup && other.Path == than.Path
        : than.Rule == ServerConcurrencyRules.ConcurrencyFitsServer ? ModelMemoryRules.IsOfRequests(other.Rule)
        : than.Rule == ImageRules.TagNamesVersion && other.Rule == PinningRules.ImageIsPinned && other.Path == than.Path;

    // The sidecar of a preset has the image of the server, of which it is told already.
    private static bool IsRepeated(Violation violation, ModelServiceArgs args) =>
        violation.Path == $"sidecars.{Engine.WarmUp}.image" && args.Sidecars?.ContainsKey(Engine.WarmUp) != true;

    internal static string ImportName(string name) => $"{name}-import";

    private static Violation InServiceTerms(Violation violation, ModelServiceArgs args) =>
        violation.Path == "revision" ? ModelSourceRules.WhereProtected(violation, args) : violation.Under("import");

    internal static string IdentityName(string name) => $"{name}-identity";

    private static ServiceIdentityArgs IdentityArgs(ModelServiceArgs args) => new()
    {
        Existing = args.ServiceAccount,
        AccountId = args.ServiceAccountId,
        Prepared = args.CheckAccountIsPrepared,
        Deployers = [.. args.Deployers ?? []],
        Secrets = [.. SecretIds(args).Distinct().Order(StringComparer.Ordinal)],
        CloudSqlInstances = GrantedRules.InstancesOf(args) is { Count: > 0 } instances ? instances : null,
        Project = args.Project is { } project ? (Input<string>)project : null,
        Bucket = args.Served.IsInBucket ? args.Bucket : null,
        Repository = args.Repository,
        RepositoryLocation = args.Location is { } location ? (Input<string>)location : null,
    };

    // One in another project is a warning; one that cannot be read is an error where it is written.
    private static IEnumerable<string> SecretIds(ModelServiceArgs args) =>
        ModelServiceRules.Secrets(args)
            .Select(secret => SecretReference.TryParse(secret.Text))
            .OfType<SecretReference>()
            .Where(reference => !reference.IsElsewhere())
            .Select(reference => reference.Secret);

    // The identity's arguments are this component's under another name.
    private static Violation InModelServiceTerms(Violation violation) => violation.Path switch
    {
        "existing" => violation with { Path = "serviceAccount" },
        "accountId" => violation with { Path = "serviceAccountId" },
        _ => violation,
    };
}
