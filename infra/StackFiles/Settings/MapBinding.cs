using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.StackFiles;

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
            return Refuse(slot, problems, slot.Node is ConfigSequence list && Pairs(list) is { } pairs ? $"Write {slot.With(pairs)}." : null);
        }

        if (RefuseNameless(map, slot, problems))
        {
            return null;
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

    // The keys of one value, where its name should stand.
    private static bool RefuseNameless(ConfigMap map, ConfigSlot slot, ProblemList problems)
    {
        var bare = map.Entries.Where(entry => entry.Value is not ConfigMap && KeyPlaces.IsKeyOf(typeof(TValue), entry.Key)).ToList();
        if (bare.Count == 0)
        {
            return false;
        }

        problems.Add(bare[0].KeyMark, slot.Path.Key(bare[0].Key), KeyIsKnown.Mistake(
            $"is a setting of one of '{slot.Path.LastKey}', and stands where its name must",
            "Indent it, and all that belongs to it, below a name with a ':'."));
        problems.Leave(slot.Path);
        return true;
    }

    // As Kubernetes and Compose write variables.
    private static string? Pairs(ConfigSequence list)
    {
        var pairs = list.Items.Select(Pair).ToList();
        return pairs.Count > 0 && !pairs.Contains(null) ? $"{{{string.Join(", ", pairs)}}}" : null;
    }

    private static string? Pair(ConfigNode item) => item switch
    {
        ConfigScalar { Text: var text } when text.Split('=', 2) is [{ Length: > 0 } name, var value] => $"{name}: \"{value}\"",
        ConfigMap map when map.Find("name")?.Value is ConfigScalar name && map.Find("value")?.Value is ConfigScalar value =>
            $"{name.Text}: \"{value.Text}\"",
        _ => null,
    };

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
