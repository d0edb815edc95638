namespace GpuInfra;

// The pages that the facts of pipelines come from, each written once.
internal static class PipelineSources
{
    private const string Iam = "https://docs.cloud.google.com/iam/docs/";

    internal static Source Subjects { get; } = Of("https://docs.github.com/en/actions/reference/security/oidc");

    internal static Source Providers { get; } =
        Of(Iam + "reference/rest/v1/projects.locations.workloadIdentityPools.providers");

    internal static Source Pools { get; } = Of(Iam + "reference/rest/v1/projects.locations.workloadIdentityPools/create");

    internal static Source Federation { get; } = Of(Iam + "workload-identity-federation-with-deployment-pipelines");

    internal static Source Permissions { get; } = Of(Iam + "roles-permissions");

    internal static Source LimitedGrants { get; } = Of(Iam + "setting-limits-on-granting-roles");

    internal static Source Conditions { get; } = Of(Iam + "conditions-attribute-reference");

    // Google has a list of its dangerous roles and no list of permissions.
    internal static Source Escalations { get; } = new(
        "https://github.com/RhinoSecurityLabs/GCP-IAM-Privilege-Escalation", new DateOnly(2026, 11, 28), Certainty.Confirmed);

    private static Source Of(string url) => new(url, new DateOnly(2026, 11, 21), Certainty.Confirmed);
}
