namespace GpuInfra;

// Whether a model can be where it is said to be, and come from where its name says.
internal static class ModelSourceRules
{
    internal static readonly Rule EngineImageHasModel = new(
        "MOD022", "A model that is said to be in the image is in it.",
        "The image of an engine's makers holds no model. Build an image with the model in it and name it, or keep the model in the bucket.")
    { Source = ModelSources.Loading.Url };

    internal static readonly Rule CopyHasASize = new(
        "MOD029", "Weights that are copied into memory have a known size, and room.",
        "The memory is set aside for them before they come. A copy that does not fit fails, and no instance starts.")
    { Source = Sources.MemoryVolumes.Url };

    internal static readonly Rule WeightsAreReadInOrder = new(
        "MOD031", "A server that maps its weights into memory has them in memory.",
        "Mapped from a mounted bucket, they come in small pieces and out of order, which takes many times as long. Say modelSource: memory.")
    { Severity = Severity.Warning, Source = ModelSources.Loading.Url };

    internal static readonly Rule GatedModelHasToken = new(
        "MOD028", "The import of a gated model has a token.",
        "Hugging Face gives it to those alone who have accepted its terms, and the run fails. Accept them, and put a token that may read "
            + "it into Secret Manager.")
    { Severity = Severity.Warning, Source = ModelSources.HuggingFace("docs/hub/models-gated").Url };

