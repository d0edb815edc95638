using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GpuInfra.Adoption;

/// <summary>Reads quoted texts and heredocs, with interpolations and directives.</summary>
internal sealed class HclTemplateParser(HclScanner scanner, HclExpressionParser expressions)
{
    private const int DeepestNesting = 100;

    private readonly HclMarkers _markers = new(scanner, expressions);
    private int _end;
    private int _indent;
    private bool _quoted;
    private int _depth;

    public void Reset() => (_end, _indent, _quoted, _markers.TrimsNext, _depth) = (0, 0, false, false, 0);

    public HclExpression ReadQuoted()
    {
        var place = scanner.Here;
        scanner.Offset++;
        return Inside(scanner.Text.Length, 0, quoted: true, () =>
        {
            var template = ReadParts(place);
            return scanner.Takes("\"") ? template : throw Unclosed(place);
        });
    }

    /// <summary>Reads all of a text that is a template, as JSON holds one.</summary>
    public HclExpression ReadWhole() => Inside(scanner.Text.Length, 0, quoted: false, () => ReadParts(scanner.Here));

    public HclExpression ReadHeredoc()
    {
        var place = scanner.Here;
        var start = scanner.Offset;
        scanner.Offset += 2;
        var flush = scanner.Takes("-");
        var marker = scanner.TakeName();
        var begin = scanner.Text.IndexOf('\n', scanner.Offset) + 1;
        if (marker.Length == 0 || begin == 0 || scanner.Text[scanner.Offset..begin].Trim().Length > 0)
        {
            throw new HclSyntaxException(start, "A text over several lines begins with <<NAME at the end of the line.");
        }

        var lines = new List<string>();
        var end = begin;
        while (true)
        {
            if (end >= scanner.Text.Length)
            {
                scanner.Offset = scanner.Text.Length;
                throw new HclSyntaxException(start, $"The text that begins here has no line that says {marker} alone.");
            }

            var next = scanner.Text.IndexOf('\n', end);
            var line = scanner.Text[end..(next < 0 ? scanner.Text.Length : next)];
            if (line.Trim() == marker)
            {
                break;
            }

            lines.Add(line);
            end = next < 0 ? scanner.Text.Length : next + 1;
        }

        scanner.Offset = begin;
        var indent = flush ? lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart(' ', '\t').Length).DefaultIfEmpty(0).Min() : 0;
        var template = Inside(end, indent, quoted: false, () => ReadParts(place));
        scanner.Offset = scanner.Text.IndexOf(marker, end, StringComparison.Ordinal) + marker.Length;
        return template;
    }

    private HclExpression Inside(int end, int indent, bool quoted, Func<HclExpression> read)
    {
        if (++_depth > DeepestNesting)
        {
            throw scanner.Mistake($"Texts are nested more than {DeepestNesting} deep.");
        }

        var before = (_end, _indent, _quoted, _markers.TrimsNext);
        (_end, _indent, _quoted, _markers.TrimsNext) = (end, indent, quoted, false);
        var template = read();
        (_end, _indent, _quoted, _markers.TrimsNext) = before;
        _depth--;
        return template;
    }

    /// <summary>Reads up to the end or up to a directive that ends what is read, and leaves that to be read.</summary>
    private HclExpression ReadParts(SourcePlace place)
    {
        var parts = ImmutableArray.CreateBuilder<HclExpression>();
        var text = new StringBuilder();
        var lineStart = !_quoted;
        void Flush()
        {
            if (text.Length > 0)
            {
                parts.Add(new HclLiteral(text.ToString(), place));
                text.Clear();
            }
        }

        while (scanner.Offset < _end && !(_quoted && scanner.Current == '"'))
        {
            if (lineStart)
            {
                SkipIndent();
                lineStart = false;
            }
            else if (scanner.Sees("$${") || scanner.Sees("%%{"))
            {
                Append(text, scanner.Text.Substring(scanner.Offset + 1, 2));
                scanner.Offset += 3;
            }
            else if (scanner.Sees("${") || scanner.Sees("%{"))
            {
                if (scanner.Current == '%' && _markers.EndsPart())
                {
                    break;
                }

                TrimBefore(text);
                Flush();
                parts.Add(scanner.Current == '$' ? ReadInterpolation() : ReadDirective());
            }
            else
            {
                lineStart = scanner.Current == '\n' && !_quoted;
                ReadLetter(text, place);
            }
        }

        if (scanner.Sees("%{~"))
        {
            TrimBefore(text);
        }

        Flush();
        return parts switch
        {
            [] => new HclLiteral("", place),
            [HclLiteral { Value: string } only] => only,
            _ => new HclTemplate(parts.ToImmutable(), place),
        };
    }

    private void SkipIndent()
    {
        for (var skipped = 0; skipped < _indent && scanner.Offset < _end && scanner.Current is ' ' or '\t'; skipped++)
        {
            scanner.Offset++;
        }
    }

    private void TrimBefore(StringBuilder text)
    {
        if (scanner.Offset + 2 < scanner.Text.Length && scanner.Text[scanner.Offset + 2] == '~')
        {
            var kept = text.ToString().TrimEnd();
            text.Clear().Append(kept);
        }
    }

    private void Append(StringBuilder text, string more)
    {
        _markers.TrimsNext = false;
        text.Append(more);
    }

    private void ReadLetter(StringBuilder text, SourcePlace place)
    {
        var letter = scanner.Current;
        if (_markers.TrimsNext && char.IsWhiteSpace(letter))
        {
            scanner.Offset++;
            return;
        }

        if (_quoted && letter == '\n')
        {
            throw Unclosed(place);
        }

        if (_quoted && letter == '\\')
        {
            Append(text, HclEscapes.Read(scanner));
            return;
        }

        scanner.Offset++;
        if (letter != '\r' || _quoted)
        {
            Append(text, letter.ToString());
        }
    }

    private HclExpression ReadInterpolation()
    {
        var start = scanner.Offset;
        _markers.Open();
        return _markers.ReadExpression(start);
    }

    private HclExpression ReadDirective()
    {
        var start = scanner.Offset;
        var place = scanner.Here;
        _markers.Open();
        if (scanner.TakesWord("if"))
        {
            var condition = _markers.ReadExpression(start);
            var then = ReadParts(place);
            var otherwise = _markers.TakesDirective("else") ? ReadParts(place) : new HclLiteral("", place);
            return _markers.TakesDirective("endif")
                ? new HclConditional(condition, then, otherwise, place)
                : throw new HclSyntaxException(start, "This %{ if } has no %{ endif }.");
        }

        if (scanner.TakesWord("for"))
        {
            var (key, value) = expressions.Within(true, expressions.ReadForNames);
            var collection = _markers.ReadExpression(start);
            var body = ReadParts(place);
            return _markers.TakesDirective("endfor")
                ? new HclFor(key, value, collection, body, place) { Joined = true }
                : throw new HclSyntaxException(start, "This %{ for } has no %{ endfor }.");
        }

        throw scanner.Mistake($"Expected if or for after %{{, found {scanner.Seen}. A plain %{{ is written %%{{.");
    }

    private HclSyntaxException Unclosed(SourcePlace place)
        => new(scanner.Offset, $"The text that begins at line {place.Line}, column {place.Column} has no closing \" on its line.");
}
