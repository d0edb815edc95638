using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Which resources of an adopted stack exist already, so that an import takes them in place of making them.
internal sealed class AdoptedImports(SourceConfiguration source)
{
    private const string Service = "gcp:cloudrunv2/service:Service";

    // What a Compose file describes runs nowhere in the cloud.
    public static async Task<ImportFile?> FileAsync(SourceConfiguration source, StackCheck check, string project)
    {
        if (source.Form == SourceForm.Compose || check.Errors.Any())
        {
            return null;
        }

        var plan = await Planner.PlanAsync(new(project, check.File.Stack, () => check.Build()) { Config = check.File.ConfigTexts });
        return ImportFile.Of(plan, new AdoptedImports(source).Exists);
    }

    private bool Exists(PlannedResource resource) => resource.Type switch
    {
        Service => source.Services.Any(service => service.Name is not null && service.Name == Text(resource, "name")),
        "gcp:storage/bucket:Bucket" => Beside("bucket", Text(resource, "name")) is not null,
        "gcp:artifactregistry/repository:Repository" => Beside("repository", Text(resource, "repositoryId")) is not null,
        "gcp:artifactregistry/repositoryIamMember:RepositoryIamMember" => source.Beside.Any(repository => repository.Kind == "repository"
            && Holds(repository.Properties[Text(resource, "role") == "roles/artifactregistry.writer" ? "writers" : "readers"], Text(resource, "member"))),
        "gcp:projects/service:Service" => Beside("api", Text(resource, "service")) is not null,
        _ => false,
    };

    private SourceResource? Beside(string kind, string? name) => source.Beside.FirstOrDefault(resource => resource.Kind == kind && resource.Name == name);

    private static bool Holds(SourceValue? list, string? member) => list is SourceList { Items: var items } && items.Any(item => SourceTexts.Of(item) == member);

    private static string? Text(PlannedResource resource, string input) => resource.Inputs.Find(input) is { Kind: PropertyKind.Text } value ? value.Text : null;
}
