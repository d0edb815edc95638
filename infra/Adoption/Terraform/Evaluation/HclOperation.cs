namespace GpuInfra.Adoption;

/// <summary>Evaluates operators.</summary>
internal static class HclOperation
{
    public static HclValue Unary(HclUnary unary, HclValue operand) => unary.Operator == '!'
        ? HclConversion.ToBool(operand) is HclBool truth ? Shaded(new HclBool(!truth.Value, unary.Place), operand) : Undone(operand, unary.Place)
        : HclConversion.ToNumber(operand) is HclNumber number ? Shaded(new HclNumber(-number.Value, unary.Place), operand) : Undone(operand, unary.Place);

    public static HclValue Binary(HclBinary binary, HclValue left, Func<HclValue> right) => binary.Operator switch
    {
        "&&" or "||" => Logic(binary, left, right()),
        "==" or "!=" => Equality(binary, left, right()),
        _ => Arithmetic(binary, left, right()),
    };

    private static HclValue Logic(HclBinary binary, HclValue left, HclValue right)
    {
        var decides = binary.Operator == "||";
        var (first, second) = (HclConversion.ToBool(left), HclConversion.ToBool(right));
        if ((first is HclBool one && one.Value == decides) || (second is HclBool two && two.Value == decides && first is HclUnknown { Fails: false }))
        {
            return Shaded(new HclBool(decides, binary.Place), left, right);
        }

        return first is not HclBool ? Undone(first, binary.Place)
            : second is HclBool ? Shaded(second with { Place = binary.Place }, left, right)
            : Undone(second, binary.Place);
    }

    private static HclValue Equality(HclBinary binary, HclValue left, HclValue right)
        => AreEqual(left, right) is { } equal
            ? Shaded(new HclBool(equal == (binary.Operator == "=="), binary.Place), left, right)
            : Undone(left is HclUnknown ? left : right, binary.Place);

    /// <summary>Whether two values are equal; null where that is not known.</summary>
    public static bool? AreEqual(HclValue left, HclValue right) => (left, right) switch
    {
        (HclNamespace, HclNull) or (HclNull, HclNamespace) => false,
        (HclUnknown or HclNamespace, _) or (_, HclUnknown or HclNamespace) => null,
        (HclNull, HclNull) => true,
        (HclNull, _) or (_, HclNull) => false,
        (HclList one, HclList two) => one.Items.Length == two.Items.Length ? All(one.Items.Zip(two.Items, AreEqual)) : false,
        (HclObject one, HclObject two) => one.Entries.Length == two.Entries.Length
            ? All(one.Entries.Select(entry => two[entry.Name] is { } other ? AreEqual(entry.Value, other) : false))
            : false,
        (HclText one, HclText two) => one.Value == two.Value,
        (HclNumber one, HclNumber two) => one.Value == two.Value,
        (HclBool one, HclBool two) => one.Value == two.Value,
        _ => false,
    };

    private static bool? All(IEnumerable<bool?> parts)
    {
        var told = parts.ToList();
        return told.Contains(false) ? false : told.Contains(null) ? null : true;
    }

    private static HclValue Arithmetic(HclBinary binary, HclValue left, HclValue right)
    {
        if (HclConversion.ToNumber(left) is not HclNumber { Value: var one })
        {
            return Undone(left, binary.Place);
        }

        if (HclConversion.ToNumber(right) is not HclNumber { Value: var two })
        {
            return Undone(right, binary.Place);
        }

        try
        {
            HclValue result = binary.Operator switch
            {
                "+" => new HclNumber(one + two, binary.Place),
                "-" => new HclNumber(one - two, binary.Place),
                "*" => new HclNumber(one * two, binary.Place),
                "/" => new HclNumber(one / two, binary.Place),
                "%" => new HclNumber(one % two, binary.Place),
                "<" => new HclBool(one < two, binary.Place),
                ">" => new HclBool(one > two, binary.Place),
                "<=" => new HclBool(one <= two, binary.Place),
                _ => new HclBool(one >= two, binary.Place),
            };
            return Shaded(result, left, right);
        }
        catch (ArithmeticException)
        {
            return HclEvaluator.Failure("the number is out of range", binary.Place);
        }
    }

    private static HclValue Shaded(HclValue value, params IEnumerable<HclValue> sources) => HclEvaluator.Shaded(value, sources);

    private static HclValue Undone(HclValue operand, SourcePlace place)
        => operand is HclUnknown ? operand : HclEvaluator.Failure("the operator does not take such a value", place);
}
