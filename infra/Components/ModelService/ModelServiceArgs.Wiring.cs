namespace GpuInfra;

// What a service is on its platform: where it runs, where its model comes from, and what its engine is told.
public sealed partial class ModelServiceArgs
{
    private const long Mebibyte = 1L << 20;
    private const int ContextStep = 1_024;

    private const string IapApi = "iap.googleapis.com";

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
        IsImported || ModelSource == ServedModel.InternetSource ? Engines.Find(Engine)?.OriginOf(Model ?? "", Revision ?? "") : null;

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
        args.Network ??= platform.Parts.NetworkName;
        args.Subnetwork ??= platform.Parts.NetworkName;
        args.Bucket ??= platform.Parts.ModelsName;
        args.Repository ??= platform.Parts.ImagesName;
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
            var service = named.ServiceWith(engine).Spec;
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
            var (copied, engine) = (From(ServedModel.MemorySource).Named(""), Engines.Find(Engine) ?? Engines.Custom);
            return engine.StreamsFromBucket(copied.Served) || copied.HasRoomForCopy(engine) ? ServedModel.MemorySource : ServedModel.BucketSource;
        }
    }

    // The model as an engine is to serve it.
    internal ServedModel Served => new()
    {
        Name = Model ?? "",
        Revision = Revision,
        Source = ModelSource,
        Weights = Weights,
        ContextLength = ContextLength,
        Slots = Parallelism is { } parallelism ? parallelism.ParallelQueries ?? 1 : Concurrency ?? CloudRunLimits.DefaultConcurrencyWithGpu,
        Port = Port ?? CloudRunLimits.DefaultPort,
        Accelerator = Accelerators.Find(Gpu ?? Accelerators.Default.Id),
        Image = Image,
        EngineImage = EngineImage,
        HasCommand = Command is not null,
        AllowsPickle = Import?.AllowPickle == true,
        Bucket = Bucket,
        MountOptions = Volumes?.TryGetValue(GpuInfra.Engine.ModelVolume, out var volume) == true ? volume.MountOptions ?? [] : GpuInfra.Engine.MountOptions,
        Origin = Origin,
        ImportFolder = ImportFolder,
    };

    // The service, with what an engine is told where the caller says nothing.
    internal Checked<GpuServiceSpec> ServiceWith(Engine engine, string name = "model") =>
        GpuServiceSpec.Read(name, this, engine.DefaultsFor(Served) with { DeletionProtection = Protect }, Location ?? "");

    // Whether the instance has room for a copy of the weights beside the server and all else.
    private bool HasRoomForCopy(Engine engine)
    {
        if (Models.WeightBytesOf(engine, Model ?? "", Weights) is null || engine.FolderOf(Served).Length == 0)
        {
            return false;
        }

        var service = ServiceWith(engine).Spec;
        var machines = service.Accelerator?.Machines ?? CloudRunLimits.Machines;
        return !service.Containers.Any(container => container.Name == ModelCopy.Sidecar && container.Memory > CloudRunLimits.SidecarMachines.MaximumMemory)
            && service.Containers.Memory() <= machines.MaximumMemory && service.Containers.Cpu() <= machines.MaximumCpu;
    }

    private ModelServiceArgs From(string? modelSource)
    {
        var args = (ModelServiceArgs)MemberwiseClone();
        args._modelSource = modelSource;
        args.IsImported = args.Served.IsInBucket
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
            $"/{ImageRepository.MirrorName(PlatformParts.ImagesNameOf(platform), mirror)}/", StringComparison.Ordinal));
}
