using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads lists, objects and the loops that make them.</summary>
internal sealed class HclCollectionParser(HclScanner scanner, HclExpressionParser expressions)
{
    public HclExpression ReadTuple()
    {
        var place = scanner.Here;
        scanner.Offset++;
        return expressions.Within<HclExpression>(true, () =>
        {
            expressions.Skip();
            return scanner.SeesWord("for")
                ? ReadFor(place, ']')
                : new HclTuple(ReadItems("]", "a list", expressions.Read), place);
        });
    }

    public HclExpression ReadObject()
    {
        var place = scanner.Here;
        scanner.Offset++;
        scanner.SkipBlanks(lines: true);
        return scanner.SeesWord("for")
            ? expressions.Within(true, () => ReadFor(place, '}'))
            : expressions.Within(false, () => ReadObjectItems(place));
    }

    private HclObjectLiteral ReadObjectItems(SourcePlace place)
    {
        var items = ImmutableArray.CreateBuilder<HclItem>();
        for (scanner.SkipBlanks(lines: true); !scanner.Takes("}"); scanner.SkipBlanks(lines: true))
        {
            var literal = scanner.Current != '(';
            var key = expressions.Read();
            expressions.Skip();
            if (!scanner.Takes("=") && !scanner.Takes(":"))
            {
                throw scanner.Mistake($"Expected = after the key {key.Text}, found {scanner.Seen}.");
            }

            items.Add(new HclItem(literal && key is HclName name ? new HclLiteral(name.Name, key.Place) { Text = key.Text } : key, expressions.Read()));
            expressions.Skip();
            if (!scanner.Takes(",") && scanner.Current is not ('}' or '\n'))
            {
                throw scanner.Mistake($"Expected , or the end of the line in an object, found {scanner.Seen}.");
            }
        }

        return new HclObjectLiteral(items.ToImmutable(), place);
    }

    private HclFor ReadFor(SourcePlace place, char close)
    {
        scanner.TakesWord("for");
        var (key, value) = ReadForNames();
        var collection = expressions.Read();
        expressions.Expect(":", "after what a for goes over");
        var first = expressions.Read();
        expressions.Skip();
        var second = scanner.Takes("=>") ? expressions.Read() : null;
        expressions.Skip();
        var grouped = scanner.Takes("...");
        expressions.Skip();
        var condition = scanner.TakesWord("if") ? expressions.Read() : null;
        expressions.Expect(close.ToString(), "at the end of the for");
        if (second is null == (close == '}'))
        {
            throw scanner.Mistake(close == '}' ? "A for in braces gives KEY => VALUE." : "A for in brackets gives one value; KEY => VALUE stands in braces.");
        }

        return new HclFor(key, value, collection, second ?? first, place) { Key = second is null ? null : first, Grouped = grouped, Condition = condition };
    }

    public (string? Key, string Value) ReadForNames()
    {
        var first = ReadVariableName();
        expressions.Skip();
        var second = scanner.Takes(",") ? ReadVariableName() : null;
        expressions.Skip();
        return scanner.TakesWord("in")
            ? (second is null ? null : first, second ?? first)
            : throw scanner.Mistake($"Expected in after the names of a for, found {scanner.Seen}.");
    }

    private string ReadVariableName()
    {
        expressions.Skip();
        return scanner.SeesName ? scanner.TakeName() : throw scanner.Mistake($"Expected the name of a variable, found {scanner.Seen}.");
    }

    public ImmutableArray<T> ReadItems<T>(string close, string what, Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        for (expressions.Skip(); !scanner.Takes(close); expressions.Skip())
        {
            items.Add(read());
            expressions.Skip();
            if (!scanner.Takes(",") && !scanner.Sees(close))
            {
                throw scanner.Mistake($"Expected , or {close} in {what}, found {scanner.Seen}.");
            }
        }

        return items.ToImmutable();
    }
}