    private const string HubToken = "HF_TOKEN";

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine) =>
    [
        .. CheckEngineImageHasModel(args, engine),
        .. CheckOriginIsKnown(args, engine),
        .. CheckGatedModelHasToken(args),
        .. CheckRevisionIsOfImport(args),
        .. CheckCopyHasASize(args, engine),
        .. CheckWeightsAreReadInOrder(args, engine),
        .. CheckCopierIsKept(args, engine),
        .. args.Served.IsFetched ? CheckFetched(args, engine) : [],
    ];

    // Beside the server, as a sidecar that only waits is small.
    internal static IEnumerable<Violation> CheckCopyFits(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        var most = (service.Accelerator?.Machines ?? CloudRunLimits.Machines).MaximumMemory;
        var containers = service.Containers.Where(container => container.IsServing || container.Name == ModelCopy.Sidecar).ToList();
        if (IsCopied(args, engine) && containers.Memory() > most)
        {
            yield return CopyHasASize.Warning(
                "modelSource", $"is memory, but the server and the copy take {containers.Memory()}, and an instance has at most {most}",
                $"Use {ServedModel.BucketSource}, or give the server less memory.");
        }

        // What it downloads lies in the file system of its container, which is memory. Without a GPU, that is where the weights must fit, too.
        if (args.Served.IsFetched && service.Serving.Accelerator is not null
            && ModelSizes.Of(args, engine).WeightBytes is { } bytes && bytes > service.Serving.Memory.Bytes)
        {
            yield return CopyHasASize.Warning(
                "modelSource", $"is internet, but the container has {service.Serving.Memory}, and the download takes {Gigabytes.Needed(bytes)} of it",
                $"Use {ServedModel.BucketSource}, or give the server more memory.");
        }
    }

    private static bool IsCopied(ModelServiceArgs args, Engine engine) => args.Served.IsCopied && !engine.StreamsFromBucket(args.Served);

    // What moves is worse where the stack is protected.
    internal static Violation WhereProtected(Violation violation, ModelServiceArgs args) =>
        args.Protect == true ? violation with { Severity = Severity.Error } : violation;

    private static IEnumerable<Violation> CheckEngineImageHasModel(ModelServiceArgs args, Engine engine)
    {
        if (args.EngineImage is { } image && args.ModelSource == ServedModel.ImageSource)
        {
            yield return EngineImageHasModel.Broken(
                "modelSource", $"is image, but the image is {engine.Title}'s own, which holds no model",
                $"Say modelSource: {args.NearestSource}, or name an image that is built from {image} with the model in it.");
        }

        // Whoever says a command says what it does first. That a registry is not Google's is told by another rule, whose way out leads to a mirror.
        if (args is { EngineImage: null, Image: { } named, ModelSource: null or ServedModel.ImageSource, Command: null }
            && engine.ImageFor(Accelerators.Default) is { } published
            && ImageReference.Of(named) is { IsInArtifactRegistry: true } reference && published.IsNamedBy(reference))
        {
            yield return EngineImageHasModel.Warning(
                "image", $"is {published.Name}, {engine.Title}'s own, which holds no model",
                "Leave it out: then it comes through a mirror, and the model is imported. Or say by modelSource where the model is.");
        }
    }

    private static IEnumerable<Violation> CheckOriginIsKnown(ModelServiceArgs args, Engine engine)
    {
        if (args.IsImported && args.Origin is null && !string.IsNullOrWhiteSpace(args.Model))
        {
            yield return ModelImportSpec.OriginIsKnown.Broken(
                "model", $"is '{args.Model}', and nothing tells where it can be imported from",
                $"Write it as {engine.OriginExample}, or say 'import: {{ skip: true }}' and put it into the bucket yourself.");
        }

        if (args.Served.IsFetched && engine.Server is not null && args.Origin is null && !string.IsNullOrWhiteSpace(args.Model))
        {
            yield return ModelImportSpec.OriginIsKnown.Broken(
                "model", $"is '{args.Model}', and nothing tells where {engine.Title} could download it from", $"Write it as {engine.OriginExample}.");
        }
    }

    private static IEnumerable<Violation> CheckGatedModelHasToken(ModelServiceArgs args)
    {
        var (hasToken, path) = args.Served.IsFetched
            ? (args.Secrets?.ContainsKey(HubToken) == true, ArgumentPath.Key("secrets", HubToken))
            : (args.Import?.Token is not null, "import.token");
        if (!hasToken && args.Origin is { IsOfHub: true } origin
            && Models.All.FirstOrDefault(model => model.IsGated && (origin.IsIn(model.Name) || origin.IsIn(model.Repository))) is { } gated)
        {
            yield return GatedModelHasToken.Broken(
                path, $"is missing, but {gated.Repository} is gated",
                $"Accept the terms at https://huggingface.co/{gated.Repository}, keep a token in Secret Manager, and write it as secret-id:version.");
        }
    }

    private static bool IsKnown(string? modelSource) => modelSource is null || ServedModel.Sources.Contains(modelSource);

    // Whoever says either means a model that is brought here.
    private static IEnumerable<Violation> CheckRevisionIsOfImport(ModelServiceArgs args)
    {
        var isSaid = args.Revision is not null && !args.Served.IsFetched;
        if (!args.IsImported && IsKnown(args.ModelSource) && (isSaid || args.Import is { Skip: not true }))
        {
            yield return ModelImportSpec.RevisionIsOne.Warning(
                isSaid ? "revision" : "import", "is said, but no model is imported",
                args.Import?.Skip == true ? "Leave it out: import.skip says that somebody else brings the model."
                    : $"Say modelSource: {ServedModel.BucketSource}, or leave it out.");
        }
    }

    private static IEnumerable<Violation> CheckCopyHasASize(ModelServiceArgs args, Engine engine)
    {
        if (IsCopied(args, engine) && ModelSizes.Of(args, engine).WeightBytes is null)
        {
            yield return CopyHasASize.Broken(
                "weights", "is missing, and how large the model is, which is copied into memory, is not known",
                $"Say the size of its files, such as 3300Mi, or modelSource: {ServedModel.BucketSource}.");
        }
    }

    private static IEnumerable<Violation> CheckCopierIsKept(ModelServiceArgs args, Engine engine)
    {
        if (IsCopied(args, engine) && args.Sidecars?.ContainsKey(ModelCopy.Sidecar) == true)
        {
            yield return CopyHasASize.Broken(
                ArgumentPath.Key("sidecars", ModelCopy.Sidecar), "has the name of the sidecar that copies the model, which it would replace",
                $"Call it otherwise, or say modelSource: {ServedModel.BucketSource}.");
        }
    }

    private static IEnumerable<Violation> CheckWeightsAreReadInOrder(ModelServiceArgs args, Engine engine)
    {
        if (engine.MapsWeights && args.ModelSource == ServedModel.BucketSource && args.NearestSource == ServedModel.MemorySource)
        {
            yield return WeightsAreReadInOrder.Broken(
                "modelSource", $"is bucket, from which {engine.Title} maps its weights: they come in small pieces and out of order",
                $"Say modelSource: {ServedModel.MemorySource}, for which the instance has room, or leave it out.");
        }

        if (engine.MapsWeights && args.ModelSource == ServedModel.BucketSource && ModelSizes.Of(args, engine).WeightBytes is null && args.Weights is null
            && ModelNameRules.IsName(args.Model, engine))
        {
            yield return WeightsAreReadInOrder.Broken(
                "weights",
                $"is missing, and how large {args.Model} is is not known, so that it comes from the bucket, from which {engine.Title} maps its weights in small "
                    + "pieces and out of order",
                "Say the size of its files, such as 3300Mi: it comes through memory where that has room.");
        }
    }

    // Ollama pulls by a tag alone.
    private static IEnumerable<Violation> RevisionOf(ModelOrigin origin, Engine engine) => origin is { Kind: ModelOrigin.Ollama, IsMoving: false }
        ?
        [
            ModelImportSpec.RevisionIsPinned.Warning(
                "revision", $"pins nothing: {engine.Title} itself pulls {origin.Model} by its name, which can come to mean another model",
                $"Say modelSource: {ServedModel.BucketSource}, which imports what the revision says.", origin.Pinning.Url),
        ]
        : ModelImportSpec.CheckRevision(origin);

    private static IEnumerable<Violation> CheckFetched(ModelServiceArgs args, Engine engine)
    {
        var price = ListPrices.All.Single(price => price.Id == PriceIds.NatData).Amount;
        var size = ModelSizes.Of(args, engine).WeightBytes is { } bytes ? Gigabytes.Needed(bytes) : "the whole model";
        yield return FetchRules.ModelIsNotFetched.Broken(
            "modelSource",
            string.Create(CultureInfo.InvariantCulture, $"is internet: every start downloads {size} by way of Cloud NAT, which takes {price} USD a GiB and can ")
                + "take half a minute for its first connection, fails where the other side does, and keeps it in the memory of the instance",
            $"Say modelSource: {args.NearestSource}, or leave it out with the image of the engine's makers.");
        foreach (var violation in args.Origin is { } origin ? RevisionOf(origin, engine) : [])
        {
            yield return WhereProtected(violation, args);
        }
    }
}
