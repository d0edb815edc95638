namespace GpuInfra;

// The sizes of a model, as the caller says them or else as the catalog knows them.
internal sealed record ModelSizes(long? WeightBytes, ModelKvCache? Cache, int? MaximumContext)
{
    // What only embeds keeps nothing for the next token.
    internal bool KeepsNothing { get; private init; }

    internal static ModelSizes Of(ModelServiceArgs args, Engine engine)
    {
        var (facts, embeds) = (Models.Find(engine, args.Model ?? ""), engine.Server is { IsForLanguage: false });
        return new(
            Models.WeightBytesOf(engine, args.Model ?? "", args.Weights),
            embeds ? null : args.KvCacheBytesPerToken is > 0 and { } bytes ? new ModelKvCache(bytes) : facts?.Cache,
            facts?.MaximumContext)
        { KeepsNothing = embeds };
    }
}
