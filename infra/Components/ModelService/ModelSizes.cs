namespace GpuInfra;

/// <summary>The sizes of a model, as the caller says them or else as the catalog knows them.</summary>
/// <param name="WeightBytes">The size of the weights; none where nobody says it.</param>
/// <param name="Cache">What each request takes beside them; none where nobody says it.</param>
/// <param name="MaximumContext">The most tokens that the model was made for; none where nobody says it.</param>
internal sealed record ModelSizes(long? WeightBytes, ModelKvCache? Cache, int? MaximumContext)
{
    internal static ModelSizes Of(ModelServiceArgs args, Engine engine)
    {
        var facts = Models.Find(engine, args.Model ?? "");
        return new(
            Models.WeightBytesOf(engine, args.Model ?? "", args.Weights),
            args.KvCacheBytesPerToken is > 0 and { } bytes ? new ModelKvCache(bytes) : facts?.Cache,
            facts?.MaximumContext);
    }
}
