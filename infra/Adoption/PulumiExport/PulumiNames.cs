using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Pulumi's inputs of a resource, with the names of Google's API and without what Pulumi adds.
internal static class PulumiNames
{
    private const string Defaults = "__defaults";
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    // Pulumi counts what the API names in the singular.
    private static readonly Dictionary<string, string> Singular = new()
    {
        ["envs"] = "env",
        ["commands"] = "command",
        ["dependsOns"] = "dependsOn",
        ["traffics"] = "traffic",
        ["envFroms"] = "envFrom",
    };

    private static readonly ImmutableHashSet<string> Free = ["labels", "annotations", "limits", "nodeSelector", "requests", "environmentVariables"];

    // With lists where the API has them and Pulumi, for a list of at most one, does not.
    public static SourceValue Of(SourceValue value, bool isFree = false) => value switch
    {
        SourceMap map when SourceTexts.Of(map[Signature]) == SecretSignature => new SourceSecret(map.Place),
        SourceScalar { Value: Unknown } => new SourceUnknown("an output of another resource", "only a deployment knows it", value.Place),
        SourceMap map => map with
        {
            Entries =
            [
                .. map.Entries.Where(entry => entry.Name != Defaults)
                    .Select(entry => isFree ? entry : entry with { Name = Singular.GetValueOrDefault(entry.Name, entry.Name) })
                    .Select(entry => entry with { Value = Listed(entry.Name, Of(entry.Value, Free.Contains(entry.Name))) }),
            ],
        },
        SourceList list => list with { Items = [.. list.Items.Select(item => Of(item))] },
        _ => value,
    };

    private static SourceValue Listed(string name, SourceValue value) =>
        name == "ports" && value is SourceMap ? new SourceList([value], value.Place) : value;
}
