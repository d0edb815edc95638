namespace GpuInfra.Planning;

// A role that somebody has on something: what the resources of IAM say, whatever they are called.
internal sealed partial record Grant(string Member, string Role, string Target)
{
    private static readonly string[] Targets =
        ["name", "cloudRunServiceName", "bucket", "repository", "serviceAccountId", "cryptoKeyId", "secretId", "service", "project"];

    private static readonly Dictionary<string, string> Abilities = new(StringComparer.Ordinal)
    {
        ["roles/run.invoker"] = "call",
        ["roles/run.servicesInvoker"] = "call",
        ["roles/iap.httpsResourceAccessor"] = "come through Identity-Aware Proxy to",
        ["roles/cloudsql.client"] = "connect to instances of Cloud SQL in",
        ["roles/run.developer"] = "change every Cloud Run service of",
        ["roles/storage.objectViewer"] = "read the objects in",
        ["roles/storage.objectUser"] = "read and change the objects in",
        ["roles/storage.objectAdmin"] = "read and change the objects in",
        ["roles/artifactregistry.reader"] = "read the images in",
        ["roles/artifactregistry.writer"] = "push images to",
        ["roles/iam.serviceAccountUser"] = "act as",
        ["roles/iam.workloadIdentityUser"] = "act as",
        ["roles/iam.serviceAccountTokenCreator"] = "make tokens of",
        ["roles/logging.logWriter"] = "write logs to",
        ["roles/monitoring.metricWriter"] = "write metrics to",
        ["roles/secretmanager.secretAccessor"] = "read the secret",
        ["roles/cloudkms.cryptoKeyEncrypterDecrypter"] = "encrypt and decrypt with",
    };

    public string Who { get; private init; } = Principal.Of(Member);

    public string Does => $"{Abilities.GetValueOrDefault(Role) ?? $"use {Role} on"} {Target}";

    // A role that makes others of itself.
    public bool IsPowerful => PowerfulRole().IsMatch(Role);

    public static Grant? Of(PlannedResource resource)
    {
        if (!CloudTypes.IsGrant(resource.Type))
        {
            return null;
        }

        var inputs = resource.Inputs;
        var member = Read.Text(inputs.Find("member")) ?? inputs.Find("members")?.ToString().Trim('[', ']') ?? "whoever the policy names";
        var grant = new Grant(
            member, Read.Text(inputs.Find("role")) ?? "its roles", AccountBehind(resource, "serviceAccountId") ?? TargetOf(inputs));
        return AccountBehind(resource, "member") is { } account ? grant with { Who = account } : grant;
    }

    // An account of the stack goes by the name that it has there, whether or not its address is known.
    private static string? AccountBehind(PlannedResource resource, string input) =>
        resource.PropertyDependencies.GetValueOrDefault(input, []).Select(ResourceUrn.Of)
            .Where(static urn => urn.Type == CloudTypes.Account).ToList() is [var account]
            ? account.Name
            : null;

    private static string TargetOf(PropertyMap inputs)
    {
        var target = Targets.Select(name => Read.Text(inputs.Find(name))).OfType<string>().FirstOrDefault() ?? "the project";
        var name = Principal.Of(LastPart().Match(target).Value);
        return SymbolText.Replace(name, static _ => "…");
    }

    // What stands behind the last slash, but for those within a reference.
    [GeneratedRegex(@"(\$\{[^}]*\}|[^/])*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LastPart();

    [GeneratedRegex("(?i)(admin|editor|owner|tokenCreator|serviceAccountUser)$")]
    private static partial Regex PowerfulRole();
}
