using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>The services of Cloud Run, by either of the provider's types.</summary>
internal static class TerraformServices
{
    public const string V1 = "google_cloud_run_service";
    public const string V2 = "google_cloud_run_v2_service";

    /// <summary>Read apart, or of Terraform alone.</summary>
    private static readonly ImmutableHashSet<string> Left = ["project", "location", "provider", "autogenerate_revision_name", "client", "client_version"];

    public static SourceResource Read(TerraformThing thing, SourceList? invokers, SourceMap? grants, SourceNotes notes)
    {
        var properties = new TerraformShape(thing.IsStored, Left).Map(thing.Values);
        var service = thing.Type == V1 ? KnativeService.Read(Knative(properties), notes) : ServiceV2.Read(properties, notes);
        var stated = new SourceMapBuilder(thing.Place);
        foreach (var entry in service.Properties.Entries)
        {
            stated.Add(entry.Name, entry.Value);
        }

        stated.Add("location", Text(thing.Values["location"])).Add("project", Text(thing.Project)).Add("invokers", invokers)
            .Add("iapAccessors", grants?[ServiceRoles.Accessor]);
        return new SourceResource("service", service.Name, stated.Build(), thing.Place) { Grants = grants };
    }

    private static SourceValue? Text(HclValue? value) => value is null or HclNull ? null : TerraformShape.Text(value);

    /// <summary>The shape of the API of v1: the provider has name, template and traffic at the top.</summary>
    private static SourceMap Knative(SourceMap properties)
    {
        var metadata = new SourceMapBuilder(properties.Place).Add("name", properties["name"]);
        foreach (var entry in (properties["metadata"] as SourceMap)?.Entries.Where(entry => entry.Name is "annotations" or "labels") ?? [])
        {
            metadata.Add(entry.Name, entry.Value);
        }

        return new SourceMapBuilder(properties.Place)
            .Add("metadata", metadata.Build())
            .Add("spec.template", properties["template"])
            .Add("spec.traffic", properties["traffic"])
            .Build();
    }
}
