using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Which resources of an adopted stack exist already, so that an import takes them in place of making them.
internal sealed class AdoptedImports(SourceConfiguration source)
{
    private const string Service = "gcp:cloudrunv2/service:Service";

    // Which kind of the source's resources a type is, where its name tells it.
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["gcp:storage/bucket:Bucket"] = "bucket",
        ["gcp:compute/network:Network"] = "network",
        ["gcp:compute/subnetwork:Subnetwork"] = "subnet",
        ["gcp:compute/router:Router"] = "router",
        ["gcp:compute/routerNat:RouterNat"] = "nat",
        ["gcp:compute/address:Address"] = "address",
        ["gcp:compute/globalAddress:GlobalAddress"] = "address",
        ["gcp:compute/globalForwardingRule:GlobalForwardingRule"] = "endpoint",
        ["gcp:compute/firewall:Firewall"] = "firewall",
        ["gcp:dns/managedZone:ManagedZone"] = "zone",
    };

    // What a Compose file describes runs nowhere in the cloud.
    public static async Task<ImportFile?> FileAsync(SourceConfiguration source, StackCheck check, string project)
    {
        if (source.Form == SourceForm.Compose || check.Errors.Any())
        {
            return null;
        }

        var plan = await Planner.PlanAsync(new(project, check.File.Stack, () => check.Build()) { Config = check.File.ConfigTexts });
        var own = source with { Beside = [.. source.Beside.Where(thing => thing.Project is null || thing.Project == check.Settings.Project)] };
        return ImportFile.Of(plan, new AdoptedImports(own).Exists);
    }

    private bool Exists(PlannedResource resource) => resource.Type switch
    {
        Service => source.Services.Any(service => service.Name is not null && service.Name == Text(resource, "name")),
        "gcp:artifactregistry/repository:Repository" => Beside("repository", Text(resource, "repositoryId")) is not null,
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember" => source.Beside.Any(repository => repository.Kind == "repository"
            && Holds(repository.Properties[Text(resource, "role") == "roles/artifactregistry.writer" ? "writers" : "readers"], Text(resource, "member"))),
        CloudTypes.ServiceGrant => IsGrantedOnService("name", resource),
        CloudTypes.IapGrant => IsGrantedOnService("cloudRunServiceName", resource),
        "gcp:storage/bucketIAMMember:BucketIAMMember" => IsGranted("bucket", resource),
        "gcp:secretmanager/secretIamMember:SecretIamMember" => IsGranted("secret", resource),
        CloudTypes.Account => Beside("serviceAccount", Text(resource, "accountId")) is not null,
        "gcp:projects/service:Service" => Beside("api", Text(resource, "service")) is not null,
        "gcp:dns/recordSet:RecordSet" => source.Beside.Any(record => record.Kind == "record" && record.Name == Text(resource, "name")
            && SourceTexts.Of(record.Properties["type"]) == Text(resource, "type") && Last(SourceTexts.Of(record.Properties["managedZone"])) == Text(resource, "managedZone")),
        _ => Kinds.TryGetValue(resource.Type, out var kind) && Beside(kind, Text(resource, "name")) is not null,
    };

    // A grant on one thing stands with it in the source.
    private bool IsGranted(string kind, PlannedResource grant) => Beside(kind, Last(Text(grant, kind == "bucket" ? "bucket" : "secretId")))?.Properties["grants"] is SourceMap grants
        && Holds(grants[Text(grant, "role") ?? ""], Text(grant, "member"));

    private bool IsGrantedOnService(string input, PlannedResource grant) => source.Services.Any(service =>
        service.Name is not null && service.Name == Last(Text(grant, input)) && Holds(service.Grants?[Text(grant, "role") ?? ""], Text(grant, "member")));

    private static string? Last(string? path) => path?.Split('/')[^1];

    private SourceResource? Beside(string kind, string? name) => source.Beside.FirstOrDefault(resource => resource.Kind == kind && resource.Name == name);

    private static bool Holds(SourceValue? list, string? member) => list is SourceList { Items: var items } && items.Any(item => SourceTexts.Of(item) == member);

    private static string? Text(PlannedResource resource, string input) => resource.Inputs.Find(input) is { Kind: PropertyKind.Text } value ? value.Text : null;
}
