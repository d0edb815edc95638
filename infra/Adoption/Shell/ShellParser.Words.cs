using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GpuInfra.Adoption;

internal sealed partial class ShellParser
{
    private const string Metacharacters = " \t\n;&|()<>";

    private SimpleCommand ReadSimple()
    {
        var start = _at;
        var assignments = ImmutableArray.CreateBuilder<ShellAssignment>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var inputs = new List<ShellWord>();
        var end = _at;
        while (true)
        {
            SkipBlanks();
            if (TryReadRedirection(inputs))
            {
            }
            else if ((words.Count == 0 || IsDeclaration(words[0].Bare)) && TryReadAssignment(out var assignment))
            {
                assignments.Add(assignment);
            }
            else if (TryReadWord(out var word))
            {
                words.Add(word);
            }
            else
            {
                break;
            }

            end = _at;
        }

        if (end == start)
        {
            throw Unexpected();
        }

        return new SimpleCommand(assignments.ToImmutable(), words.ToImmutable(), inputs, _source.Slice(start, end));
    }

    private static bool IsDeclaration(string? word) => word is "export" or "local" or "readonly" or "declare" or "typeset";

    private bool TryReadAssignment([NotNullWhen(true)] out ShellAssignment? assignment)
    {
        assignment = null;
        var start = _at;
        var name = PeekName();
        _at += name.Length;
        ShellWord? index = null;
        if (name.Length > 0 && Current == '[' && _text.IndexOf(']', _at) is var close and >= 0 && IsAssignmentAfter(close + 1))
        {
            index = ParseWithin(_at + 1, close);
            _at = close + 1;
        }

        var appends = Sees("+=");
        if (name.Length == 0 || (!appends && Current != '='))
        {
            _at = start;
            return false;
        }

        _at += appends ? 2 : 1;
        if (Current == '(')
        {
            assignment = new ShellAssignment(name, index, appends, null, ReadElements(start), OriginAt(start));
            return true;
        }

        _ = TryReadWord(out var value);
        assignment = new ShellAssignment(name, index, appends, value ?? new ShellWord([], Since(_at)), null, OriginAt(start));
        return true;
    }

    private bool IsAssignmentAfter(int at) =>
        at < _text.Length && (_text[at] == '=' || (_text[at] == '+' && at + 1 < _text.Length && _text[at + 1] == '='));

    private ImmutableArray<ShellElement> ReadElements(int opened)
    {
        _at++;
        var elements = ImmutableArray.CreateBuilder<ShellElement>();
        while (true)
        {
            SkipLines();
            if (Current == ')')
            {
                _at++;
                return elements.ToImmutable();
            }

            ShellWord? key = null;
            if (Current == '[' && _text.IndexOf("]=", _at, StringComparison.Ordinal) is var close and >= 0
                && !_text.AsSpan(_at, close - _at).ContainsAny(' ', '\n'))
            {
                key = ParseWithin(_at + 1, close);
                _at = close + 2;
            }

            if (!TryReadWord(out var word))
            {
                throw IsAtEnd ? Error("this array is not closed: `)` is missing", opened) : Unexpected();
            }

            elements.Add(new ShellElement(key, word));
        }
    }

    // A word inside another, such as the index of an array.
    private ShellWord ParseWithin(int start, int end)
    {
        var inner = new ShellParser(_source.Slice(start, end));
        var parts = ImmutableArray.CreateBuilder<ShellPart>();
        inner.ReadParts(parts, static parser => parser.IsAtEnd, isQuoted: false);
        return new ShellWord(parts.ToImmutable(), inner._source);
    }

    private bool TryReadWord([NotNullWhen(true)] out ShellWord? word, bool isPattern = false)
    {
        var start = _at;
        word = null;
        if (IsAtEnd || (isPattern ? char.IsWhiteSpace(Current) : Metacharacters.Contains(Current, StringComparison.Ordinal)))
        {
            return !isPattern && (TryReadPlaceholder(out word) || TryReadProcess(out word));
        }

        var parts = ImmutableArray.CreateBuilder<ShellPart>();
        ReadParts(
            parts,
            isPattern
                ? static parser => parser.IsAtEnd || char.IsWhiteSpace(parser.Current)
                : static parser => parser.IsAtEnd || (Metacharacters.Contains(parser.Current, StringComparison.Ordinal) && parser.Placeholder(parser._at) < 0),
            isQuoted: false);
        word = new ShellWord(parts.ToImmutable(), Since(start));
        return true;
    }

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

    private void ReadParts(ImmutableArray<ShellPart>.Builder parts, Func<ShellParser, bool> isEnd, bool isQuoted)
    {
        while (!isEnd(this))
        {
            if (isQuoted && IsAtEnd)
            {
                return;
            }

            var start = _at;
            switch (Current)
            {
                case '\\' when isQuoted && (_at + 1 >= _text.Length || !"$`\"\\\n".Contains(_text[_at + 1], StringComparison.Ordinal)):
                    _at++;
                    AddLiteral(parts, _source.Slice(start, _at), isQuoted, start);
                    break;
                case '\\':
                    _at = Math.Min(_at + 2, _text.Length);
                    if (_text[start + 1 < _text.Length ? start + 1 : start] != '\n')
                    {
                        AddLiteral(parts, _source.Slice(Math.Min(start + 1, _at - 1), _at), isQuoted: true, start);
                    }

                    break;
                case '\'' when !isQuoted && !_isInQuotedDefault:
                    ReadSingleQuoted(parts, start);
                    break;
                case '"' when !isQuoted:
                    ReadDoubleQuoted(parts, start);
                    break;
                case '$':
                    ReadDollar(parts, isQuoted, start);
                    break;
                case '<' when !isQuoted && Placeholder(_at) is var end and > 0:
                    _at = end;
                    parts.Add(new OpaquePart("it is a placeholder", true, Since(start)));
                    break;
                case '`':
                    ReadBackquoted(parts, isQuoted, start);
                    break;
                default:
                    _at++;
                    AddLiteral(parts, _source.Slice(start, _at), isQuoted, start);
                    break;
            }
        }
    }

    private void AddLiteral(ImmutableArray<ShellPart>.Builder parts, ShellText literal, bool isQuoted, int start)
    {
        if (parts.Count > 0 && parts[^1] is LiteralPart last && last.IsQuoted == isQuoted)
        {
            parts[^1] = last with { Literal = new ShellTextBuilder().Append(last.Literal).Append(literal).ToText() };
        }
        else
        {
            parts.Add(new LiteralPart(literal, isQuoted, Since(start)));
        }
    }

    private void ReadSingleQuoted(ImmutableArray<ShellPart>.Builder parts, int start)
    {
        var close = _text.IndexOf('\'', start + 1);
        if (close < 0)
        {
            throw Error("the quote that begins here is not closed", start);
        }

        _at = close + 1;
        AddLiteral(parts, _source.Slice(start + 1, close), isQuoted: true, start);
    }

    private void ReadDoubleQuoted(ImmutableArray<ShellPart>.Builder parts, int start)
    {
        _at++;
        AddLiteral(parts, ShellText.Empty, isQuoted: true, start);
        ReadParts(parts, static parser => parser.Current == '"', isQuoted: true);
        if (IsAtEnd)
        {
            throw Error("the quote that begins here is not closed", start);
        }

        _at++;
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
        parts.Add(new CommandPart(Parse(inner.ToText()), isQuoted, Since(start)));
    }
}
