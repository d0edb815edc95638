using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// The fields of a service in the Cloud Run Admin API v2 that a server fills, and the spelling of the others.
// https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.services, read 2026-11-30.
internal static class ServiceKeys
{
    private static readonly ImmutableHashSet<string> Filled =
    [
        "uid", "generation", "createTime", "updateTime", "deleteTime", "expireTime", "creator", "lastModifier", "client", "clientVersion",
        "observedGeneration", "terminalCondition", "conditions", "latestReadyRevision", "latestCreatedRevision", "trafficStatuses", "uri", "urls",
        "satisfiesPzs", "reconciling", "etag", "threatDetectionEnabled", "effectiveLabels", "effectiveAnnotations", "buildInfo", "containerStatuses",
    ];

    // Whole numbers, which JSON of the API may write as texts, too: https://protobuf.dev/programming-guides/json/
    private static readonly ImmutableHashSet<string> Numbers =
    [
        "minInstanceCount", "maxInstanceCount", "manualInstanceCount", "maxInstanceRequestConcurrency", "containerPort", "port", "percent",
        "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold", "successThreshold", "mode", "defaultMode",
    ];

    private static readonly ImmutableHashSet<string> Free = ["labels", "annotations", "limits", "environmentVariables"];

    // The same without what a server fills; a name may be written with underscores, too, as the API takes both.
    public static SourceValue Own(SourceValue value, bool isFree = false) => value switch
    {
        SourceMap map => map with
        {
            Entries =
            [
                .. map.Entries
                    .Select(entry => isFree ? entry : entry with { Name = Camel(entry.Name) })
                    .Where(entry => isFree || !Filled.Contains(entry.Name))
                    .Select(entry => entry with { Value = !isFree && Numbers.Contains(entry.Name) ? Number(entry.Value) : Own(entry.Value, !isFree && Free.Contains(entry.Name)) })
                    .Where(entry => entry.Value is not (SourceScalar { Value: null } or SourceList { Items.Length: 0 } or SourceMap { Entries.Length: 0 })),
            ],
        },
        SourceList list => list with { Items = [.. list.Items.Select(item => Own(item))] },
        _ => value,
    };

    private static SourceValue Number(SourceValue value) => value is SourceScalar { Value: string or double } scalar
        && decimal.TryParse(SourceTexts.Of(scalar), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue
            ? scalar with { Value = (long)number }
            : value;

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, index) =>
        index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
