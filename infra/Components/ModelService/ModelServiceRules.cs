namespace GpuInfra;

// What a served model needs beyond what its service and its identity do.
internal static class ModelServiceRules
{
    internal static readonly Rule SecretIsGrantedHere = new(
        "IAM007", "A service may read the secrets that it names.",
        "A secret with a full name belongs to another project, where this program grants nothing: the revision fails "
            + "unless somebody grants roles/secretmanager.secretAccessor there.")
    { Severity = Severity.Warning, Source = Sources.Secrets.Url };

    internal static readonly Rule ModelIsNamed = new(
        "RUN044", "An engine is told which model to load.",
        "It would start without one, and every request would fail.")
    { Source = Sources.OllamaTutorial.Url };

    internal static readonly Rule BucketIsGiven = new(
        "RUN045", "A model that lives in the bucket has a bucket.",
        "There would be nothing to mount. Name the bucket, or put the model into the image.")
    { Source = Sources.BucketVolumes.Url };

    private static readonly Choice<Engine> KnownEngines = new(
        ModelSources.Loading, [.. Engines.All.Select(engine => KeyValuePair.Create(engine.Id, engine))])
    {
        Otherwise = Engines.Custom.Id,
        Elsewhere = new Dictionary<string, string>
        {
            ["llama"] = Engines.LlamaCpp.Id,
            ["llamacpp"] = Engines.LlamaCpp.Id,
            ["llamaserver"] = Engines.LlamaCpp.Id,
            ["llamacppserver"] = Engines.LlamaCpp.Id,
            ["ggml"] = Engines.LlamaCpp.Id,
            ["tei"] = Engines.TextEmbeddings.Id,
            ["embeddings"] = Engines.TextEmbeddings.Id,
            ["textembeddings"] = Engines.TextEmbeddings.Id,
        },
    };

    private static readonly Choice<string> KnownSources = new(
        ModelSources.Loading, [.. ServedModel.Sources.Select(source => KeyValuePair.Create(source, source))])
    {
        Elsewhere = new Dictionary<string, string>
        {
            ["gcs"] = ServedModel.BucketSource,
            ["gs"] = ServedModel.BucketSource,
            ["fuse"] = ServedModel.BucketSource,
            ["gcsfuse"] = ServedModel.BucketSource,
            ["storage"] = ServedModel.BucketSource,
            ["cloudstorage"] = ServedModel.BucketSource,
            ["volume"] = ServedModel.BucketSource,
            ["mount"] = ServedModel.BucketSource,
            ["s3"] = ServedModel.BucketSource,
            ["huggingface"] = ServedModel.BucketSource,
            ["hf"] = ServedModel.BucketSource,
            ["hub"] = ServedModel.BucketSource,
            ["url"] = ServedModel.InternetSource,
            ["web"] = ServedModel.InternetSource,
            ["online"] = ServedModel.InternetSource,
            ["download"] = ServedModel.InternetSource,
            ["ram"] = ServedModel.MemorySource,
            ["tmpfs"] = ServedModel.MemorySource,
            ["copy"] = ServedModel.MemorySource,
            ["container"] = ServedModel.ImageSource,
            ["docker"] = ServedModel.ImageSource,
            ["baked"] = ServedModel.ImageSource,
        },
    };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine) =>
    [
        .. CheckModelIsNamed(args, engine),
        .. ModelSourceIsKnown(args),
        .. ModelSourceRules.Check(args, engine),
        .. WeightsAreReadable(args),
        .. CheckBucketIsGiven(args),
        .. CheckNetworkIsGiven(args),
        .. Secrets(args).SelectMany(secret => CheckSecretIsGrantedHere(secret.Path, secret.Text)),
        .. GrantedRules.Check(args),
    ];

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. ModelMemoryRules.Check(args, engine, service),
        .. CommandRules.Check(args, engine, service),
        .. ModelNameRules.Check(args, engine, service),
        .. FetchRules.Check(engine, service),
        .. SlotRules.Check(args, engine, service),
        .. LoadingRules.Check(args, engine, service),
        .. PinningRules.Check(args, service),
        .. DriverRules.Check(args, engine, service),
        .. ModelSourceRules.CheckCopyFits(args, engine, service),
        .. UsageRules.Check(args.Usage, service),
    ];

    // The engine of a word; an unknown one is the engine that it looks most like.
    internal static Engine ReadEngine(string? word, ICollection<Violation> violations) =>
        KnownEngines.Read("engine", word ?? Engines.Custom.Id, violations);

    internal static IEnumerable<(string Path, string Text)> Secrets(ModelServiceArgs args) =>
        In("", args.Secrets).Concat((args.Sidecars ?? new Dictionary<string, SidecarArgs>())
            .SelectMany(sidecar => In(ArgumentPath.Key("sidecars", sidecar.Key), sidecar.Value.Secrets)))
            .Concat((args.Volumes ?? new Dictionary<string, VolumeArgs>())
                .Where(volume => volume.Value.Secret is not null)
                .Select(volume => (ArgumentPath.Join(ArgumentPath.Key("volumes", volume.Key), "secret"), volume.Value.Secret!)));

    internal static bool IsElsewhere(this SecretReference reference) => reference.Secret.Contains('/', StringComparison.Ordinal);

    private static IEnumerable<Violation> CheckModelIsNamed(ModelServiceArgs args, Engine engine)
    {
        if (engine.Server is not null && string.IsNullOrWhiteSpace(args.Model))
        {
            yield return ModelIsNamed.Broken(
                "model", $"is missing, but {engine.Title} must know what to load",
                $"Name the model in the engine's own words, such as {engine.ModelExample}.", engine.Source.Url);
        }
    }

    private static List<Violation> ModelSourceIsKnown(ModelServiceArgs args)
    {
        var violations = new List<Violation>();
        KnownSources.Read("modelSource", args.ModelSource ?? ServedModel.ImageSource, violations);
        return violations;
    }

    private static List<Violation> WeightsAreReadable(ModelServiceArgs args)
    {
        var violations = new List<Violation>();
        if (args.Weights is { } weights)
        {
            Quantity.ReadMemory("weights", weights, violations);
        }

        return violations;
    }

    private static IEnumerable<Violation> CheckBucketIsGiven(ModelServiceArgs args)
    {
        if (args.Served.IsInBucket && args.Bucket is null)
        {
            yield return BucketIsGiven.Broken(
                "bucket", "is missing, but modelSource is bucket", "Name the bucket with the models.", ModelSources.Loading.Url);
        }
    }

    private static IEnumerable<Violation> CheckNetworkIsGiven(ModelServiceArgs args)
    {
        if (args.Network is null && args.Subnetwork is null)
        {
            yield return WiringRules.NetworkIsGiven.Broken(
                "network", "is missing, and so is subnetwork: egress would leave past every firewall rule",
                "Say the network or the subnetwork that it leaves through.");
        }
    }

    private static IEnumerable<Violation> CheckSecretIsGrantedHere(string path, string text)
    {
        if (SecretReference.TryParse(text) is { } reference && reference.IsElsewhere())
        {
            yield return SecretIsGrantedHere.Broken(
                path, $"is {reference}, and a grant on a secret with a full name is not made here",
                "Grant roles/secretmanager.secretAccessor on it to the service's account.");
        }
    }

    private static IEnumerable<(string Path, string Text)> In(string container, IDictionary<string, string>? secrets) =>
        (secrets ?? new Dictionary<string, string>())
            .Select(secret => (ArgumentPath.Key(ArgumentPath.Join(container, "secrets"), secret.Key), secret.Value));
}
