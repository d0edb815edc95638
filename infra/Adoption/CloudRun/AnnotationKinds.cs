namespace GpuInfra.Adoption;

// The annotations of a service in the Cloud Run Admin API v1, and the properties of v2 that say the same.
// https://docs.cloud.google.com/run/docs/reference/rest/v1/namespaces.services, read 2026-11-30.
internal sealed record AnnotationKind(string Name, string Property, AnnotationForm Form, bool IsOfService)
{
    private const string CloudRun = "run.googleapis.com/";
    private const string Scaling = "autoscaling.knative.dev/";

    private static readonly Dictionary<string, AnnotationKind> OfService = Index(
    [
        Service("ingress", "ingress", AnnotationForm.Ingress),
        Service("launch-stage", "launchStage"),
        Service("description", "description"),
        Service("minScale", "scaling.minInstanceCount", AnnotationForm.Number),
        Service("maxScale", "scaling.maxInstanceCount", AnnotationForm.Number),
        Service("scalingMode", "scaling.scalingMode", AnnotationForm.Upper),
        Service("manualInstanceCount", "scaling.manualInstanceCount", AnnotationForm.Number),
        Service("custom-audiences", "customAudiences", AnnotationForm.Json),
        Service("default-url-disabled", "defaultUriDisabled", AnnotationForm.Boolean),
        Service("invoker-iam-disabled", "invokerIamDisabled", AnnotationForm.Boolean),
        Service("iap-enabled", "iapEnabled", AnnotationForm.Boolean),
        Service("binary-authorization", "binaryAuthorization", AnnotationForm.BinaryAuthorization),
        Service("binary-authorization-breakglass", "binaryAuthorization.breakglassJustification"),
    ]);

    private static readonly Dictionary<string, AnnotationKind> OfRevision = Index(
    [
        new($"{Scaling}minScale", "template.scaling.minInstanceCount", AnnotationForm.Number, false),
        new($"{Scaling}maxScale", "template.scaling.maxInstanceCount", AnnotationForm.Number, false),
        Revision("cpu-throttling", "resources.cpuIdle", AnnotationForm.EachContainer),
        Revision("startup-cpu-boost", "resources.startupCpuBoost", AnnotationForm.EachContainer),
        Revision("gpu-zonal-redundancy-disabled", "template.gpuZonalRedundancyDisabled", AnnotationForm.Boolean),
        Revision("network-interfaces", "template.vpcAccess.networkInterfaces", AnnotationForm.Json),
        Revision("vpc-access-egress", "template.vpcAccess.egress", AnnotationForm.Egress),
        Revision("vpc-access-connector", "template.vpcAccess.connector"),
        Revision("execution-environment", "template.executionEnvironment", AnnotationForm.Environment),
        Revision("sessionAffinity", "template.sessionAffinity", AnnotationForm.Boolean),
        Revision("encryption-key", "template.encryptionKey"),
        Revision("health-check-disabled", "template.healthCheckDisabled", AnnotationForm.Boolean),
        Revision("mesh", "template.serviceMesh.mesh"),
        Revision("container-dependencies", "dependsOn", AnnotationForm.Dependencies),
        Revision("secrets", "", AnnotationForm.SecretAliases),
        Revision("cloudsql-instances", "template.volumes", AnnotationForm.CloudSql),
    ]);

    // What a server writes by itself, or what only says who wrote the service with what.
    private static readonly HashSet<string> Filled =
    [
        "client-name", "client-version", "ingress-status", "operation-id", "urls", "build-id", "build-image-uri", "build-name", "build-source-location",
        "last-applied-configuration", "minScale-status", "maxScale-status",
    ];

    // What is known and has no counterpart that a service here could say.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["post-key-revocation-action-type"] = "no key: Cloud Run keeps its own way when a key is revoked",
        ["encryption-key-shutdown-hours"] = "no key: Cloud Run keeps its own way when a key is revoked",
        ["base-images"] = "no key: an image is built before it is deployed",
        ["sources"] = "no key: an image is built before it is deployed",
        ["build-base-image"] = "no key: an image is built before it is deployed",
        ["build-enable-automatic-updates"] = "no key: an image is built before it is deployed",
        ["build-environment-variables"] = "no key: an image is built before it is deployed",
        ["build-function-target"] = "no key: an image is built before it is deployed",
        ["build-service-account"] = "no key: an image is built before it is deployed",
        ["build-worker-pool"] = "no key: an image is built before it is deployed",
        ["zone-separation"] = "no key",
        ["threat-detection"] = "no key: Security Command Center decides it for the project",
    };

    // Where a service has the property: what is of each container is named at the first of them.
    public string Path => Form is AnnotationForm.EachContainer or AnnotationForm.Dependencies ? $"template.containers[0].{Property}" : Property;

    public static AnnotationKind? Find(string name, bool ofService) => (ofService ? OfService : OfRevision).GetValueOrDefault(name);

    // One of the other place, or nothing.
    public static AnnotationKind? Elsewhere(string name, bool ofService) => Find(name, !ofService);

    public static bool IsFilled(string name) => name.StartsWith(CloudRun, StringComparison.Ordinal)
        ? Filled.Contains(name[CloudRun.Length..])
        : name.StartsWith("serving.knative.dev/", StringComparison.Ordinal) || name.StartsWith("client.knative.dev/", StringComparison.Ordinal)
            || name.StartsWith("kubectl.kubernetes.io/", StringComparison.Ordinal);

    public static string? ReasonAgainst(string name) =>
        name.StartsWith(CloudRun, StringComparison.Ordinal) ? Others.GetValueOrDefault(name[CloudRun.Length..]) : null;

    public static bool IsOfSystem(string name) =>
        name.Split('/')[0] is var domain && (domain.EndsWith("googleapis.com", StringComparison.Ordinal) || domain.EndsWith("knative.dev", StringComparison.Ordinal));

    private static AnnotationKind Service(string name, string property, AnnotationForm form = AnnotationForm.Text) =>
        new(CloudRun + name, property, form, true);

    private static AnnotationKind Revision(string name, string property, AnnotationForm form = AnnotationForm.Text) =>
        new(CloudRun + name, property, form, false);

    private static Dictionary<string, AnnotationKind> Index(AnnotationKind[] kinds) => kinds.ToDictionary(kind => kind.Name);
}

internal enum AnnotationForm
{
    Text,
    Number,
    Boolean,
    Upper,
    Json,
    Ingress,
    Egress,
    Environment,
    EachContainer,
    BinaryAuthorization,
    Dependencies,
    SecretAliases,
    CloudSql,
}
