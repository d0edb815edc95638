using System.Text.Json.Nodes;

namespace GpuInfra.Cli.Tests;

/// <summary>A place in a JSON document: of a value, or of a name.</summary>
/// <param name="Path">The names and indexes that lead there.</param>
/// <param name="IsName">Whether the name is meant.</param>
internal sealed record DocumentPlace(IReadOnlyList<object> Path, bool IsName)
{
    /// <summary>Every place of a document that holds a text, of the items of all lists the first of each shape.</summary>
    public static IReadOnlyList<DocumentPlace> In(JsonNode document) => [.. Within(document, []).DistinctBy(place => place.Shape)];

    public override string ToString() => $"{(IsName ? "the name of " : "")}{string.Join('/', Path)}";

    /// <summary>The document with another text there.</summary>
    public JsonNode Put(JsonNode document, string text)
    {
        var copy = document.DeepClone();
        var parent = Path.SkipLast(1).Aggregate(copy, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (Path[^1] is int at)
        {
            parent[at] = text;
        }
        else if (IsName)
        {
            var value = parent[(string)Path[^1]]?.DeepClone();
            parent.AsObject().Remove((string)Path[^1]);
            parent[text] = value;
        }
        else
        {
            parent[(string)Path[^1]] = text;
        }

        return copy;
    }

    private string Shape => $"{IsName}{string.Join('/', Path.Select(step => step is int ? "*" : step))}";

    private static IEnumerable<DocumentPlace> Within(JsonNode? node, IReadOnlyList<object> path) => node switch
    {
        JsonObject map => map.ToList().SelectMany(entry => Within(entry.Value, [.. path, entry.Key]).Prepend(new([.. path, entry.Key], IsName: true))),
        JsonArray list => list.SelectMany((item, index) => Within(item, [.. path, index])),
        JsonValue => [new(path, IsName: false)],
        _ => [],
    };
}
