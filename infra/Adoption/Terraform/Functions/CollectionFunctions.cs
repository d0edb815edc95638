using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Functions of lists and maps.</summary>
internal static class CollectionFunctions
{
    private const int LongestRange = 1024;

    public static readonly Dictionary<string, HclFunction> All = new(StringComparer.Ordinal)
    {
        ["alltrue"] = (arguments, place) => new HclBool(arguments.Items(0).All(HclArguments.Boolean), place),
        ["anytrue"] = (arguments, place) => new HclBool(arguments.Items(0).Any(HclArguments.Boolean), place),
        ["chunklist"] = (arguments, place) => new HclList(
            [.. arguments.Items(0).Chunk((int)arguments.Number(1)).Select(chunk => new HclList([.. chunk], place))], place),
        ["coalesce"] = (arguments, _) => arguments.FirstOrDefault(argument => argument is not (HclNull or HclText { Value: "" }))
            ?? throw new HclArgumentException("finds nothing but null"),
        ["coalescelist"] = (arguments, _) => arguments.FirstOrDefault(argument => argument is HclList { Items.Length: > 0 })
            ?? throw new HclArgumentException("finds nothing but empty lists"),
        ["compact"] = (arguments, place) => new HclList([.. arguments.Items(0).Where(item => item is not (HclNull or HclText { Value: "" }))], place),
        ["concat"] = (arguments, place) => new HclList([.. Enumerable.Range(0, arguments.Length).SelectMany(index => arguments.Items(index))], place),
        ["contains"] = (arguments, place) => new HclBool(Contains(arguments.Items(0), arguments.At(1)), place),
        ["element"] = (arguments, _) => arguments.Items(0) is { Length: > 0 } items
            ? items[(int)(((arguments.Number(1) % items.Length) + items.Length) % items.Length)]
            : throw new HclArgumentException("finds an empty list"),
        ["flatten"] = (arguments, place) => new HclList([.. arguments.Items(0).SelectMany(Flat)], place),
        ["formatlist"] = FormatList,
        ["index"] = (arguments, place) => Enumerable.Range(0, arguments.Items(0).Length)
            .Where(index => HclArguments.Equal(arguments.Items(0)[index], arguments.At(1))).Select(index => new HclNumber(index, place)).FirstOrDefault()
            ?? throw new HclArgumentException("finds no such item"),
        ["keys"] = (arguments, place) => new HclList([.. Sorted(arguments.Map(0)).Select(entry => new HclText(entry.Name, entry.Place))], place),
        ["length"] = (arguments, place) => new HclNumber(Length(arguments.At(0)), place),
        ["lookup"] = (arguments, _) => arguments.Map(0)[arguments.Text(1)] ?? arguments.At(2),
        ["merge"] = Merge,
        ["one"] = (arguments, place) => arguments.Items(0) switch
        {
            [] => new HclNull(place),
            [var only] => only,
            _ => throw new HclArgumentException("finds several items"),
        },
        ["range"] = Range,
        ["reverse"] = (arguments, place) => new HclList([.. arguments.Items(0).Reverse()], place),
        ["slice"] = (arguments, place) => new HclList(arguments.Items(0)[(int)arguments.Number(1)..(int)arguments.Number(2)], place),
        ["sort"] = (arguments, place) => new HclList(
            [.. arguments.Items(0).Select(item => new HclText(HclArguments.Text(item), item.Place)).OrderBy(item => item.Value, StringComparer.Ordinal)], place),
        ["sum"] = (arguments, place) => new HclNumber(arguments.Items(0).Sum(HclArguments.Number), place),
        ["tolist"] = (arguments, place) => new HclList(arguments.Items(0), place),
        ["tomap"] = (arguments, _) => arguments.Map(0),
        ["values"] = (arguments, place) => new HclList([.. Sorted(arguments.Map(0)).Select(entry => entry.Value)], place),
        ["zipmap"] = (arguments, place) => arguments.Items(0).Zip(arguments.Items(1)).Aggregate(
            new HclObject([], place), (map, pair) => map.With(new HclEntry(HclArguments.Text(pair.First), pair.Second, pair.First.Place))),
    };

    private static bool Contains(ImmutableArray<HclValue> items, HclValue wanted)
        => items.Any(item => item is not HclUnknown && HclArguments.Equal(item, wanted))
            || (items.FirstOrDefault(item => item is HclUnknown) is HclUnknown unknown ? throw new HclArgumentException("", unknown) : false);

    private static IEnumerable<HclValue> Flat(HclValue value) => value switch
    {
        HclList list => list.Items.SelectMany(Flat),
        HclUnknown unknown => throw new HclArgumentException("", unknown),
        _ => [value],
    };

    private static IEnumerable<HclEntry> Sorted(HclObject map) => map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private static int Length(HclValue value) => value switch
    {
        HclList list => list.Items.Length,
        HclObject map => map.Entries.Length,
        HclText text => text.Value.EnumerateRunes().Count(),
        HclNamespace names => throw new HclArgumentException("", HclEvaluator.Unknown($"{names.Name} is not known as a whole", value.Place)),
        _ => throw new HclArgumentException("wants a list, a map or a text"),
    };

    private static HclObject Merge(ImmutableArray<HclValue> arguments, SourcePlace place)
    {
        var entries = Enumerable.Range(0, arguments.Length).Where(index => arguments[index] is not HclNull)
            .SelectMany(index => arguments.Map(index).Entries.Select(entry => entry with { Value = HclEvaluator.Shaded(entry.Value, arguments[index]) }));
        return entries.Aggregate(new HclObject([], place), (map, entry) => map.With(entry));
    }

    private static HclList Range(ImmutableArray<HclValue> arguments, SourcePlace place)
    {
        var start = arguments.Length > 1 ? arguments.Number(0) : 0;
        var end = arguments.Number(arguments.Length > 1 ? 1 : 0);
        var step = arguments.Length > 2 ? arguments.Number(2) : start <= end ? 1 : -1;
        var numbers = ImmutableArray.CreateBuilder<HclValue>();
        for (var number = start; step != 0 && (step > 0 ? number < end : number > end); number += step)
        {
            numbers.Add(numbers.Count < LongestRange ? new HclNumber(number, place) : throw new HclArgumentException($"gives more than {LongestRange} numbers"));
        }

        return new HclList(numbers.ToImmutable(), place);
    }

    private static HclList FormatList(ImmutableArray<HclValue> arguments, SourcePlace place)
    {
        var count = arguments.OfType<HclList>().Select(list => list.Items.Length).DefaultIfEmpty(1).Max();
        var rows = Enumerable.Range(0, count)
            .Select(row => arguments.Select(argument => argument is HclList list ? list.Items.At(row) : argument).ToImmutableArray());
        return new HclList([.. rows.Select(row => HclFunctions.Call("format", row, place))], place);
    }
}
