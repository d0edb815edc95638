using System.Collections.Concurrent;

namespace GpuInfra.Planning;

/// <summary>What is known of differences that are none.</summary>
public static class NoiseFacts
{
    private static readonly ConcurrentDictionary<string, (PropertyPattern Pattern, NoiseCondition Condition)[]> ByType = new();

    private static readonly NoiseFact EffectiveLabels = Fact(
        "The provider computes these labels from the others and shows differences that are none.",
        "https://github.com/pulumi/pulumi-gcp/issues/2372");

    private static readonly NoiseFact Etag = Fact(
        "A refresh shows another etag on grants that nobody touched.", "https://github.com/pulumi/pulumi-gcp/issues/751");

    private static readonly NoiseFact Version = Fact(
        "The stack uses another version of the provider, which the engine records without changing a resource.",
        "https://github.com/pulumi/pulumi/issues/16546");

    private static readonly NoiseCondition[] OfAny =
    [
        new("effectiveLabels", EffectiveLabels, NoiseWhen.Always),
        new("pulumiLabels", EffectiveLabels, NoiseWhen.Always),
        new("options.provider", Version, NoiseWhen.DefaultProviders),
    ];

    private static readonly NoiseCondition[] OfGrants = [new("etag", Etag, NoiseWhen.Always)];

    private static readonly NoiseCondition[] OfProviders =
        [new("version", Version, NoiseWhen.Always), new("pluginDownloadURL", Version, NoiseWhen.Always)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NoiseFact> All { get; } =
        [.. ResourceKinds.All.SelectMany(kind => kind.Noise).Concat([.. OfAny, .. OfGrants, .. OfProviders]).Select(noise => noise.Fact).Distinct()];

    // A difference above the path is more than noise.
    internal static NoiseFact? Find(string type, ValueDifference difference) =>
        Array.Find(
            ByType.GetOrAdd(type, static type => [.. Of(type).Select(static noise => (new PropertyPattern(noise.Path), noise))]),
            noise => noise.Pattern.Covers(difference.Place) && Holds(noise.Condition, difference.Old, difference.New)).Condition?.Fact;

    private static IEnumerable<NoiseCondition> Of(string type) =>
    [
        .. ResourceKinds.Of(type).Noise,
        .. OfAny,
        .. CloudTypes.IsGrant(type) ? OfGrants : [],
        .. CloudTypes.IsProvider(type) ? OfProviders : [],
    ];

    private static bool Holds(NoiseCondition noise, PropertyValue? old, PropertyValue? @new) => noise.When switch
    {
        NoiseWhen.Leftover => @new is null,
        NoiseWhen.Zeros => IsZero(old) && IsZero(@new),
        NoiseWhen.Unsaid => (Read.Text(old) ?? noise.Word) == noise.Word && (Read.Text(@new) ?? noise.Word) == noise.Word,
        NoiseWhen.LatestTraffic => IsLatest(old) && IsLatest(@new),
        NoiseWhen.DefaultProviders => IsDefault(old) && IsDefault(@new),
        _ => true,
    };

    private static bool IsZero(PropertyValue? value) =>
        value is null || ValueTree.Leaves(value).All(static leaf =>
            leaf.Kind == PropertyKind.Null || Read.Number(leaf) == 0 || Read.Text(leaf) is "" or ServiceWire.Automatic);

    private static bool IsLatest(PropertyValue? value) =>
        value is null
        || (value.Kind == PropertyKind.List && value.Items is [{ Kind: PropertyKind.Map } only] && Read.Number(only.Map.Find("percent")) == 100
            && Read.Text(only.Map.Find("type")) == ServiceWire.NewestRevision
            && Read.Text(only.Map.Find("tag")) is null or "");

    private static bool IsDefault(PropertyValue? reference) =>
        reference is null || ResourceUrn.OfProvider(reference.ToString()).IsDefaultProvider;

    private static NoiseFact Fact(string what, string url) => new(what, new Source(url, new DateOnly(2026, 11, 21), Certainty.Confirmed));
}
