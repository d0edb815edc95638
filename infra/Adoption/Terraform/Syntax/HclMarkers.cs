namespace GpuInfra.Adoption;

/// <summary>Reads what stands between <c>${</c> or <c>%{</c> and its brace, with the marks that cut blanks away.</summary>
internal sealed class HclMarkers(HclScanner scanner, HclExpressionParser expressions)
{
    /// <summary>Whether the last one cuts the blanks behind it.</summary>
    public bool TrimsNext { get; set; }

    /// <summary>Whether a directive begins here that ends a part.</summary>
    public bool EndsPart()
    {
        var start = scanner.Offset;
        Open();
        var ends = scanner.SeesWord("else") || scanner.SeesWord("endif") || scanner.SeesWord("endfor");
        scanner.Offset = start;
        return ends;
    }

    public void Open()
    {
        scanner.Offset += 2;
        scanner.Takes("~");
        scanner.SkipBlanks(lines: true);
    }

    /// <summary>Reads an expression up to the brace of what began at an offset.</summary>
    public HclExpression ReadExpression(int start)
    {
        var expression = expressions.Within(true, () =>
        {
            var read = expressions.Read();
            expressions.Skip();
            return read;
        });
        Close(start);
        return expression;
    }

    public bool TakesDirective(string word)
    {
        var start = scanner.Offset;
        if (!scanner.Sees("%{"))
        {
            return false;
        }

        Open();
        if (!scanner.TakesWord(word))
        {
            scanner.Offset = start;
            return false;
        }

        scanner.SkipBlanks(lines: true);
        Close(start);
        return true;
    }

    private void Close(int start)
    {
        TrimsNext = scanner.Takes("~");
        if (!scanner.Takes("}"))
        {
            throw new HclSyntaxException(
                scanner.Current is '"' or '\n' or '\0' ? start : scanner.Offset,
                $"Expected }} at the end of what {scanner.Text.Substring(start, 2)} begins, found {scanner.Seen}.");
        }
    }
}
