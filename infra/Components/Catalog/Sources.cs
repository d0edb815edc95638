namespace GpuInfra;

// The pages that several facts quote, each written once. What one class alone quotes stands in that class.
internal static class Sources
{
    private const string Run = "https://docs.cloud.google.com/run/docs/";

    internal static Source Gpu { get; } = Page("configuring/services/gpu", 2026, 10, 8);

    internal static Source ZonalRedundancy { get; } = Page("configuring/services/gpu-zonal-redundancy", 2026, 10, 8);

    internal static Source Cpu { get; } = Page("configuring/services/cpu", 2026, 11, 20);

    internal static Source MemoryLimits { get; } = Page("configuring/services/memory-limits", 2026, 11, 20);

    internal static Source ProbesOfProvider { get; } = new(
        "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service",
        new DateOnly(2026, 11, 28),
        Certainty.Unconfirmed);

    internal static Source HealthChecks { get; } = Page("configuring/healthchecks", 2026, 11, 20);

    internal static Source Concurrency { get; } = Page("about-concurrency", 2026, 11, 20);

    internal static Source RequestTimeout { get; } = Page("configuring/request-timeout", 2026, 10, 7);

    internal static Source MinimumInstances { get; } = Page("configuring/min-instances", 2026, 11, 20);

    internal static Source MaximumInstances { get; } = Page("configuring/max-instances-limits", 2026, 11, 20);

    internal static Source Environment { get; } = Page("configuring/services/overview-environment-variables", 2026, 11, 20);

    internal static Source Containers { get; } = Page("configuring/services/containers", 2026, 11, 20);

    internal static Source ContainerContract { get; } = Page("container-contract", 2026, 11, 20);

    internal static Source Secrets { get; } = Page("configuring/services/secrets", 2026, 11, 20);

    internal static Source BucketVolumes { get; } = Page("configuring/services/cloud-storage-volume-mounts", 2026, 11, 20);

    internal static Source MemoryVolumes { get; } = Page("configuring/services/in-memory-volume-mounts", 2026, 11, 20);

    internal static Source ServiceApi { get; } = Page("reference/rest/v2/projects.locations.services", 2026, 11, 20);

    internal static Source RestrictIngress { get; } = Page("securing/ingress", 2026, 11, 20);

    internal static Source SessionAffinity { get; } = Page("configuring/session-affinity", 2026, 11, 28);

    internal static Source CustomAudiences { get; } = Page("configuring/custom-audiences", 2026, 11, 28);

    internal static Source Http2 { get; } = Page("configuring/http2", 2026, 11, 28);

    internal static Source IdentityAwareProxy { get; } = Page("securing/identity-aware-proxy-cloud-run", 2026, 11, 28);

    internal static Source ProgramsThroughIap { get; } = Of("https://docs.cloud.google.com/iap/docs/authentication-howto", new DateOnly(2026, 11, 30));

    internal static Source ServiceToService { get; } = Page("authenticating/service-to-service", 2026, 11, 30);

    // The text of the command itself, in version 556 of the SDK.
    internal static Source ServicesProxy { get; } = Of(
        "https://docs.cloud.google.com/sdk/gcloud/reference/run/services/proxy", new DateOnly(2026, 11, 30));

    internal static Source HybridAccess { get; } = Of(
        "https://docs.cloud.google.com/vpc/docs/configure-private-google-access-hybrid", new DateOnly(2026, 11, 30));

    internal static Source IdentityAwareProxyByHttp2 { get; } =
        Of("https://github.com/domZippilli/gcs-proxy-cloud-run/pull/14", new DateOnly(2026, 11, 28)).Unconfirmed;

    internal static Source CustomerKeys { get; } = Page("securing/using-cmek", 2026, 11, 30).Unconfirmed;

    internal static Source CloudSql { get; } = Of("https://docs.cloud.google.com/sql/docs/mysql/iam-roles", new DateOnly(2026, 11, 30));

    internal static Source ServiceIdentity { get; } = Page("securing/service-identity", 2026, 11, 20);

    internal static Source Deploying { get; } = Page("deploying", 2026, 11, 20);

    internal static Source DirectVpc { get; } = Page("configuring/vpc-direct-vpc", 2026, 11, 20);

    internal static Source Networking { get; } = Page("configuring/networking-best-practices", 2026, 11, 20);

    internal static Source Quotas { get; } = Of("https://docs.cloud.google.com/run/quotas", new DateOnly(2026, 11, 20));

    internal static Source Labels { get; } =
        Of("https://docs.cloud.google.com/resource-manager/docs/labels-overview", new DateOnly(2026, 11, 20));

    internal static Source ColdStarts { get; } = Of(
        "https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run",
        new DateOnly(2026, 5, 28));

    internal static Source OllamaTutorial { get; } =
        Of("https://docs.cloud.google.com/run/docs/tutorials/gpu-gemma-with-ollama", new DateOnly(2026, 4, 8));

    private static Source Page(string path, int year, int month, int day) => Of(Run + path, new DateOnly(year, month, day));

    internal static Source Of(string url, DateOnly read) => new(url, read, Certainty.Confirmed);
}
