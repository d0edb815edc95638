using System.Text.Json.Nodes;
using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What the rules find in the services of a plan, which are read as those of an export are. Those of our components were judged when the
// program made them, with what it silences.
internal static class CheckedPlan
{
    public static IReadOnlyList<Violation> ProblemsOf(Plan plan)
    {
        List<PlannedResource> resources = [.. plan.Resources.Where(resource => !IsOfOurs(resource, plan))];
        var text = string.Join('\n', [
            """{"version":3,"deployment":{"resources":[""",
            .. resources.Select((resource, index) => State(resource).ToJsonString() + (index + 1 < resources.Count ? "," : "")),
            "]}}",
        ]);
        var source = new PulumiExportReader().Read([new(plan.Stack, text)]);
        return
        [
            .. source.Services
                .SelectMany(service => StackAdoption.Check(source with { Services = [service] }, plan.Stack).Problems)
                .Where(problem => !IsOfStackAlone(problem))
                .Select(problem => problem with { Place = new() { File = UrnAt(problem.Place.Line) } })
                .Distinct()
                .OrderBy(problem => problem.Place.File, StringComparer.Ordinal),
        ];

        // A line for each, after the first.
        string UrnAt(int line) => resources[Math.Clamp(line - 2, 0, resources.Count - 1)].Urn;
    }

    private static bool IsOfOurs(PlannedResource resource, Plan plan)
    {
        for (var one = resource; one?.ParentUrn is { } parent; one = plan.Resources.FirstOrDefault(other => other.Urn == parent))
        {
            if (one.Type.StartsWith("gpuinfra:", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A program need not say the project and the region that a stack has.
    private static bool IsOfStackAlone(Violation problem) => problem.Rule == FormRules.ValueIsGiven && problem.Path is "gcp:project" or "gcp:region";

    private static JsonObject State(PlannedResource resource) => new()
    {
        ["urn"] = resource.Urn,
        ["type"] = resource.Type,
        ["custom"] = resource.IsCustom,
        ["provider"] = resource.ProviderUrn is { } provider ? $"{provider}::{ProgramRecorder.Unknown}" : null,
        ["inputs"] = Node(PropertyValue.Of(resource.Inputs)),
    };

    // A value that only the cloud knows, or that is secret, says nothing that could be judged.
    private static bool IsHidden(PropertyValue value) =>
        InputText.References(value).Any() || value.Text.Contains(ConfigSecret.Text, StringComparison.Ordinal);

    private static JsonNode? Node(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Map => new JsonObject(value.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        PropertyKind.List => new JsonArray([.. value.Items.Select(Node)]),
        PropertyKind.Text => JsonValue.Create(IsHidden(value) ? ProgramRecorder.Unknown : value.Text),
        PropertyKind.Number => JsonValue.Create(value.Number),
        PropertyKind.Flag => JsonValue.Create(value.Flag),
        _ => null,
    };
}
