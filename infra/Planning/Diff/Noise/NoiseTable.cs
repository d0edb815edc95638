namespace GpuInfra.Planning;

// Differences that providers and the engine are known to show where there are none, and who reported them.
internal static class NoiseTable
{
    private const string GooglesProvider = "https://github.com/hashicorp/terraform-provider-google/";
    private const string ServiceFile =
        GooglesProvider + "blob/e03b7622a26cf4e878f90bdccaca6aa3d03a7999/google/services/cloudrunv2/resource_cloud_run_v2_service.go";

    private static readonly NoiseFact Client = Fact(
        "The console and gcloud leave their name, their version and the image on a service that they touched.",
        GooglesProvider + "issues/13410");

    private static readonly NoiseFact Zeros = Fact(
        "A service that says nothing of its scaling shows zeros there, which mean the same.",
        "https://github.com/GoogleCloudPlatform/terraform-dynamic-python-webapp/pull/433");

    private static readonly NoiseFact Minimum = Fact(
        "A minimum of zero instances shows as a difference each time, though nothing differs.",
        GooglesProvider + "issues/25457");

    private static readonly NoiseFact SystemAnnotation = Fact(
        "Cloud Run writes the id of its last operation onto a service: seen with the first version of its API.",
        "https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/issues/1173",
        Certainty.Unconfirmed);

    private static readonly NoiseFact Stage = Fact("A service that names no launch stage has the stage GA.", ServiceFile);

    private static readonly NoiseFact Traffic = Fact(
        "A service that does not divide its traffic sends all of it to the latest revision.", ServiceFile);

    private static readonly NoiseFact Attribution = Fact(
        "The provider labels what it makes, and on a bucket shows its own label as a difference.",
        "https://github.com/pulumi/pulumi-gcp/issues/2357");

    private static readonly NoiseFact EffectiveLabels = Fact(
        "The provider computes these labels from the others and shows differences that are none.",
        "https://github.com/pulumi/pulumi-gcp/issues/2372");

    private static readonly NoiseFact Etag = Fact(
        "A refresh shows another etag on grants that nobody touched.",
        "https://github.com/pulumi/pulumi-gcp/issues/751");

    private static readonly NoiseFact Version = Fact(
        "The stack uses another version of the provider, which the engine records without changing a resource.",
        "https://github.com/pulumi/pulumi/issues/16546");

    public static IReadOnlyList<NoiseRule> All { get; } =
    [
        new(CloudTypes.Service, "client", Client, IsLeftover),
        new(CloudTypes.Service, "clientVersion", Client, IsLeftover),
        new(CloudTypes.Service, "template.revision", Client, IsLeftover),
        new(CloudTypes.Service, "annotations[\"client.knative.dev/user-image\"]", Client, IsLeftover),
        new(CloudTypes.Service, "template.annotations[\"client.knative.dev/user-image\"]", Client, IsLeftover),
        new(CloudTypes.Service, "annotations[\"run.googleapis.com/operation-id\"]", SystemAnnotation, IsLeftover),
        new(CloudTypes.Service, "template.annotations[\"run.googleapis.com/operation-id\"]", SystemAnnotation, IsLeftover),
        new(CloudTypes.Service, "scaling", Zeros, AreZeros),
        new(CloudTypes.Service, "template.scaling", Minimum, AreZeros),
        new(CloudTypes.Service, "launchStage", Stage, static (old, @new) => AreUnsaidOr("GA", old, @new)),
        new(CloudTypes.Service, "traffics", Traffic, AreLatest),
        new(CloudTypes.Bucket, "labels[\"goog-pulumi-provisioned\"]", Attribution, IsLeftover),
        new(CloudTypes.Bucket, "labels[\"goog-terraform-provisioned\"]", Attribution, IsLeftover),
        new(NoiseRuleTypes.Any, "effectiveLabels", EffectiveLabels, Always),
        new(NoiseRuleTypes.Any, "pulumiLabels", EffectiveLabels, Always),
        new(NoiseRuleTypes.Grants, "etag", Etag, Always),
        new(NoiseRuleTypes.Providers, "version", Version, Always),
        new(NoiseRuleTypes.Providers, "pluginDownloadURL", Version, Always),
        new(NoiseRuleTypes.Any, "options.provider", Version, AreDefaultProviders),
    ];

    private static NoiseFact Fact(string what, string url, Certainty certainty = Certainty.Confirmed) =>
        new(what, new Source(url, new DateOnly(2026, 11, 21), certainty));

    private static bool Always(PropertyValue? old, PropertyValue? @new) => true;

    // The program says nothing about it.
    private static bool IsLeftover(PropertyValue? old, PropertyValue? @new) => @new is null;

    private static bool AreZeros(PropertyValue? old, PropertyValue? @new) => IsZero(old) && IsZero(@new);

    private static bool IsZero(PropertyValue? value) =>
        value is null || Trees.Leaves(value).All(static leaf =>
            leaf.Kind == PropertyKind.Null || Read.Number(leaf) == 0 || Read.Text(leaf) is "" or "AUTOMATIC");

    private static bool AreUnsaidOr(string word, PropertyValue? old, PropertyValue? @new) =>
        (Read.Text(old) ?? word) == word && (Read.Text(@new) ?? word) == word;

    private static bool AreLatest(PropertyValue? old, PropertyValue? @new) => IsLatest(old) && IsLatest(@new);

    private static bool IsLatest(PropertyValue? value) =>
        value is null
        || (value.Kind == PropertyKind.List && value.Items is [{ Kind: PropertyKind.Map } only] && Read.Number(only.Map.Find("percent")) == 100
            && Read.Text(only.Map.Find("type")) == "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"
            && Read.Text(only.Map.Find("tag")) is null or "");

    // Both are the engine's own, for two versions of one package.
    private static bool AreDefaultProviders(PropertyValue? old, PropertyValue? @new) => IsDefault(old) && IsDefault(@new);

    private static bool IsDefault(PropertyValue? reference) =>
        reference is null || ResourceUrn.OfProvider(reference.ToString()).IsDefaultProvider;
}
