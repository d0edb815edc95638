namespace GpuInfra.Adoption;

/// <summary>Takes JSON as an expression of literals.</summary>
internal static class HclJson
{
    private static readonly HclScope Nothing = new((_, _) => null);

    /// <summary>A value whose texts are what they say.</summary>
    public static HclValue Value(SourceValue json) => HclEvaluator.Evaluate(Expression(json, (text, place) => new HclLiteral(text, place)), Nothing);

    /// <summary>A value whose texts are read on, such as templates.</summary>
    public static HclExpression Expression(SourceValue json, Func<string, SourcePlace, HclExpression> text) => json switch
    {
        SourceMap map => new HclObjectLiteral(
            [.. map.Entries.Select(entry => new HclItem(new HclLiteral(entry.Name, entry.Place), Expression(entry.Value, text)))], map.Place),
        SourceList list => new HclTuple([.. list.Items.Select(item => Expression(item, text))], list.Place),
        SourceScalar { Value: string read } => text(read, json.Place),
        SourceScalar { Value: long whole } => new HclLiteral((decimal)whole, json.Place),
        SourceScalar { Value: double number } => new HclLiteral(Math.Abs(number) < 1e27 ? (decimal)number : SourceTexts.Of(json), json.Place),
        SourceScalar scalar => new HclLiteral(scalar.Value, scalar.Place),
        _ => new HclLiteral(null, json.Place),
    };
}
