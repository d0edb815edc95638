namespace GpuInfra;

// The sizes of a model, as the caller says them or else as the catalog knows them.
internal sealed record ModelSizes(long? WeightBytes, ModelKvCache? Cache, int? MaximumContext)
{
    internal static ModelSizes Of(ModelServiceArgs args, Engine engine)
    {
        var facts = Models.Find(engine, args.Model ?? "");
        return new(
            Models.WeightBytesOf(engine, args.Model ?? "", args.Weights),
            args.KvCacheBytesPerToken is > 0 and { } bytes ? new ModelKvCache(bytes)
                // What only embeds keeps nothing for the next token.
                : engine.Server is { IsForLanguage: false } ? null : facts?.Cache,
            facts?.MaximumContext);
    }
}

// Amounts in the unit in which GPU memory is sold: rounded so that too much never looks as if it fitted.
internal static class Gigabytes
{
    private const decimal BytesPerHundredth = 10_000_000m;

    internal static string Needed(decimal bytes) => Text(Math.Ceiling(bytes / BytesPerHundredth));

    internal static string Available(decimal bytes) => Text(Math.Floor(bytes / BytesPerHundredth));

    private static string Text(decimal hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100:0.00} GB");
}

// How long a model takes until it answers, by the arguments of its service.
internal static class ModelLoading
{
    // None where the engine's habits or the size of the weights are not known.
    internal static ColdStart? Of(ModelServiceArgs args, Engine engine) =>
        ColdStart.Of(engine, ModelSizes.Of(args, engine).WeightBytes, LoadRates.Of(engine, args.ModelSource, MountOptions(args)));

    private static IEnumerable<string> MountOptions(ModelServiceArgs args) =>
        args.Volumes?.TryGetValue(Engine.ModelVolume, out var volume) == true
            ? volume.MountOptions ?? []
            : Engine.MountOptions;
}
