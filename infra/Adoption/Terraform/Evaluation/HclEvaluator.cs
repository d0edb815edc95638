using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Evaluates expressions. What it cannot know, and all that rests on it, is an <see cref="HclUnknown"/>.</summary>
internal static class HclEvaluator
{
    private const int MostCharacters = 1 << 16;
    private const int MostValues = 1 << 14;

    public static HclValue Evaluate(HclExpression expression, HclScope scope)
    {
        var value = Bounded(Compute(expression, scope));
        return value is HclUnknown unknown && expression.Text.Length > 0 && expression is not HclSplatItem
            ? unknown with { Expression = expression.Text, Place = expression.Place }
            : value;
    }

    // What doubles itself would not end.
    private static HclValue Bounded(HclValue value) => value switch
    {
        HclText { Value.Length: > MostCharacters } => Unknown(string.Create(CultureInfo.InvariantCulture, $"it is longer than {MostCharacters:N0} characters"), value.Place),
        HclList or HclObject when Count(value, MostValues) >= MostValues =>
            Unknown(string.Create(CultureInfo.InvariantCulture, $"it holds more than {MostValues:N0} values"), value.Place),
        _ => value,
    };

    // How many values there are in one, or so many that it does not matter.
    private static int Count(HclValue value, int most)
    {
        var count = 1;
        foreach (var inner in value switch
        {
            HclList list => list.Items,
            HclObject map => map.Entries.Select(entry => entry.Value),
            _ => Enumerable.Empty<HclValue>(),
        })
        {
            if (count >= most)
            {
                return count;
            }

            count += Count(inner, most - count);
        }

        return count;
    }

    private static HclValue Compute(HclExpression expression, HclScope scope) => expression switch
    {
        HclLiteral literal => Literal(literal),
        HclTemplate template => Template(template, scope),
        HclTuple tuple => new HclList([.. tuple.Items.Select(item => Evaluate(item, scope))], tuple.Place),
        HclObjectLiteral literal => Object(literal, scope),
        HclFor loop => HclLoop.Evaluate(loop, scope),
        HclCall call => Call(call, scope),
        HclUnary unary => HclOperation.Unary(unary, Evaluate(unary.Operand, scope)),
        HclBinary binary => HclOperation.Binary(binary, Evaluate(binary.Left, scope), () => Evaluate(binary.Right, scope)),
        HclConditional conditional => Conditional(conditional, scope),
        HclName name => scope.Find(name.Name, name.Place) ?? Failure($"nothing is named {name.Name} here", name.Place),
        HclMember member => Member(Evaluate(member.Source, scope), member.Name, member.Place),
        HclIndex index => Index(Evaluate(index.Source, scope), Evaluate(index.Key, scope), index.Place),
        HclSplat splat => Splat(splat, scope),
        HclSplatItem item => scope.Find(HclLoop.SplatName, item.Place)!,
        _ => throw new InvalidOperationException($"{expression.GetType().Name} is no expression."),
    };

    public static HclUnknown Failure(string reason, SourcePlace place) => new("", reason, place) { Fails = true };

    public static HclUnknown Unknown(string reason, SourcePlace place) => new("", reason, place);

    public static HclValue Member(HclValue source, string name, SourcePlace place) => source switch
    {
        HclUnknown unknown => unknown,
        HclObject map => map[name] is { } value ? Shaded(value, map) : Failure($"there is no {name} in it", place),
        HclNamespace names => names.Attribute(name) ?? Failure($"{names.Name} has no {name}", place),
        HclList list when int.TryParse(name, out var index) => Item(list, index, place),
        _ => Failure($"it has no {name}", place),
    };

    public static HclValue Index(HclValue source, HclValue key, SourcePlace place) => (source, key) switch
    {
        (HclUnknown unknown, _) => unknown,
        (_, HclUnknown unknown) => unknown,
        (HclList list, _) when HclConversion.ToNumber(key) is HclNumber number => Item(list, number.Value, place),
        (HclObject or HclNamespace, _) when HclConversion.ToText(key) is HclText text => Member(source, text.Value, place),
        _ => Failure("it has no such index", place),
    };

