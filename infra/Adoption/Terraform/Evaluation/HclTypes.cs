using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Brings values into the type that a variable declares, with the defaults of its optional attributes.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/type-constraints</remarks>
internal static class HclTypes
{
    private static readonly HclScope Nothing = new((_, _) => null);

    public static HclValue Convert(HclValue value, HclExpression type) => (value, type) switch
    {
        (HclNull or HclUnknown or HclNamespace, _) => value,
        (_, HclName { Name: "string" }) => HclConversion.ToText(value),
        (_, HclName { Name: "number" }) => HclConversion.ToNumber(value),
        (_, HclName { Name: "bool" }) => HclConversion.ToBool(value),
        (HclList list, HclCall { Function: "list", Arguments: [var item] }) => list with { IsSet = false, Items = [.. list.Items.Select(each => Convert(each, item))] },
        (HclList list, HclCall { Function: "set", Arguments: [var item] }) => Set(list with { Items = [.. list.Items.Select(each => Convert(each, item))] }),
        (HclList list, HclCall { Function: "tuple", Arguments: [HclTuple items] }) when items.Items.Length == list.Items.Length
            => list with { Items = [.. list.Items.Zip(items.Items, Convert)] },
        (HclObject map, HclCall { Function: "map", Arguments: [var item] })
            => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Convert(entry.Value, item) })] },
        (HclObject map, HclCall { Function: "object", Arguments: [HclObjectLiteral attributes] }) => Object(map, attributes),
        (_, HclCall { Function: "list" or "set" or "tuple" or "map" or "object" }) => HclEvaluator.Failure($"it is no {type.Text}", value.Place),
        _ => value,
    };

    /// <summary>A set: sorted, and each item there once.</summary>
    public static HclList Set(HclList list)
    {
        var items = new List<HclValue>();
        foreach (var item in list.Items.Where(item => items.All(other => HclOperation.AreEqual(item, other) != true)))
        {
            items.Add(item);
        }

        return list with
        {
            Items = items.TrueForAll(item => item is HclText)
                ? [.. items.Cast<HclText>().OrderBy(item => item.Value, StringComparer.Ordinal)]
                : [.. items],
            IsSet = true,
        };
    }

    private static HclValue Object(HclObject map, HclObjectLiteral attributes)
    {
        var entries = ImmutableArray.CreateBuilder<HclEntry>();
        foreach (var attribute in attributes.Items)
        {
            var name = (attribute.Key as HclLiteral)?.Value as string ?? attribute.Key.Text;
            var given = map.Entries.FirstOrDefault(entry => entry.Name == name);
            var (type, optional, standard) = attribute.Value is HclCall { Function: "optional" } call
                ? (call.Arguments.FirstOrDefault() ?? attribute.Value, true, call.Arguments.ElementAtOrDefault(1))
                : (attribute.Value, false, null);
            if (given is null && !optional)
            {
                return HclEvaluator.Failure($"it lacks {name}", map.Place);
            }

            var value = given?.Value is null or HclNull && standard is not null
                ? HclEvaluator.Evaluate(standard, Nothing)
                : given?.Value ?? new HclNull(map.Place);
            entries.Add(new HclEntry(name, Convert(value, type), given?.Place ?? value.Place));
        }

        return new HclObject(entries.ToImmutable(), map.Place) { Secret = map.Secret };
    }
}
