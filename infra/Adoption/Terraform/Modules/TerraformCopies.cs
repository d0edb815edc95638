using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>The copies that <c>count</c> or <c>for_each</c> make of a resource or a module.</summary>
internal static class TerraformCopies
{
    private const int Most = 1000;

    /// <summary>
    /// Key and scope of each copy; the key is null where there is neither, and an <see cref="HclUnknown"/> where how many there are is not known.
    /// </summary>
    public static ImmutableArray<(HclValue? Key, HclScope Scope)> Of(HclBlock block, HclScope scope)
    {
        if (block.Body["count"] is { } count)
        {
            return HclConversion.ToNumber(HclEvaluator.Evaluate(count, scope)) switch
            {
                HclNumber number => [.. Enumerable.Range(0, (int)Math.Clamp(number.Value, 0, Most)).Select(index => Counted(index, count.Place, scope))],
                var unknown => [(unknown, Uncounted(unknown, scope))],
            };
        }

        if (block.Body["for_each"] is { } each)
        {
            var collection = HclEvaluator.Evaluate(each, scope);
            return HclLoop.Pairs(collection) is { } pairs
                ? [.. pairs.Select(pair => collection is HclList ? (pair.Value, pair.Value) : pair).Take(Most)
                    .Select(pair => ((HclValue?)pair.Item1, scope.With("each", TerraformBody.Each(pair.Item1, pair.Item2))))]
                : [(collection as HclUnknown ?? HclEvaluator.Failure("its for_each is no set or map", each.Place), Uncounted(collection, scope))];
        }

        return [(null, scope)];
    }

    /// <summary>A scope for what is made not at all, in which keys and numbers are not known.</summary>
    public static HclScope Uncounted(HclValue reason, HclScope scope)
    {
        var unknown = reason as HclUnknown ?? HclEvaluator.Unknown("no copy of it is made", reason.Place);
        return scope.With("each", TerraformBody.Each(unknown, unknown)).With("count", new HclObject([new HclEntry("index", unknown, unknown.Place)], unknown.Place));
    }

    public static string Suffix(HclValue? key) => key switch
    {
        null or HclUnknown => "",
        HclNumber number => $"[{HclConversion.Text(number.Value)}]",
        _ => HclConversion.ToText(key) is HclText text ? $"[\"{text.Value}\"]" : "[?]",
    };

    /// <summary>What a name means that has copies: a list, a map, or one thing.</summary>
    public static HclValue Together(HclBlock block, ImmutableArray<(HclValue? Key, HclValue Value)> copies)
    {
        if (copies.Select(copy => copy.Key).OfType<HclUnknown>().FirstOrDefault() is { } unknown)
        {
            return unknown;
        }

        return block.Body["for_each"] is not null
            ? new HclObject([.. copies.Select(copy => new HclEntry(KeyText(copy.Key!), copy.Value, block.Place))], block.Place)
            : block.Body["count"] is not null ? new HclList([.. copies.Select(copy => copy.Value)], block.Place)
            : copies[0].Value;
    }

    private static string KeyText(HclValue key) => HclConversion.ToText(key) is HclText text ? text.Value : "";

    private static (HclValue? Key, HclScope Scope) Counted(int index, SourcePlace place, HclScope scope)
    {
        var number = new HclNumber(index, place);
        return (number, scope.With("count", new HclObject([new HclEntry("index", number, place)], place)));
    }
}
