using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Reads a list item by item.</summary>
internal sealed class ListReader<T>(ValueReader items) : ValueReader(typeof(ImmutableArray<T>))
{
    protected override object? ReadValue(object value, string context)
    {
        if (value is not ImmutableArray<object?> list)
        {
            return Mismatch(typeof(ImmutableArray<object>), value, context);
        }

        var result = ImmutableArray.CreateBuilder<T>(list.Length);
        foreach (var item in list)
        {
            result.Add(items.Read(item, context) is T read ? read : default!);
        }

        return result.MoveToImmutable();
    }
}
