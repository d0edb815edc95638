using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Collects what is stated of a resource, by path.</summary>
/// <param name="place">Where the resource begins.</param>
public sealed class SourceMapBuilder(SourcePlace place)
{
    private readonly OrderedDictionary<string, object> _entries = [];

    /// <summary>States a property; a property that is stated already keeps its value.</summary>
    /// <param name="path">Names with dots between them, such as <c>template.vpcAccess.egress</c>.</param>
    /// <param name="value">The value; nothing is stated where there is none.</param>
    public SourceMapBuilder Add(string path, SourceValue? value) => value is null ? this : Add(path.Split('.'), value);

    /// <summary>What was stated.</summary>
    public SourceMap Build() => new(
        [.. _entries.Select(entry => (entry.Key, Value: entry.Value is SourceMapBuilder inner ? inner.Build() : (SourceValue)entry.Value))
            .Select(entry => new SourceEntry(entry.Key, entry.Value, entry.Value.Place))],
        place);

    /// <summary>Whether anything was stated.</summary>
    public bool IsEmpty => _entries.Count == 0;

    private SourceMapBuilder Add(ReadOnlySpan<string> steps, SourceValue value)
    {
        if (steps.Length == 1)
        {
            _entries.TryAdd(steps[0], value);
            return this;
        }

        if (!_entries.TryGetValue(steps[0], out var inner))
        {
            _entries.Add(steps[0], inner = new SourceMapBuilder(value.Place));
        }

        if (inner is SourceMap map)
        {
            var copy = new SourceMapBuilder(map.Place);
            foreach (var entry in map.Entries)
            {
                copy.Add([entry.Name], entry.Value);
            }

            _entries[steps[0]] = inner = copy;
        }

        (inner as SourceMapBuilder)?.Add(steps[1..], value);
        return this;
    }
}
