using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A function, given its arguments and its place.</summary>
internal delegate HclValue HclFunction(ImmutableArray<HclValue> arguments, SourcePlace place);

/// <summary>Terraform's functions that need nothing but their arguments.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/functions</remarks>
internal static class HclFunctions
{
    private static readonly FrozenDictionary<string, HclFunction> All =
        TextFunctions.All.Concat(CollectionFunctions.All).Concat(SetFunctions.All).Concat(ValueFunctions.All).Concat(EncodingFunctions.All).Concat(NetworkFunctions.All)
            .ToFrozenDictionary(StringComparer.Ordinal);

    public static HclValue Call(string name, ImmutableArray<HclValue> arguments, SourcePlace place)
    {
        name = name.StartsWith("core::", StringComparison.Ordinal) ? name["core::".Length..] : name;
        if (!All.TryGetValue(name, out var function))
        {
            return HclEvaluator.Unknown($"the function {name} is not evaluated", place);
        }

        if (arguments.FirstOrDefault(argument => argument is HclUnknown) is { } unknown)
        {
            return unknown;
        }

        try
        {
            var result = function(arguments, place);
            return result is HclText ? HclEvaluator.Shaded(result, arguments.SelectMany(Parts)) : HclEvaluator.Shaded(result, arguments);
        }
        catch (HclArgumentException mistake)
        {
            return mistake.Unknown ?? HclEvaluator.Failure($"{name} {mistake.Message}", place);
        }
        catch (Exception mistake) when (mistake is ArithmeticException or ArgumentException or FormatException or OutOfMemoryException)
        {
            return HclEvaluator.Failure($"{name} does not take such a value", place);
        }
    }

    /// <summary>A value and all that it holds: a text can be made of any of it.</summary>
    private static IEnumerable<HclValue> Parts(HclValue value) => value switch
    {
        HclList list => list.Items.SelectMany(Parts).Prepend(value),
        HclObject map => map.Entries.SelectMany(entry => Parts(entry.Value)).Prepend(value),
        _ => [value],
    };
}

/// <summary>A function does not take its arguments, or not all of an argument is known.</summary>
internal sealed class HclArgumentException(string message, HclUnknown? unknown = null) : Exception(message)
{
    public HclUnknown? Unknown => unknown;
}

/// <summary>Takes arguments apart.</summary>
internal static class HclArguments
{
    public static string Text(this ImmutableArray<HclValue> arguments, int index) => Text(arguments.At(index));

    public static string Text(HclValue value) => HclConversion.ToText(value) switch
    {
        HclText text => text.Value,
        HclUnknown { Fails: false } unknown => throw new HclArgumentException("", unknown),
        _ => throw new HclArgumentException("wants a text"),
    };

    public static decimal Number(this ImmutableArray<HclValue> arguments, int index) => Number(arguments.At(index));

    public static decimal Number(HclValue value) => HclConversion.ToNumber(value) switch
    {
        HclNumber number => number.Value,
        HclUnknown { Fails: false } unknown => throw new HclArgumentException("", unknown),
        _ => throw new HclArgumentException("wants a number"),
    };

    public static bool Boolean(HclValue value) => HclConversion.ToBool(value) switch
    {
        HclBool truth => truth.Value,
        HclUnknown { Fails: false } unknown => throw new HclArgumentException("", unknown),
        _ => throw new HclArgumentException("wants true or false"),
    };

    public static ImmutableArray<HclValue> Items(this ImmutableArray<HclValue> arguments, int index) => arguments.At(index) switch
    {
        HclList list => list.Items,
        HclUnknown unknown => throw new HclArgumentException("", unknown),
        _ => throw new HclArgumentException("wants a list"),
    };

    public static HclObject Map(this ImmutableArray<HclValue> arguments, int index) => arguments.At(index) switch
    {
        HclObject map => map,
        HclUnknown unknown => throw new HclArgumentException("", unknown),
        _ => throw new HclArgumentException("wants a map"),
    };

    public static HclValue At(this ImmutableArray<HclValue> arguments, int index)
        => index < arguments.Length ? arguments[index] : throw new HclArgumentException("lacks an argument");

    public static bool Equal(HclValue left, HclValue right) => HclOperation.AreEqual(left, right)
        ?? throw new HclArgumentException("", left as HclUnknown ?? right as HclUnknown ?? HclEvaluator.Unknown("a resource is compared as a whole", left.Place));
}
