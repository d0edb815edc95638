using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Reads a map value by value.</summary>
internal sealed class MapReader<T>(ValueReader values) : ValueReader(typeof(ImmutableDictionary<string, T>))
{
    protected override object? ReadValue(object value, string context)
    {
        if (value is not ImmutableDictionary<string, object?> map)
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), value, context);
        }

        var result = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (key, item) in map)
        {
            result.Add(key, values.Read(item, context) is T read ? read : default!);
        }

        return result.ToImmutable();
    }
}
