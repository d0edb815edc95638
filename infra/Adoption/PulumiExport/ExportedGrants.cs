using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Who may do what with a resource of an export.
internal sealed class ExportedGrants(ImmutableArray<ExportedEntry> resources)
{
    private static readonly string[] OfServices = ["gcp:cloudrunv2/serviceIam", "gcp:cloudrun/iam"];

    public static bool IsGrant(string type) => OfServices.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))
        || type.StartsWith("gcp:storage/bucketIAM", StringComparison.Ordinal)
        || type.StartsWith("gcp:artifactregistry/repositoryIam", StringComparison.Ordinal);

    public SourceList? InvokersOf(string? service) => Members(CallersOf(service));

    // Who may call it by the role that a stack grants.
    public SourceMap? NarrowGrantsOf(string? service) =>
        CallerRoles.GrantsOf(Members(CallersOf(service).Where(grant => Role(grant) == CallerRoles.Narrow))?.Items ?? []);

    private IEnumerable<ExportedEntry> CallersOf(string? service) => resources.Where(grant => OfServices.Any(prefix => grant.Type.StartsWith(prefix, StringComparison.Ordinal))
        && LastOf(grant.NameOf("name") ?? grant.NameOf("service")) == service && CallerRoles.All.Contains(Role(grant)));

    // By role.
    public SourceMap? OfBucket(string? bucket)
    {
        var grants = resources.Where(grant => grant.Type.StartsWith("gcp:storage/bucketIAM", StringComparison.Ordinal)
            && LastOf(grant.NameOf("bucket")) == bucket && Role(grant).Length > 0).ToList();
        ImmutableArray<SourceEntry> roles =
            [.. grants.GroupBy(Role).Where(role => Members(role) is not null).Select(role => new SourceEntry(role.Key, Members(role)!, role.First().Place))];
        return roles.Length == 0 ? null : new(roles, grants[0].Place);
    }

    public SourceList? OfRepository(string? repository, string role) => Members(
        resources.Where(grant => grant.Type.StartsWith("gcp:artifactregistry/repositoryIam", StringComparison.Ordinal)
            && LastOf(grant.NameOf("repository")) == repository && Role(grant) == role));

    // Whether a stack takes it over: of a service who may call it, of a bucket and a repository whatever is granted there.
    public bool IsTaken(ExportedEntry grant) =>
        OfServices.Any(prefix => grant.Type.StartsWith(prefix, StringComparison.Ordinal)) ? CallerRoles.All.Contains(Role(grant)) && Has("service:Service", "name", grant.NameOf("name") ?? grant.NameOf("service"))
        : grant.Type.StartsWith("gcp:storage/", StringComparison.Ordinal) ? Has("storage/bucket:Bucket", "name", grant.NameOf("bucket"))
        : Has("artifactregistry/repository:Repository", "repositoryId", grant.NameOf("repository"));

    private bool Has(string type, string input, string? name) =>
        resources.Any(resource => resource.Type.EndsWith(type, StringComparison.Ordinal) && resource.NameOf(input) is { } own && own == LastOf(name));

    public static bool IsConditional(ExportedEntry grant) => grant.Inputs["condition"] is SourceMap { Entries.Length: > 0 } or SourceUnknown or SourceSecret;

    // A stack grants without conditions.
    private static SourceList? Members(IEnumerable<ExportedEntry> grants)
    {
        var members = grants.Where(grant => !IsConditional(grant)).SelectMany(grant => grant.Inputs["members"] is SourceList list ? list.Items
            : grant.Inputs["member"] is { } one ? [one] : ImmutableArray<SourceValue>.Empty).ToImmutableArray();
        return members.Length == 0 ? null : new(members, members[0].Place);
    }

    private static string Role(ExportedEntry grant) => SourceTexts.Of(grant.Inputs["role"]) ?? "";

    private static string? LastOf(string? name) => name?.Split('/')[^1];
}
