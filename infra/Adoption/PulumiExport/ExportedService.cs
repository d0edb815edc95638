using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The services of an export, of either version of the API.
internal static partial class ExportedService
{
    public static SourceResource? Read(ExportedEntry resource, ExportedGrants grants, ExportedStack stack, SourceNotes notes)
    {
        var service = resource.Type switch
        {
            "gcp:cloudrunv2/service:Service" => OfV2(resource.Inputs, notes),
            "gcp:cloudrun/service:Service" => KnativeService.Read(Knative(resource.Inputs), notes),
            _ => null,
        };
        if (service is null)
        {
            return null;
        }

        var name = service.Name ?? resource.NameOf("name");
        var stated = new SourceMapBuilder(resource.Place);
        foreach (var entry in service.Properties.Entries)
        {
            stated.Add(entry.Name, entry.Value);
        }

        stated.Add("location", resource.Inputs["location"] ?? stack.FromProvider(resource, "region"))
            .Add("project", resource.Inputs["project"] ?? stack.FromProvider(resource, "project"))
            .Add("invokers", grants.InvokersOf(name))
            .Add("iapAccessors", grants.Of(name)?[ServiceRoles.Accessor]);
        if (Models(stack) is { Items.Length: > 0 } models)
        {
            stated.Add("models", models);
        }

        AskWhatTheServerChose(resource, service.Properties, notes);
        return new("service", name, stated.Build(), resource.Place) { Grants = grants.Of(name) };
    }

    private static SourceResource OfV2(SourceMap inputs, SourceNotes notes) => ServiceV2.Read(inputs, notes);

    // metadata and spec stand at the top, and template and traffic without spec around them.
    private static SourceMap Knative(SourceMap inputs)
    {
        var metadata = new SourceMapBuilder(inputs.Place).Add("name", inputs["name"]);
        foreach (var entry in (inputs["metadata"] as SourceMap)?.Entries ?? [])
        {
            metadata.Add(entry.Name, entry.Value);
        }

        var service = new SourceMapBuilder(inputs.Place);
        foreach (var (path, value) in (IEnumerable<(string, SourceValue?)>)
            [("metadata", metadata.Build()), ("spec.template", inputs["template"]), ("spec.traffic", inputs["traffic"])])
        {
            service.Add(path, value);
        }

        return service.Build();
    }

    private static void AskWhatTheServerChose(ExportedEntry resource, SourceMap stated, SourceNotes notes)
    {
        var template = stated["template"] as SourceMap;
        if (template?["serviceAccount"] is null)
        {
            notes.Ask("template.serviceAccount", "the runtime account: the server alone says it, the Compute default account", null, resource.Place);
        }
    }

    // Models that commands beside the service have it load.
    private static SourceList Models(ExportedStack stack) => new(
        [
            .. stack.Resources
                .Where(resource => resource.Type.StartsWith("command:", StringComparison.Ordinal))
                .SelectMany(resource => SourceLeaves.Of(resource.Inputs))
                .Select(leaf => leaf.Value)
                .OfType<SourceScalar>()
                .SelectMany(command => Pull().Matches(SourceTexts.Of(command)).Select(match => command with { Value = match.Groups["model"].Value })),
        ],
        stack.Resources.FirstOrDefault()?.Place ?? new("", 1, 1));

    [GeneratedRegex("""(?:/api/pull\b[^{]*\{[^}]*?"(?:model|name)"\s*:\s*"|\bollama\s+pull\s+)(?<model>[A-Za-z0-9][A-Za-z0-9._:/-]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Pull();
}
