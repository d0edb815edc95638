namespace GpuInfra.StackFiles;

// The keys that Pulumi's provider for Google Cloud has: the class Pulumi.Gcp.Config of version 9.35.0.
internal static class ProviderKeys
{
    public const string Namespace = "gcp";

    // There are 194 of them, one for each service of Google's.
    private const string EndpointSuffix = "CustomEndpoint";

    public static IReadOnlyList<string> Names { get; } =
    [
        "accessToken", "addPulumiAttributionLabel", "batching", "billingProject", "credentials", "defaultLabels", "deletionPolicy",
        "disableGlobalProjectWarning", "disableGooglePartnerName", "externalCredentials", "googlePartnerName",
        "impersonateServiceAccount", "impersonateServiceAccountDelegates", "pollInterval", "preferGlobalEndpoints",
        "preferRegionalEndpoints", "project", "pulumiAttributionLabelAdditionStrategy", "region", "requestReason",
        "requestTimeout", "scopes", "skipRegionValidation", "universeDomain", "userProjectOverride", "zone",
    ];

    public static bool IsKnown(string name) =>
        Names.Contains(name) || (name.EndsWith(EndpointSuffix, StringComparison.Ordinal) && name.Length > EndpointSuffix.Length);
}
