using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>One property that a source states, by its whole path.</summary>
/// <param name="Path">
/// The path: <c>template.containers[0].env[NAME].value</c>, <c>resources.limits["cpu"]</c>, <c>volumes[NAME]</c>, <c>labels[KEY]</c>.
/// Containers stand by their place, what has a name by that.
/// </param>
/// <param name="Value">The value; lists of texts are whole.</param>
public sealed record SourceLeaf(string Path, SourceValue Value);

/// <summary>The properties of a resource one by one, as people name them.</summary>
public static class SourceLeaves
{
    private static readonly ImmutableHashSet<string> ByName = ["env", "volumes", "volumeMounts"];
    private static readonly ImmutableHashSet<string> Keyed = ["labels", "annotations", "secretFiles"];

    /// <summary>All properties that are stated, in the order of the source.</summary>
    public static ImmutableArray<SourceLeaf> Of(SourceMap properties) => [.. Walk("", properties)];

    /// <summary>The path of a member of a value.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<SourceLeaf> Walk(string path, SourceValue value) => value switch
    {
        SourceMap map => map.Entries.SelectMany(entry => Walk(PathOf(path, entry.Name), entry.Value)),
        SourceList list when list.Items.Any(item => item is SourceMap) => Items(path, list),
        _ => [new SourceLeaf(path, value)],
    };

    private static IEnumerable<SourceLeaf> Items(string path, SourceList list) => list.Items.SelectMany((item, index) =>
        item is SourceMap map && ByName.Contains(LastOf(path)) && map["name"] is SourceScalar { Value: { } name }
            ? Walk($"{path}[{name}]", map with { Entries = [.. map.Entries.Where(entry => entry.Name != "name")] })
            : Walk(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{index}]"), item));

    private static string PathOf(string path, string name) =>
        LastOf(path) == "limits" ? $"{path}[\"{name}\"]"
        : Keyed.Contains(LastOf(path)) ? $"{path}[{name}]"
        : Join(path, name);

    private static string LastOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
