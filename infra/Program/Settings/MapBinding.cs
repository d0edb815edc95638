using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.Program;

internal sealed class MapBinding<TMap, TValue> : Binding
{
    private readonly Binding _value = For(typeof(TValue));

    public override string Wanted => "a map from names to values";

    public override string Example => $"{{name: {_value.Example}}}";

    public override ValueShape Shape => new MapShape(_value.Shape);

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        if (slot.Node is not ConfigMap map)
        {
            return Refuse(slot, problems);
        }

        var values = new OrderedDictionary<string, TValue>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (_value.Bind(ConfigSlot.Of(entry, slot.Path), problems) is TValue value)
            {
                values.Add(entry.Key, value);
            }
        }

        return Build(values);
    }

    private static object Build(OrderedDictionary<string, TValue> values)
    {
        if (typeof(TMap) == typeof(Dictionary<string, TValue>))
        {
            return new Dictionary<string, TValue>(values);
        }

        if (typeof(TMap) == typeof(ImmutableDictionary<string, TValue>))
        {
            return values.ToImmutableDictionary();
        }

        if (typeof(TMap) != typeof(InputMap<TValue>))
        {
            return values;
        }

        InputMap<TValue> map = values.ToImmutableDictionary();
        return map;
    }
}
