using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Evaluates what goes over a collection.</summary>
internal static class HclLoop
{
    /// <summary>No name of a source holds a star.</summary>
    public const string SplatName = "*";

    public static HclValue Evaluate(HclFor loop, HclScope scope)
    {
        var collection = HclEvaluator.Evaluate(loop.Collection, scope);
        if (Pairs(collection) is not { } pairs)
        {
            return collection is HclUnknown ? collection : HclEvaluator.Failure("a for goes over a list, a set or a map", loop.Place);
        }

        var rounds = new List<HclScope>();
        foreach (var (key, value) in pairs)
        {
            var inner = scope.With(loop.ValueName, value);
            inner = loop.KeyName is { } name ? inner.With(name, key) : inner;
            switch (loop.Condition is null ? new HclBool(true, loop.Place) : HclConversion.ToBool(HclEvaluator.Evaluate(loop.Condition, inner)))
            {
                case HclBool { Value: true }:
                    rounds.Add(inner);
                    break;
                case HclUnknown unknown:
                    return unknown;
            }
        }

        return HclEvaluator.Shaded(Collect(loop, rounds), collection);
    }

    /// <summary>What a loop goes over; null where it cannot.</summary>
    public static IEnumerable<(HclValue Key, HclValue Value)>? Pairs(HclValue collection) => collection switch
    {
        HclList list => list.Items.Select((item, index) => (list.IsSet ? item : new HclNumber(index, item.Place), item)),
        HclObject map => map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => ((HclValue)new HclText(entry.Name, entry.Place), entry.Value)),
        _ => null,
    };

    private static HclValue Collect(HclFor loop, List<HclScope> rounds)
    {
        var values = rounds.Select(round => HclEvaluator.Evaluate(loop.Value, round)).ToImmutableArray();
        if (loop.Joined)
        {
            return HclFunctions.Call("join", [new HclText("", loop.Place), new HclList(values, loop.Place)], loop.Place);
        }

        return loop.Key is null ? new HclList(values, loop.Place) : CollectObject(loop, rounds, values);
    }

    private static HclValue CollectObject(HclFor loop, List<HclScope> rounds, ImmutableArray<HclValue> values)
    {
        var map = new HclObject([], loop.Place);
        for (var round = 0; round < rounds.Count; round++)
        {
            var key = HclConversion.ToText(HclEvaluator.Evaluate(loop.Key!, rounds[round]));
            if (key is not HclText { Value: var name })
            {
                return key;
            }

            if (map[name] is { } before && !loop.Grouped)
            {
                return HclEvaluator.Failure(string.Create(CultureInfo.InvariantCulture, $"the key {name} comes twice"), before.Place);
            }

            var value = loop.Grouped
                ? new HclList([.. map[name] is HclList group ? group.Items : [], values[round]], loop.Place)
                : values[round];
            map = map.With(new HclEntry(name, value, key.Place));
        }

        return map;
    }
}
