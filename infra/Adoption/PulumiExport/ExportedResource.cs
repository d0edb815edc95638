namespace GpuInfra.Adoption;

// What stands beside the services of an export.
internal static class ExportedResource
{
    private const string WriterRole = "roles/artifactregistry.writer";
    private const string ReaderRole = "roles/artifactregistry.reader";

    // What names the thing and where it is, which stand beside its properties.
    private static readonly string[] Names = ["name", "project", "repositoryId", "accountId", "secretId"];

    public static SourceResource? Read(ExportedEntry resource, ExportedGrants grants) => Of(resource, grants) is { } read ? read with { Project = resource.NameOf("project") } : null;

    private static SourceResource? Of(ExportedEntry resource, ExportedGrants grants) => resource.Type switch
    {
        "gcp:storage/bucket:Bucket" => Bucket(resource, grants),
        "gcp:artifactregistry/repository:Repository" => Repository(resource, grants),
        "gcp:serviceaccount/account:Account" or "gcp:serviceAccount/account:Account" =>
            new("serviceAccount", resource.NameOf("accountId"), Stated(resource).Add("accountId", resource.Inputs["accountId"]).Build(), resource.Place),
        "gcp:secretmanager/secret:Secret" => new("secret", resource.NameOf("secretId"), new([], resource.Place), resource.Place),
        "gcp:compute/network:Network" => Named("network", resource),
        "gcp:compute/subnetwork:Subnetwork" => Named("subnet", resource),
        "gcp:compute/router:Router" => Named("router", resource),
        "gcp:compute/routerNat:RouterNat" => Named("nat", resource),
        "gcp:compute/address:Address" or "gcp:compute/globalAddress:GlobalAddress" => Named("address", resource),
        "gcp:compute/globalForwardingRule:GlobalForwardingRule" => Named("endpoint", resource),
        "gcp:compute/firewall:Firewall" => Named("firewall", resource),
        "gcp:dns/managedZone:ManagedZone" => Named("zone", resource),
        "gcp:dns/recordSet:RecordSet" => Named("record", resource),
        "gcp:projects/service:Service" => new("api", resource.NameOf("service"), new([], resource.Place), resource.Place),
        _ => null,
    };

    private static SourceResource Named(string kind, ExportedEntry resource) => new(kind, resource.NameOf("name"), Stated(resource).Build(), resource.Place);

    private static SourceResource Bucket(ExportedEntry resource, ExportedGrants grants)
    {
        var name = resource.NameOf("name");
        return new("bucket", name, Stated(resource).Add("grants", grants.OfBucket(name)).Build(), resource.Place);
    }

    private static SourceResource Repository(ExportedEntry resource, ExportedGrants grants)
    {
        var name = resource.NameOf("repositoryId");
        var stated = Stated(resource, "dockerConfig")
            .Add("immutableTags", (resource.Inputs["dockerConfig"] as SourceMap)?["immutableTags"])
            .Add("writers", grants.OfRepository(name, WriterRole))
            .Add("readers", grants.OfRepository(name, ReaderRole));
        return new("repository", name, stated.Build(), resource.Place);
    }

    private static SourceMapBuilder Stated(ExportedEntry resource, string? but = null)
    {
        var stated = new SourceMapBuilder(resource.Place);
        foreach (var entry in resource.Inputs.Entries.Where(entry => !Names.Contains(entry.Name) && entry.Name != but))
        {
            stated.Add(entry.Name, entry.Value);
        }

        return stated;
    }
}
