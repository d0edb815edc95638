using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Reads what follows a value: attributes, indexes and splats.</summary>
internal sealed class HclStepParser(HclScanner scanner, HclExpressionParser expressions)
{
    public HclExpression Read(HclExpression source, bool anyStep)
    {
        for (var length = 0; ; length++)
        {
            expressions.RequireShort(length);
            expressions.Skip();
            if (scanner.Current == '.' && !scanner.Sees("..."))
            {
                scanner.Offset++;
                source = ReadMember(source);
            }
            else if (scanner.Current == '[' && anyStep)
            {
                scanner.Offset++;
                source = ReadIndex(source);
            }
            else
            {
                return source;
            }
        }
    }

    private HclExpression ReadMember(HclExpression source)
    {
        var place = scanner.Here;
        if (scanner.Takes("*"))
        {
            return Splat(source, anyStep: false);
        }

        if (char.IsAsciiDigit(scanner.Current))
        {
            var start = scanner.Offset;
            while (char.IsAsciiDigit(scanner.Current))
            {
                scanner.Offset++;
            }

            var index = decimal.Parse(scanner.Text.AsSpan(start, Math.Min(scanner.Offset - start, 9)), CultureInfo.InvariantCulture);
            return Upon(source, new HclIndex(source, new HclLiteral(index, place), source.Place));
        }

        return scanner.SeesName
            ? Upon(source, new HclMember(source, scanner.TakeName(), source.Place))
            : throw scanner.Mistake($"Expected a name after the point, found {scanner.Seen}.");
    }

    private HclExpression ReadIndex(HclExpression source)
    {
        expressions.Skip();
        if (scanner.Takes("*"))
        {
            expressions.Expect("]", "after [*");
            return Splat(source, anyStep: true);
        }

        var key = expressions.Within(true, () =>
        {
            var read = expressions.Read();
            expressions.Expect("]", "after an index");
            return read;
        });
        return Upon(source, new HclIndex(source, key, source.Place));
    }

    private HclExpression Splat(HclExpression source, bool anyStep)
        => Upon(source, new HclSplat(source, Read(new HclSplatItem(source.Place), anyStep), source.Place));

    private static HclExpression Upon(HclExpression source, HclExpression step) => step with { Text = $"{source.Text}{StepText(step)}" };

    private static string StepText(HclExpression step) => step switch
    {
        HclMember member => $".{member.Name}",
        HclIndex index => $"[{(index.Key.Text.Length > 0 ? index.Key.Text : index.Key is HclLiteral literal ? literal.Value : "")}]",
        HclSplat splat => $"[*]{splat.Each.Text}",
        _ => "",
    };
}
