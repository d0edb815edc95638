using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Which properties of a service hold others, in the Cloud Run Admin API v2. What is not evaluated, or secret, may stand for any.
// https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.services, read 2026-12-01.
internal static class ServiceForm
{
    private const string Each = "[]";

    private static readonly ImmutableArray<string> Maps =
    [
        "template", "scaling", "template.scaling", "template.vpcAccess", "template.nodeSelector", "traffic[]",
        "template.vpcAccess.networkInterfaces[]", "template.containers[]", "template.containers[].resources", "template.containers[].env[]",
        "template.containers[].ports[]", "template.containers[].volumeMounts[]", "template.containers[].startupProbe",
        "template.containers[].livenessProbe", "template.containers[].readinessProbe", "template.volumes[]",
    ];

    /// <exception cref="SourceMistakeException">A property that holds others is something else.</exception>
    public static SourceConfiguration Require(SourceConfiguration configuration)
    {
        var mistakes = configuration.Services.SelectMany(service => Maps.SelectMany(path => At(service.Properties, path)
            .Where(value => path.EndsWith(Each, StringComparison.Ordinal)
                ? value is SourceScalar or SourceList
                : value is SourceScalar { Value: not null } or SourceList { Items.Length: > 0 })
            .Select(value => new SourceMistake(value.Place, $"{path.Replace(Each, "", StringComparison.Ordinal)}: this is {Noun(value)}, but must be a map."))));
        return mistakes.DistinctBy(mistake => mistake.Place).ToImmutableArray() is { Length: > 0 } found ? throw new SourceMistakeException(found) : configuration;
    }

    private static IEnumerable<SourceValue> At(SourceValue value, string path)
    {
        IEnumerable<SourceValue> found = [value];
        foreach (var step in path.Split('.'))
        {
            var name = step.Replace(Each, "", StringComparison.Ordinal);
            found = found.OfType<SourceMap>().Select(map => map[name]).OfType<SourceValue>();
            found = name == step ? found : found.OfType<SourceList>().SelectMany(list => list.Items);
        }

        return found;
    }

    private static string Noun(SourceValue value) => value switch
    {
        SourceList => "a list",
        SourceScalar { Value: null } => "empty",
        _ => "a single value",
    };
}
