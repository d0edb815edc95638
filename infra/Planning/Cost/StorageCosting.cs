namespace GpuInfra.Planning;

// Reckons what is kept: models in buckets, and images in repositories.
internal sealed class StorageCosting(Costing costing)
{
    private const string Models = "models";
    private const string Images = "images";
    private const string Said = "as the usage says";

    public IEnumerable<CostLine> Lines() =>
    [
        .. costing.Stack.OfType(CloudTypes.Bucket).SelectMany(OfBucket),
        .. costing.Stack.OfType(CloudTypes.Repository).SelectMany(OfRepository),
    ];

    private IEnumerable<CostLine> OfBucket(PlannedResource bucket)
    {
        var region = Region(bucket);
        var usage = UsageOf(bucket, ComponentTypes.ModelBucket);
        var price = costing.Find($"storage.{(bucket.Inputs.Text("storageClass") ?? "STANDARD").ToLowerInvariant()}", region);
        if (Amount(usage, Models) is { } said)
        {
            yield return Kept(Models, bucket, (said, Said), price);
        }
        else if (IsOwn(bucket, ComponentTypes.ModelBucket)
            && Weights(region, ServedModel.BucketSource) is > 0 and var weights)
        {
            yield return Kept(Models, bucket, (weights, "the weights that are known"), price);
        }
        else if (!IsOwn(bucket, ComponentTypes.ModelBucket) || ModelsIn(region, ServedModel.BucketSource).Count > 0)
        {
            costing.Notes.Add($"What the bucket {bucket.Name} holds is not known, and is left out.");
        }

        foreach (var (key, id) in ((string, string)[])[("bucketReads", PriceIds.StorageReads), ("bucketWrites", PriceIds.StorageWrites)])
        {
            if (usage.Whole(key) is > 0 and var count)
            {
                var each = costing.Find(id, region);
                yield return new(
                    Models, $"{(id == PriceIds.StorageReads ? "reads from" : "writes to")} {bucket.Name}",
                    costing.Used(count * (each?.Amount ?? 0)), Costing.At($"{count} operations", each), each);
            }
        }
    }

    private IEnumerable<CostLine> OfRepository(PlannedResource repository)
    {
        var region = Region(repository);
        if (repository.Inputs.Text("mode") is { } mode && mode != "STANDARD_REPOSITORY")
        {
            costing.Notes.Add($"What the repository {repository.Name} mirrors is not known, and is left out.");
        }
        else if (Amount(UsageOf(repository, ComponentTypes.ImageRepository), Images) is { } said)
        {
            yield return Kept(Images, repository, (said, Said), costing.Find(PriceIds.Registry, region));
        }
        else if (IsOwn(repository, ComponentTypes.ImageRepository)
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

    private CostLine Kept(string subject, PlannedResource store, (decimal Gibibytes, string Basis) size, Price? price) => new(
        subject, store.Name, costing.Constant(size.Gibibytes * (price?.Amount ?? 0)),
        Costing.At($"{size.Gibibytes:0.#} GiB, {size.Basis},", price), price);

    // Each model is kept once, however many services serve it.
    private decimal Weights(string region, string source)
    {
        var models = ModelsIn(region, source);
        foreach (var unknown in models.Where(model => WeightBytes(model) is null))
        {
            costing.Notes.Add($"The size of the weights of {unknown.Name} is not known, and is left out.");
        }

        return models.Sum(model => ResourceQuantity.Gibibytes(WeightBytes(model) ?? 0));
    }

    private List<PlannedResource> ModelsIn(string region, string source) =>
    [
        .. costing.Stack.ModelServices
            .Where(service => service.Inputs.Text("location") == region
                && StoreOf(service.Inputs.Text("modelSource")) == source)
            .DistinctBy(service => (service.Inputs.Text("engine"), service.Inputs.Text("model"))),
    ];

    // What is copied into memory lies in the bucket.
    private static string StoreOf(string? source) => source switch
    {
        null => ServedModel.ImageSource,
        ServedModel.MemorySource => ServedModel.BucketSource,
        _ => source,
    };

    internal static long? WeightBytes(PlannedResource service) =>
        Engines.Find(service.Inputs.Text("engine")) is { } engine
            ? GpuInfra.Models.WeightBytesOf(engine, service.Inputs.Text("model") ?? "", service.Inputs.Text("weights"))
            : null;

    // What a platform says is said of its own bucket and repository, not of whatever else a program puts into it.
    private PropertyMap UsageOf(PlannedResource store, string component) =>
        (IsOwn(store, component) ? costing.Stack.PlatformOf(store)?.Inputs.Map("usage") : null) ?? PropertyMap.Empty;

    private bool IsOwn(PlannedResource store, string component) => costing.Stack.Ancestor(store, component) is not null;

    private static string Region(PlannedResource store) => (store.Inputs.Text("location") ?? "").ToLowerInvariant();

    private static decimal? Amount(PropertyMap usage, string key) => ResourceQuantity.Gibibytes(usage.Text(key));
}
