using System.Collections.Immutable;

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
                    .Select(entry => entry with { Value = Own(entry.Value, !isFree && Free.Contains(entry.Name)) })
                    .Where(entry => entry.Value is not (SourceScalar { Value: null } or SourceList { Items.Length: 0 } or SourceMap { Entries.Length: 0 })),
            ],
        },
        SourceList list => list with { Items = [.. list.Items.Select(item => Own(item))] },
        _ => value,
    };

    private static string Camel(string name) => string.Concat(name.Split('_').Select((word, index) =>
        index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
