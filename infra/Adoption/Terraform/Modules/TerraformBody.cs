using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Evaluates a body as its provider would get it: every type of block is a list, and dynamic blocks are expanded.</summary>
internal static class TerraformBody
{
    /// <summary>What Terraform itself reads in a resource.</summary>
    private static readonly ImmutableHashSet<string> Meta = ["count", "for_each", "provider", "depends_on"];

    private static readonly ImmutableHashSet<string> MetaBlocks = ["lifecycle", "provisioner", "connection", "timeouts"];

    public static HclObject Evaluate(HclBlock block, HclScope scope) => Evaluate(block.Body, block.Place, scope, Meta);

    /// <summary>One attribute or one type of block; null where the body does not say it.</summary>
    public static HclValue? Evaluate(HclBlock block, string name, HclScope scope)
        => block.Body[name] is { } value ? HclEvaluator.Evaluate(value, scope)
            : Expand(block.Body, scope).Where(part => part.Type == name).Select(part => part.Value).ToImmutableArray() is { Length: > 0 } parts
            ? AsList(parts, block.Place)
            : null;

    /// <summary>The dynamic blocks of a body that make nothing, by their path.</summary>
    public static IEnumerable<(string Path, HclBody Content)> Unmade(HclBody body, HclScope scope, string path = "")
    {
        foreach (var block in body.Blocks.Where(block => !MetaBlocks.Contains(block.Type)))
        {
            if (block is not { Type: "dynamic", Labels: [var type] })
            {
                foreach (var unmade in Unmade(block.Body, scope, $"{path}{block.Type}."))
                {
                    yield return unmade;
                }
            }
            else if (block.Body.Block("content") is { } content && HclLoop.Pairs(Collection(block, scope))?.Any() == false)
            {
                yield return ($"{path}{type}.", content.Body);
            }
        }
    }

    private static HclObject Evaluate(HclBody body, SourcePlace place, HclScope scope, ImmutableHashSet<string> left)
    {
        var entries = ImmutableArray.CreateBuilder<HclEntry>();
        foreach (var attribute in body.Attributes.Where(attribute => !left.Contains(attribute.Name)))
        {
            entries.Add(new HclEntry(attribute.Name, HclEvaluator.Evaluate(attribute.Value, scope), attribute.Place));
        }

        foreach (var type in Expand(body, scope).GroupBy(part => part.Type))
        {
            entries.Add(new HclEntry(type.Key, AsList([.. type.Select(part => part.Value)], type.First().Place), type.First().Place));
        }

        return new HclObject(entries.ToImmutable(), place);
    }

    /// <summary>One unknown block makes all of its type unknown.</summary>
    private static HclValue AsList(ImmutableArray<HclValue> parts, SourcePlace place)
        => parts.FirstOrDefault(part => part is HclUnknown) ?? new HclList(parts, place);

    private static IEnumerable<(string Type, HclValue Value, SourcePlace Place)> Expand(HclBody body, HclScope scope)
    {
        foreach (var block in body.Blocks.Where(block => !MetaBlocks.Contains(block.Type)))
        {
            if (block is { Type: "dynamic", Labels: [var type] })
            {
                foreach (var value in ExpandDynamic(block, type, scope))
                {
                    yield return (type, value, block.Place);
                }
            }
            else
            {
                yield return (block.Type, Evaluate(block.Body, block.Place, scope, []), block.Place);
            }
        }
    }

    private static IEnumerable<HclValue> ExpandDynamic(HclBlock block, string type, HclScope scope)
    {
        var collection = Collection(block, scope);
        if (block.Body.Block("content") is not { } content)
        {
            return [HclEvaluator.Failure("it has no content block", block.Place)];
        }

        if (HclLoop.Pairs(collection) is not { } pairs)
        {
            return [collection is HclUnknown ? collection : HclEvaluator.Failure("its for_each is no list, set or map", block.Place)];
        }

        var iterator = block.Body["iterator"]?.Text ?? type;
        return pairs.Select(pair => Evaluate(content.Body, block.Place, scope.With(iterator, Each(pair.Key, pair.Value)), []));
    }

    private static HclValue Collection(HclBlock block, HclScope scope)
        => block.Body["for_each"] is { } each ? HclEvaluator.Evaluate(each, scope) : HclEvaluator.Failure("it has no for_each", block.Place);

    /// <summary>What <c>each</c> or an iterator is.</summary>
    public static HclObject Each(HclValue key, HclValue value)
        => new([new HclEntry("key", key, key.Place), new HclEntry("value", value, value.Place)], value.Place);
}
