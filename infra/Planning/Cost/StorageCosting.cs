namespace GpuInfra.Planning;

// Reckons what is kept: models in buckets, and images in repositories.
internal sealed class StorageCosting(Costing costing)
{
    private const string Models = "models";
    private const string Images = "images";
    private const string Said = "as the usage says";

    public IEnumerable<CostLine> Lines() =>
    [
        .. costing.Stack.OfType(CloudTypes.Bucket).Select(bucket => new PlannedStore(bucket)).SelectMany(OfBucket),
        .. costing.Stack.OfType(CloudTypes.Repository).Select(repository => new PlannedStore(repository)).SelectMany(OfRepository),
    ];

    private IEnumerable<CostLine> OfBucket(PlannedStore bucket)
    {
        var (region, platform) = (bucket.Region, OwnerOf(bucket, ModelBucket.TypeToken));
        var price = costing.Find($"storage.{bucket.BucketClass.ToLowerInvariant()}", region);
        if (platform?.Models is { } said)
        {
            yield return Kept(Models, bucket, (said, Said), price);
        }
        else if (IsOwn(bucket, ModelBucket.TypeToken)
            && Weights(region, ServedModel.BucketSource) is > 0 and var weights)
        {
            yield return Kept(Models, bucket, (weights, "the weights that are known"), price);
        }
        else if (!IsOwn(bucket, ModelBucket.TypeToken) || ModelsIn(region, ServedModel.BucketSource).Count > 0)
        {
            costing.Notes.Add($"What the bucket {bucket.Name} holds is not known, and is left out.");
        }

        foreach (var (operations, id) in ((int?, string)[])[(platform?.BucketReads, PriceIds.StorageReads), (platform?.BucketWrites, PriceIds.StorageWrites)])
        {
            if (operations is > 0 and var count)
            {
                var each = costing.Find(id, region);
                yield return new(
                    Models, $"{(id == PriceIds.StorageReads ? "reads from" : "writes to")} {bucket.Name}",
                    Costing.Used(count * (each?.Amount ?? 0)), Costing.At($"{count} operations", each), each);
            }
        }
    }

    private IEnumerable<CostLine> OfRepository(PlannedStore repository)
    {
        var region = repository.Region;
        if (!repository.IsForOwnImages)
        {
            costing.Notes.Add($"What the repository {repository.Name} mirrors is not known, and is left out.");
        }
        else if (OwnerOf(repository, ImageRepository.TypeToken)?.Images is { } said)
        {
            yield return Kept(Images, repository, (said, Said), costing.Find(PriceIds.Registry, region));
        }
        else if (IsOwn(repository, ImageRepository.TypeToken)
            && Weights(region, ServedModel.ImageSource) is > 0 and var weights)
        {
            const string basis = "the weights that are known, without the servers around them";
            yield return Kept(Images, repository, (weights, basis), costing.Find(PriceIds.Registry, region));
        }
        else
        {
            costing.Notes.Add($"What the repository {repository.Name} holds is not known, and is left out.");
        }
    }

    private CostLine Kept(string subject, PlannedStore store, (decimal Gibibytes, string Basis) size, Price? price) => new(
        subject, store.Name, costing.Constant(size.Gibibytes * (price?.Amount ?? 0)),
        Costing.At($"{size.Gibibytes:0.#} GiB, {size.Basis},", price), price);

    // Each model is kept once, however many services serve it.
    private decimal Weights(string region, string source)
    {
        var models = ModelsIn(region, source);
        foreach (var unknown in models.Where(static model => model.WeightBytes is null))
        {
            costing.Notes.Add($"The size of the weights of {unknown.Resource.Name} is not known, and is left out.");
        }

        return models.Sum(static model => ResourceQuantity.Gibibytes(model.WeightBytes ?? 0));
    }

    private List<PlannedModel> ModelsIn(string region, string source) =>
    [
        .. costing.Stack.Models.Where(model => model.Region == region && model.Store == source).DistinctBy(static model => (model.EngineId, model.Name)),
    ];

    // What a platform says is said of its own bucket and repository, not of whatever else a program puts into it.
    private PlannedPlatform? OwnerOf(PlannedStore store, string component) => IsOwn(store, component) ? costing.Stack.PlatformOf(store.Resource) : null;

    private bool IsOwn(PlannedStore store, string component) => costing.Stack.Ancestor(store.Resource, component) is not null;
}
