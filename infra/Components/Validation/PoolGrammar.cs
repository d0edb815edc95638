namespace GpuInfra;

// The grammar of principal:// and principalSet://: identities of pools, and sets of a resource.
internal static partial class PoolGrammar
{
    private const string Iam = "iam.googleapis.com";
    private const string PoolForm = Iam + "/projects/NUMBER/locations/global/workloadIdentityPools/POOL/";

    // Hosts that name no pool; what follows them is theirs to check.
    private static readonly string[] OtherHosts = ["cloudidentity.googleapis.com", "agentregistry.googleapis.com"];

    // What is wrong with what stands behind the kind; none where it has the form of a principal.
    public static PrincipalMistake? MistakeOf(string kind, string rest)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal) || rest.StartsWith("///", StringComparison.Ordinal))
        {
            var right = $"//{rest.TrimStart('/')}";
            return new($"which must have two slashes after {kind}:", MistakeOf(kind, right)?.Fix ?? $"Write {kind}:{right}.");
        }

        var path = rest[2..];
        var host = path.Split('/')[0];
        return OtherHosts.Contains(host) || host.EndsWith(".system.id.goog", StringComparison.Ordinal) ? null
            : host == "cloudresourcemanager.googleapis.com" ? OfResource(kind, path)
            : host == Iam ? OfPool(kind, path)
            : new($"which does not begin with {kind}://{Iam}/", $"Write {FormOf(kind)}.");
    }

    private static PrincipalMistake? OfResource(string kind, string path) =>
        kind != "principalSet"
            ? new("which names a set of principals", $"Write principalSet://{path}.")
        : ResourceSet().IsMatch(path) ? null
        : path.Split('/') is [_, "projects", var id, ..] && ProjectId().IsMatch(id) ? ByNumber(id)
        : new("which is not a set of principals", "Write principalSet://cloudresourcemanager.googleapis.com/projects/NUMBER.");

    private static PrincipalMistake? OfPool(string kind, string path)
    {
        switch (path.Split('/'))
        {
            case [_, "projects", var project, "locations", "global", "workloadIdentityPools", not "", .. var who]:
                return Number().IsMatch(project) ? OfWho(kind, path, who) : ByNumber(project);
            case [_, "locations", "global", "workforcePools", not "", .. var who]:
                return OfWho(kind, path, who);
            case [_, "projects", _, "locations", not "global", "workloadIdentityPools", ..]:
                return new("which names a pool in another location than global", $"Write {FormOf(kind)}.");
            default:
                return new(
                    "which does not name its pool in full: projects/NUMBER/locations/global/workloadIdentityPools/POOL is missing",
                    $"Write {FormOf(kind)}, where NUMBER is the project's number.");
        }
    }

    private static PrincipalMistake? OfWho(string kind, string path, string[] who)
    {
        var isOne = who is ["subject" or "kubernetes.serviceaccount.uid", not "", ..];
        var isSet = who is ["*"] or ["group" or "namespace" or "kubernetes.cluster", not "", ..]
            || (who is [var name, not "", ..] && Attribute().IsMatch(name));
        var right = isOne ? "principal" : "principalSet";
        return !isOne && !isSet
                ? new(
                    who is ["providers", ..] ? "which names a provider, but a principal is of the pool" : "which does not say who of the pool",
                    $"Write {FormOf(kind)}.")
            : kind == right ? null
            : new(isOne ? "which names one principal, not a set" : "which names a set of principals", $"Write {right}://{path}.");
    }

    private static PrincipalMistake ByNumber(string project) => !ProjectId().IsMatch(project)
        ? new("which has no project", "Write projects/NUMBER, where NUMBER is the project's number.")
        : new(
            $"which names the project {project} by its id, but a principal has the project's number",
            $"Write projects/NUMBER: 'gcloud projects describe {project}' says it as projectNumber.");

    private static string FormOf(string kind) =>
        $"{kind}://{PoolForm}{(kind == "principal" ? "subject/SUBJECT" : "attribute.NAME/VALUE")}";

    [GeneratedRegex(@"\Acloudresourcemanager\.googleapis\.com/(projects|folders|organizations)/[0-9]+(/type/[A-Za-z]+)?\z")]
    private static partial Regex ResourceSet();

    [GeneratedRegex(@"\Aattribute\.[a-z0-9_]+\z")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A([a-z0-9.-]+:)?[a-z][a-z0-9-]*\z")]
    private static partial Regex ProjectId();
}
