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

    internal static readonly Rule GatedModelHasToken = new(
        "MOD028", "The import of a gated model has a token.",
        "Hugging Face gives it to those alone who have accepted its terms, and the run fails. Accept them, and put a token that may read "
            + "it into Secret Manager.")
    { Severity = Severity.Warning, Source = ModelSources.HuggingFace("docs/hub/models-gated").Url };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine) =>
    [
        .. CheckEngineImageHasModel(args, engine),
        .. CheckOriginIsKnown(args, engine),
        .. CheckGatedModelHasToken(args),
        .. CheckRevisionIsOfImport(args),
        .. CheckCopyHasASize(args, engine),
    ];

    // Beside the server, as a sidecar that only waits is small.
    internal static IEnumerable<Violation> CheckCopyFits(ModelServiceArgs args, GpuServiceSpec service)
    {
        var most = (service.Accelerator?.Machines ?? CloudRunLimits.Machines).MaximumMemory;
        var containers = service.Containers.Where(container => container.IsServing || container.Name == ModelCopy.Sidecar).ToList();
        if (ModelServiceSpec.IsCopied(args) && containers.Memory() > most)
        {
            yield return CopyHasASize.Warning(
                "modelSource", $"is memory, but the server and the copy take {containers.Memory()}, and an instance has at most {most}",
                $"Use {ModelServiceSpec.BucketSource}, or give the server less memory.");
        }
    }

    private static IEnumerable<Violation> CheckEngineImageHasModel(ModelServiceArgs args, Engine engine)
    {
        if (args.EngineImage is { } image && args.ModelSource == ModelServiceSpec.ImageSource)
        {
            yield return EngineImageHasModel.Broken(
                "modelSource", $"is image, but the image is {engine.Title}'s own, which holds no model",
                $"Say modelSource: {ModelServiceSpec.BucketSource}, or name an image that is built from {image} with the model in it.");
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
    }

    private static IEnumerable<Violation> CheckGatedModelHasToken(ModelServiceArgs args)
    {
        if (args.Import?.Token is null && args.Origin is { Kind: ModelOrigin.HuggingFace } origin
            && Models.All.FirstOrDefault(model => model.IsGated && origin.IsIn(model.Name)) is { } gated)
        {
            yield return GatedModelHasToken.Broken(
                "import.token", $"is missing, but {gated.Name} is gated",
                $"Accept the terms at https://huggingface.co/{gated.Name}, keep a token in Secret Manager, and write it as secret-id:version.");
        }
    }

    // Whoever says either means a model that is brought here.
    private static IEnumerable<Violation> CheckRevisionIsOfImport(ModelServiceArgs args)
    {
        if (!args.IsImported && (args.Revision is not null || args.Import is { Skip: not true }))
        {
            yield return ModelImportSpec.RevisionIsOne.Warning(
                args.Revision is null ? "import" : "revision", "is said, but no model is imported",
                $"Say modelSource: {ModelServiceSpec.BucketSource}, or leave it out.");
        }
    }

    private static IEnumerable<Violation> CheckCopyHasASize(ModelServiceArgs args, Engine engine)
    {
        if (ModelServiceSpec.IsCopied(args) && ModelSizes.Of(args, engine).WeightBytes is null)
        {
            yield return CopyHasASize.Broken(
                "weights", "is missing, and how large the model is, which is copied into memory, is not known",
                $"Say the size of its files, such as 3300Mi, or modelSource: {ModelServiceSpec.BucketSource}.");
        }
    }
}
