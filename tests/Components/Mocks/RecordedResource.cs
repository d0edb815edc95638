using System.Collections.Immutable;
using System.Globalization;
using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>What reached the engine of one resource, and the options it was given.</summary>
internal sealed record RecordedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The options that the program gave it; the mocks do not see them, a transformation does.</summary>
    public required CustomResourceOptions Options { get; init; }

    /// <summary>Every input as a line of path and value, in alphabetical order.</summary>
    public IReadOnlyList<string> Lines => [.. Flatten("", Inputs).Order(StringComparer.Ordinal)];

    /// <summary>The inputs below a path, as lines that begin after it.</summary>
    public IReadOnlyList<string> Below(string path) =>
        [.. Lines.Where(line => line.StartsWith(path, StringComparison.Ordinal)).Select(line => line[path.Length..])];

    private static IEnumerable<string> Flatten(string path, object? value) => value switch
    {
        ImmutableDictionary<string, object> map => map.SelectMany(entry => Flatten($"{path}.{entry.Key}", entry.Value)),
        ImmutableArray<object> list => list.SelectMany((item, i) => Flatten($"{path}[{i}]", item)),
        _ => [string.Create(CultureInfo.InvariantCulture, $"{path.TrimStart('.')}={value}")],
    };
}
