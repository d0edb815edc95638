using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GpuInfra.Adoption;

// What a word holds beside its own letters.
internal sealed partial class ShellParser
{
    // <PROJECT> as people write it in a text for others: no shell takes it, and it is none of its values.
    private bool TryReadPlaceholder([NotNullWhen(true)] out ShellWord? word)
    {
        var start = _at;
        var end = Placeholder(_at);
        word = null;
        if (end < 0)
        {
            return false;
        }

        _at = end;
        var parts = ImmutableArray.CreateBuilder<ShellPart>();
        parts.Add(new OpaquePart("it is a placeholder", true, Since(start)));
        ReadParts(parts, static parser => parser.IsAtEnd || Metacharacters.Contains(parser.Current, StringComparison.Ordinal), isQuoted: false);
        word = new ShellWord(parts.ToImmutable(), Since(start));
        return true;
    }

    private int Placeholder(int at)
    {
        var end = at + 1;
        while (at < _text.Length && _text[at] == '<' && end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '_' or '-'))
        {
            end++;
        }

        return end > at + 1 && end < _text.Length && _text[end] == '>' && char.IsAsciiLetter(_text[at + 1]) ? end + 1 : -1;
    }

    private bool TryReadProcess([NotNullWhen(true)] out ShellWord? word)
    {
        word = null;
        if (!Sees("<(") && !Sees(">("))
        {
            return false;
        }

        var start = _at;
        _at += 2;
        _ = ReadSequence();
        Expect(")", start);
        word = new ShellWord([new OpaquePart("it is the output of a command", true, Since(start))], Since(start));
        return true;
    }

    private void ReadDollar(ImmutableArray<ShellPart>.Builder parts, bool isQuoted, int start)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (next == '\'' && !isQuoted)
        {
            _at += 2;
            AddLiteral(parts, ReadEscapes(start), isQuoted: true, start);
        }
        else if (next == '"' && !isQuoted)
        {
            _at++;
            ReadDoubleQuoted(parts, _at);
        }
        else if (Sees("$((") && TryReadArithmetic(out var expression))
        {
            parts.Add(new ArithmeticPart(expression, isQuoted, Since(start)));
        }
        else if (next == '(')
        {
            _at += 2;
            var body = ReadSequence();
            Expect(")", start);
            parts.Add(new CommandPart(body, isQuoted, Since(start)));
        }
        else if (next == '{')
        {
            _at += 2;
            parts.Add(ReadBraced(isQuoted, start));
        }
        else
        {
            _at++;
            var name = PeekParameter();
            _at += name.Length;
            if (name.Length == 0)
            {
                AddLiteral(parts, _source.Slice(start, _at), isQuoted, start);
            }
            else
            {
                parts.Add(new ParameterPart(name, null, ParameterForm.Value, "", [], isQuoted, Since(start)));
            }
        }
    }

    private ParameterPart ReadBraced(bool isQuoted, int start)
    {
        var form = Sees("#}") || Sees("#:") ? ParameterForm.Value : Current switch
        {
            '#' => ParameterForm.Length,
            '!' => ParameterForm.Indirect,
            _ => ParameterForm.Value,
        };
        _at += form == ParameterForm.Value ? 0 : 1;
        var name = PeekParameter();
        _at += name.Length;
        ShellWord? index = null;
        if (Current == '[')
        {
            var close = _text.IndexOf(']', _at);
            if (close < 0)
            {
                throw Error("this ${ is not closed", start);
            }

            index = ParseWithin(_at + 1, close);
            _at = close + 1;
        }

        var symbol = ReadOperator();
        var operands = ImmutableArray.CreateBuilder<ShellWord>();
        while (!IsAtEnd && Current != '}')
        {
            operands.Add(ReadOperand(symbol, isQuoted));
            if (Current is '/' or ':')
            {
                _at++;
                if (Current == '}')
                {
                    operands.Add(new ShellWord([], Since(_at)));
                }
            }
        }

        if (IsAtEnd || name.Length == 0)
        {
            throw Error("this ${ is not closed", start);
        }

        _at++;
        return new ParameterPart(name, index, form, symbol, operands.ToImmutable(), isQuoted, Since(start));
    }

    private string ReadOperator()
    {
        foreach (var symbol in (string[])[":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#", "%", "/", "^", ",", "@", "*", ":"])
        {
            if (Sees(symbol))
            {
                _at += symbol.Length;
                return symbol;
            }
        }

        return Current == '}' ? "" : throw Error("this ${ has an operator that no shell knows", _at);
    }

    private ShellWord ReadOperand(string symbol, bool isQuoted)
    {
        var start = _at;
        var parts = ImmutableArray.CreateBuilder<ShellPart>();
        Func<ShellParser, bool> isEnd = symbol switch
        {
            _ when symbol.StartsWith('/') => static parser => parser.IsAtEnd || parser.Current is '}' or '/',
            ":" => static parser => parser.IsAtEnd || parser.Current is '}' or ':',
            _ => static parser => parser.IsAtEnd || parser.Current == '}',
        };
        var wasInQuotedDefault = _isInQuotedDefault;
        _isInQuotedDefault = isQuoted && symbol.TrimStart(':') is "-" or "=" or "?" or "+";
        ReadParts(parts, isEnd, isQuoted: false);
        _isInQuotedDefault = wasInQuotedDefault;
        return new ShellWord(parts.ToImmutable(), Since(start));
    }

    private void ReadBackquoted(ImmutableArray<ShellPart>.Builder parts, bool isQuoted, int start)
    {
        var inner = new ShellTextBuilder();
        _at++;
        while (!IsAtEnd && Current != '`')
        {
            if (Current == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '`' or '$' or '\\')
            {
                _at++;
            }

            inner.Append(_source.Slice(_at, _at + 1));
            _at++;
        }

        if (IsAtEnd)
        {
            throw Error("the ` that begins here is not closed", start);
        }

        _at++;
        parts.Add(new CommandPart(Parse(inner.ToText(), _depth), isQuoted, Since(start)));
    }
}