    /// <summary>A value that was told from others: secret where one of them is.</summary>
    public static HclValue Shaded(HclValue value, params IEnumerable<HclValue> sources)
        => !value.Secret && sources.Any(source => source.Secret) ? value with { Secret = true } : value;

    private static HclValue Item(HclList list, decimal index, SourcePlace place)
        => index >= 0 && index < list.Items.Length && index == decimal.Truncate(index)
            ? Shaded(list.Items[(int)index], list)
            : Failure($"it has {list.Items.Length} items and none at {index}", place);

    private static HclValue Literal(HclLiteral literal) => literal.Value switch
    {
        null => new HclNull(literal.Place),
        bool truth => new HclBool(truth, literal.Place),
        decimal number => new HclNumber(number, literal.Place),
        _ => new HclText((string)literal.Value, literal.Place),
    };

    private static HclValue Template(HclTemplate template, HclScope scope)
    {
        var parts = template.Parts.Select(part => Evaluate(part, scope)).ToList();
        if (parts is [var only])
        {
            return only;
        }

        var texts = parts.Select(part => part is HclNull ? Failure("a text is made of a null", part.Place) : HclConversion.ToText(part)).ToList();
        return texts.OfType<HclUnknown>().FirstOrDefault()
            ?? Shaded(new HclText(string.Concat(texts.Cast<HclText>().Select(text => text.Value)), template.Place), parts);
    }

    private static HclValue Object(HclObjectLiteral literal, HclScope scope)
    {
        var map = new HclObject([], literal.Place);
        foreach (var item in literal.Items)
        {
            switch (HclConversion.ToText(Evaluate(item.Key, scope)))
            {
                case HclText key:
                    map = map.With(new HclEntry(key.Value, Evaluate(item.Value, scope), item.Key.Place));
                    break;
                case HclUnknown unknown:
                    return unknown;
            }
        }

        return map;
    }

    private static HclValue Conditional(HclConditional conditional, HclScope scope)
        => HclConversion.ToBool(Evaluate(conditional.Condition, scope)) switch
        {
            HclBool { Value: true } truth => Shaded(Evaluate(conditional.Then, scope), truth),
            HclBool truth => Shaded(Evaluate(conditional.Otherwise, scope), truth),
            var unknown => unknown,
        };

    private static HclValue Call(HclCall call, HclScope scope)
    {
        if (call.Function is "try" or "can")
        {
            return Trial(call, scope);
        }

        var arguments = call.Arguments.Select(argument => Evaluate(argument, scope)).ToImmutableArray();
        if (call.Expanded && arguments is [.., var last])
        {
            if (last is not HclList list)
            {
                return last is HclUnknown ? last : Failure("only a list goes before ...", call.Place);
            }

            arguments = [.. arguments[..^1], .. list.Items];
        }

        return HclFunctions.Call(call.Function, arguments, call.Place);
    }

    private static HclValue Trial(HclCall call, HclScope scope)
    {
        HclValue? last = null;
        foreach (var argument in call.Arguments)
        {
            last = Evaluate(argument, scope);
            if (last is not HclUnknown { Fails: true })
            {
                break;
            }
        }

        return (call.Function, last) switch
        {
            (_, null) => Failure($"{call.Function} has no argument", call.Place),
            ("try", _) => last,
            (_, HclUnknown { Fails: false }) => last,
            _ => new HclBool(last is not HclUnknown, call.Place),
        };
    }

    private static HclValue Splat(HclSplat splat, HclScope scope)
    {
        var source = Evaluate(splat.Source, scope);
        return source switch
        {
            HclUnknown => source,
            HclNull => new HclList([], splat.Place),
            _ => Shaded(new HclList([.. Items(source).Select(item => Evaluate(splat.Each, scope.With(HclLoop.SplatName, item)))], splat.Place), source),
        };
    }

    private static ImmutableArray<HclValue> Items(HclValue source) => source is HclList list ? list.Items : [source];
}
