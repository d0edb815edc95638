namespace GpuInfra;

/// <summary>What it means to keep the weights of a model in one place.</summary>
/// <param name="Id">What <see cref="ModelServiceArgs.ModelSource"/> says.</param>
/// <param name="Deploying">How long a deployment takes, and what it needs first.</param>
/// <param name="Starting">How the weights come to an instance that starts, and how fast.</param>
/// <param name="Effort">What somebody must do or set aside for it.</param>
/// <param name="Storing">What it costs to keep them, at list prices.</param>
/// <param name="Source">Who compares the four.</param>
public sealed record ModelSourceTradeoff(string Id, string Deploying, string Starting, string Effort, string Storing, Source Source)
{
    /// <summary>All of them, those that are preferred first.</summary>
    public static IReadOnlyList<ModelSourceTradeoff> All { get; } =
    [
        Of(
            ServedModel.MemorySource, "fast, once the model is imported", LoadRates.Memory,
            "copied by several connections at once, or streamed by vLLM",
            "none; the copy takes memory and vCPUs of the instance", $"{Bucket} in the bucket"),
        Of(
            ServedModel.BucketSource, "fast, once the model is imported", LoadRates.BucketReadAhead,
            "read through a file system, one file after another", "none", $"{Bucket} in the bucket"),
        Of(
            ServedModel.ImageSource, "slow: an image is built, pushed and imported; best below 10 GB", LoadRates.Image,
            "streamed with the image",
            "an image for each model and each version of the engine", $"{Price(PriceIds.Registry)} in Artifact Registry, for each version that is kept"),
        Of(
            ServedModel.InternetSource, "fast", LoadRates.Internet,
            "downloaded anew, or not at all where the other side fails",
            "a way to the internet: network.internet, with Cloud NAT", $"{Price(PriceIds.NatData)} for each start"),
    ];

    private static string Bucket => Price(PriceIds.Storage);

    private static ModelSourceTradeoff Of(string id, string deploying, LoadRate rate, string starting, string effort, string storing) => new(
        id, deploying,
        string.Create(CultureInfo.InvariantCulture, $"{starting}: {rate.SlowMegabytesPerSecond} to {rate.FastMegabytesPerSecond} MB a second, as measured"),
        effort, storing, ModelSources.Loading);

    private static string Price(string id)
    {
        var price = ListPrices.All.Where(price => price.Id == id).MinBy(price => price.Amount)!;
        return string.Create(CultureInfo.InvariantCulture, $"{price.Amount:0.###} USD a {price.Unit.Replace("-", " a ", StringComparison.Ordinal)}");
    }
}
