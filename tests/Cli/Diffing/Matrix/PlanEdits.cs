using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

/// <summary>Plans with what no stack file says.</summary>
internal static class PlanEdits
{
    private const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";

    /// <summary>The rules refuse this in a stack file; a program of one's own can say it.</summary>
    public static Plan MakePublic(Plan plan) =>
        plan with
        {
            Resources = [.. plan.Resources, .. plan.Resources.Where(resource => resource.Type == Invoker).Select(Everyone)],
        };

    /// <summary>What a preview shows where an older version of the provider made the stack, and the console touched it.</summary>
    public static Plan OlderProvider(Plan plan) => plan with
    {
        Resources = [.. plan.Resources.Select(resource => resource.Type switch
        {
            "pulumi:providers:gcp" => With(resource, ("version", "9.34.0")),
            "gcp:cloudrunv2/service:Service" => With(
                resource, ("client", "cloud-console"), ("clientVersion", "1.2.3"), ("launchStage", "GA")),
            Invoker => With(resource, ("etag", "BwYx3Zc2fKk=")),
            "gcp:storage/bucket:Bucket" => With(resource, ("effectiveLabels", "computed")),
            _ => resource,
        })],
    };

    /// <summary>Every resource had another comment, and the bucket was elsewhere.</summary>
    public static Plan CommentOtherwise(Plan plan) => plan with
    {
        Resources = [.. plan.Resources.Select(resource => resource.Type == "gcp:storage/bucket:Bucket"
            ? With(resource, ("location", "europe-west1"))
            : resource.IsCustom ? With(resource, ("comment", $"was {resource.Name}")) : resource)],
    };

    private static PlannedResource Everyone(PlannedResource invoker) =>
        With(invoker, ("member", "allUsers")) with { Name = "chat-everyone", Urn = $"{invoker.Urn}-everyone" };

    private static PlannedResource With(PlannedResource resource, params (string Name, string Value)[] inputs) => resource with
    {
        Inputs = new PropertyMap(
        [
            .. resource.Inputs.Entries.Where(entry => inputs.All(input => input.Name != entry.Key)),
            .. inputs.Select(input => KeyValuePair.Create(input.Name, PropertyValue.Of(input.Value))),
        ]),
    };
}
