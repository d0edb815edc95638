namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="ModelService"/>: everything a Cloud Run service has, and its model.</summary>
public sealed class ModelServiceArgs : ServiceSettings
{
    private const long Mebibyte = 1L << 20;
    private const int ContextStep = 1_024;

    private const string IapApi = "iap.googleapis.com";

    private string? _modelSource;
    private int? _contextLength;

    /// <summary>
    /// The inference server in the image: one of <see cref="Engines.All"/>. It decides the defaults of port, environment,
    /// arguments and probes. Left out, <c>custom</c>: nothing is assumed.
    /// </summary>
    [Input("engine")]
    public string? Engine { get; init; }

    /// <summary>
    /// The model in the engine's own words: <c>gemma3:4b</c> for Ollama, a folder such as <c>gemma-3-4b-it</c> for vLLM.
    /// Required by every engine but <c>custom</c>.
    /// </summary>
    [Input("model")]
    public string? Model { get; init; }

    /// <summary>
    /// Where the weights come from: the <c>image</c>; the <c>bucket</c>, which is then mounted read-only at
    /// <see cref="Engine.ModelFolder"/>; the bucket by way of <c>memory</c>, into which they are copied when an instance starts, or
    /// streamed where the engine can; or the <c>internet</c>, at every start. Left out, the image; where the image is the engine's own,
    /// memory if the weights fit into it, and else the bucket.
    /// Rule: https://cloud.google.com/run/docs/configuring/services/gpu-best-practices
    /// </summary>
    [Input("modelSource")]
    public string? ModelSource
    {
        get => _modelSource;
        init => _modelSource = value;
    }

    /// <summary>
    /// Which of the model is imported: the SHA-256 of the manifest of Ollama's tag, the commit of a repository of Hugging Face, or the
    /// SHA-256 of a file with an address. Left out, whatever the name means on the day of the import.
    /// </summary>
    [Input("revision")]
    public string? Revision { get; init; }

    /// <summary>How the model is brought into the bucket. Left out, its defaults hold.</summary>
    [Input("import")]
    public ModelImportArgs? Import { get; init; }

    /// <summary>
    /// The size of the weights on disk, such as <c>3300Mi</c>: loading time and memory are judged by it. Left out, it is what
    /// <see cref="Models"/> knows of the model; of an unknown one nothing is judged.
    /// </summary>
    [Input("weights")]
    public string? Weights { get; init; }

    /// <summary>
    /// The tokens that the engine keeps for each request, prompt and answer together; the engine is told. Left out, the
    /// engine decides: vLLM takes the most that the model was made for, Ollama goes by the GPU's memory. Where the image is the
    /// engine's own, it is told as many as fit, if that is too much for the GPU.
    /// </summary>
    [Input("contextLength")]
    public int? ContextLength
    {
        get => _contextLength;
        init => _contextLength = value;
    }

    /// <summary>
    /// The bytes of GPU memory that each of those tokens takes: 2 x layers x heads for keys and values x head size x bytes
    /// of a number. Left out, it is what <see cref="Models"/> knows of the model; of an unknown one nothing is judged.
    /// </summary>
    [Input("kvCacheBytesPerToken")]
    public int? KvCacheBytesPerToken { get; init; }

    /// <summary>
    /// How much the service is used, by which <c>gpuinfra cost</c> reckons what it will cost. Left out, only the least and
    /// the most are known. It changes nothing that is deployed.
    /// </summary>
    [Input("usage")]
    public UsageArgs? Usage { get; init; }

