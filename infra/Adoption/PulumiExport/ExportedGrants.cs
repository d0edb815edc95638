using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Who may do what with a resource of an export.
internal sealed class ExportedGrants(ImmutableArray<ExportedEntry> resources)
{
    private static readonly string[] OfServices = ["gcp:cloudrunv2/serviceIam", "gcp:cloudrun/iam", "gcp:iap/webCloudRunServiceIam"];

    public static bool IsGrant(string type) => OfServices.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))
        || type.StartsWith("gcp:storage/bucketIAM", StringComparison.Ordinal)
        || type.StartsWith("gcp:artifactregistry/repositoryIam", StringComparison.Ordinal);

    public SourceList? InvokersOf(string? service) => Members(OnService(service).Where(grant => ServiceRoles.OfCallers.Contains(Role(grant))));

    // Of a service, what a stack grants, by role.
    public SourceMap? Of(string? service)
    {
        ImmutableArray<SourceEntry> roles = [.. OnService(service).Where(grant => ServiceRoles.IsOne(Role(grant))).GroupBy(Role).Where(role => Members(role) is not null)
            .Select(role => new SourceEntry(role.Key, Members(role)!, role.First().Place))];
        return roles.IsEmpty ? null : new(roles, roles[0].Place);
    }

    public static string ReasonAgainst(ExportedEntry grant) => SourceNotes.ReasonOf(Role(grant), IsOnService(grant));

    private IEnumerable<ExportedEntry> OnService(string? service) => resources.Where(grant => IsOnService(grant) && LastOf(NameOfService(grant)) == service);

    private static bool IsOnService(ExportedEntry grant) => OfServices.Any(prefix => grant.Type.StartsWith(prefix, StringComparison.Ordinal));

    private static string? NameOfService(ExportedEntry grant) => grant.NameOf("cloudRunServiceName") ?? grant.NameOf("name") ?? grant.NameOf("service");

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
        IsOnService(grant) ? ServiceRoles.IsOne(Role(grant)) && Has("service:Service", "name", NameOfService(grant))
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