    /// <summary>
    /// E-mail address of the service account to run as. Left out, one is made for this service alone.
    /// </summary>
    [Input("serviceAccount")]
    public string? ServiceAccount { get; init; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region, such as <c>europe-west4</c>. Required.</summary>
    [Input("location")]
    public string? Location { get; set; }

    /// <summary>
    /// Id of the network that the service sends its traffic into. Required unless <see cref="Subnetwork"/> is given.
    /// </summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>
    /// Id of the subnet that the service's instances take addresses from. Left out, it is the network's of the same name.
    /// </summary>
    [Input("subnetwork")]
    public Input<string>? Subnetwork { get; set; }

    /// <summary>
    /// Name of the bucket with the models, which the service reads where <see cref="ModelSource"/> says so. Required then.
    /// </summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; set; }

    /// <summary>Id of the repository with the image. Left out, the service is granted none.</summary>
    [Input("repository")]
    public Input<string>? Repository { get; set; }

    /// <summary>Who deploys the service, as IAM members. Left out, nobody is granted that here.</summary>
    [Input("deployers")]
    public IReadOnlyList<string>? Deployers { get; set; }

    /// <summary>
    /// Whether the service is protected where <see cref="ServiceSettings.DeletionProtection"/> says nothing. Left out, it is.
    /// </summary>
    [Input("protect")]
    public bool? Protect { get; set; }

    /// <summary>Whether the platform says that its services scale to zero. Left out, it does not.</summary>
    [Input("scaleToZero")]
    public bool? ScaleToZero { get; set; }

    /// <summary>Whether the platform says that an administrator has made the account. Left out, it is made.</summary>
    [Input("accountIsPrepared")]
    public bool? CheckAccountIsPrepared { get; set; }

    internal InferencePlatform? Platform { get; private set; }

    // Whether the platform lets Cloud Run use the service's key.
    internal bool KeyIsGranted { get; private set; }

    // The instances of Cloud SQL that volumes show, and where each is named.
    internal IEnumerable<(string Path, string Instance)> SqlInstances => (Volumes ?? new Dictionary<string, VolumeArgs>()).SelectMany(volume =>
        (volume.Value.CloudSql ?? []).Index().Select(instance => (
            ArgumentPath.Index(ArgumentPath.Join(ArgumentPath.Key("volumes", volume.Key), "cloudSql"), instance.Index), instance.Item)));

    // The image of the engine's makers, through the platform's mirror; none where the caller names another.
    internal string? EngineImage { get; private set; }

    // Whether a job brings the model into the bucket.
    internal bool IsImported { get; private set; }

    // How that job leaves through the network; none where it runs outside of it.
    internal string? ImportEgress { get; private set; }

    // The folder that the model is brought into; none where nothing is brought.
    internal string? ImportFolder { get; private set; }

    internal ModelOrigin? Origin =>
        IsImported || ModelServiceSpec.IsFetched(this) ? Engines.Find(Engine)?.OriginOf(Model ?? "", Revision ?? "") : null;

    /// <summary>
    /// The mirrors that services need whose image is left out, or is named in one of the platform's mirrors, for
    /// <see cref="InferencePlatformArgs.EngineMirrors"/>.
    /// </summary>
    /// <param name="platform">The name of the platform.</param>
    /// <param name="services">What is said of the services.</param>
    public static IReadOnlyList<string> MirrorsOf(string platform, IEnumerable<ModelServiceArgs> services) =>
        [.. services.Select(service => service.MirrorIn(platform)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The encryption keys of services, each once and none that is no name of a key, for <see cref="InferencePlatformArgs.EncryptionKeys"/>.</summary>
    /// <param name="services">What is said of the services.</param>
    public static IReadOnlyList<string> KeysOf(IEnumerable<ModelServiceArgs> services) =>
        [.. services.Select(service => service.EncryptionKey).OfType<string>().Where(key => CloudNames.IsKey(key, out _)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The APIs that some services need and not all, for <see cref="InferencePlatformArgs.ServiceApis"/>.</summary>
    /// <param name="services">What is said of the services.</param>
    public static IReadOnlyList<string> ApisOf(IEnumerable<ModelServiceArgs> services) =>
        services.Any(service => service.Iap == true) ? [IapApi] : [];

    /// <summary>A copy that is wired to a platform: its region, network, bucket, repository, deployers and protection.</summary>
    public ModelServiceArgs On(InferencePlatform platform)
    {
        var args = In(platform.Spec);
        args.Platform = platform;
        (args.Network, args.Subnetwork) = (platform.NetworkId, platform.SubnetworkId);
        (args.Bucket, args.Repository) = (platform.BucketName, platform.RepositoryId);
        return args;
    }

    /// <summary>
    /// A copy that says of a platform that is not made yet what rules need to know. What only the cloud knows stands under the
    /// name that it will have.
    /// </summary>
    public ModelServiceArgs In(InferencePlatformSpec platform)
    {
        var args = (ModelServiceArgs)MemberwiseClone();
        (args.Project, args.Location, args.Protect) = (platform.Project, platform.Region, platform.Protect);
        args.ScaleToZero = platform.ScaleToZero;
        args.ImportEgress = ModelImportSpec.EgressOf(platform.ImportEgress) is null ? null : platform.ImportEgress;
        args.Deployers = [.. platform.Deployers];
        args.CheckAccountIsPrepared = platform.HasAccounts ? true : null;
        args.KeyIsGranted = EncryptionKey is { } key && platform.GrantsKey(key);
        args.Network ??= platform.NetworkName;
        args.Subnetwork ??= platform.NetworkName;
        args.Bucket ??= platform.ModelsName;
        args.Repository ??= platform.ImagesName;
        if (PublishedImage is { } image && platform.MirrorOf(image.Mirror) is { } mirror)
        {
            args.EngineImage = Image is null ? image.In(mirror) : image.IsOne(Image, mirror) ? Image : null;
            args._modelSource ??= args.EngineImage is null ? null : args.NearestSource;
        }

        args = args.From(args.ModelSource);
        args._contextLength ??= args.EngineImage is null ? null : args.FittingContext;
        return args;
    }

    // As many tokens as fit for all requests at once; none where what the engine takes by itself fits, or where nobody knows.
    private int? FittingContext
    {
        get
        {
            var (named, engine) = (Named(""), Engines.Find(Engine) ?? Engines.Custom);
            var service = GpuServiceSpec.Read("model", named, engine.DefaultsFor(named), Location ?? "").Spec;
            return EngineSettings.Of(engine, service.Serving).Context is null
                && ModelMemory.Of(named, engine, service) is { Context: { } context, Slots: { } slots } memory
                && memory.Needed(context, slots) > memory.RoomBytes
                && memory.LongestContext(slots) / ContextStep * ContextStep is > 0 and var fits
                ? fits
                : null;
        }
    }

    // Memory, if the weights fit into it: nothing that keeps them brings them to the GPU faster.
    internal string NearestSource
    {
        get
        {
            var (copied, engine) = (From(ModelServiceSpec.MemorySource).Named(""), Engines.Find(Engine) ?? Engines.Custom);
            return engine.StreamsFromBucket(copied) || ModelCopy.Fits(copied, engine) ? ModelServiceSpec.MemorySource : ModelServiceSpec.BucketSource;
        }
    }

    private ModelServiceArgs From(string? modelSource)
    {
        var args = (ModelServiceArgs)MemberwiseClone();
        args._modelSource = modelSource;
        args.IsImported = ModelServiceSpec.IsInBucket(args)
            && (Import is null ? EngineImage is not null || Revision is not null : Import.Skip != true);
        return args;
    }

    // A copy that knows the name of its service, in whose folder the model is.
    internal ModelServiceArgs Named(string name)
    {
        if (!IsImported || Origin is not { } origin)
        {
            return this;
        }

        var args = (ModelServiceArgs)MemberwiseClone();
        args.ImportFolder = $"{name}/{origin.Folder}/";
        return args;
    }

    internal ModelImportArgs? ImportOf() => Origin is not { } origin || ImportFolder is null ? null : new()
    {
        Attempt = Import?.Attempt,
        Token = Import?.Token,
        AllowPickle = Import?.AllowPickle,
        Origin = origin.Kind,
        Model = origin.Model,
        Revision = origin.Revision.Length > 0 ? origin.Revision : null,
        Folder = ImportFolder,
        Weights = WeightsText,
        Bucket = Bucket,
        Project = Project,
        Location = Location,
        Prepared = CheckAccountIsPrepared,
        Deployers = Deployers,
        Egress = ImportEgress,
        Network = ImportEgress is null ? null : Network,
        Subnetwork = ImportEgress is null ? null : Subnetwork,
    };

    // As the caller says them, or as the catalog knows them.
    private string? WeightsText => Weights ?? (Models.WeightBytesOf(Engines.Find(Engine) ?? Engines.Custom, Model ?? "", null) is { } bytes
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte}Mi")
        : null);

    // An image of the engine's makers, in the registry that they publish it in.
    internal string UpstreamOf(string image) => PublishedImage is { } published
        ? $"{published.Registry}/{published.Name}{image[(image.IndexOf(published.Name, StringComparison.Ordinal) + published.Name.Length)..]}"
        : image;

    private EngineImage? PublishedImage => Engines.Find(Engine)?.ImageFor(Accelerators.Find(Gpu ?? Accelerators.Default.Id));

    private string? MirrorIn(string platform) => Image is null
        ? PublishedImage?.Mirror
        : ImageRepositorySpec.KnownMirrors.Keys.FirstOrDefault(mirror => Image.Contains(
            $"/{ImageRepository.MirrorName(InferencePlatformSpec.ImagesNameOf(platform), mirror)}/", StringComparison.Ordinal));
}
