using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

internal sealed partial class ShellParser
{
    private static readonly HashSet<string> Reserved =
    [
        "if", "then", "elif", "else", "fi", "for", "select", "while", "until", "do", "done", "case", "esac", "in", "function", "time", "{", "}", "[[",
    ];

    // Blanks, continued lines and comments; not the end of a line.
    private void SkipBlanks()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' or '\r')
            {
                _at++;
            }
            else if (Sees("\\\n"))
            {
                _at += 2;
            }
            else if (Sees("\\\r\n"))
            {
                _at += 3;
            }
            else if (Current == '#' && (_at == 0 || Metacharacters.Contains(_text[_at - 1], StringComparison.Ordinal)))
            {
                _at = _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n' && !IsAtEnd)
        {
            _at++;
            ReadDocuments();
            SkipBlanks();
        }
    }

    private string? PeekReserved()
    {
        var end = _at;
        while (end < _text.Length && !Metacharacters.Contains(_text[end], StringComparison.Ordinal) && _text[end] != '\r')
        {
            end++;
        }

        var word = _text[_at..end];
        return Reserved.Contains(word) ? word : null;
    }

    private string PeekName() => Peek(static (character, index) => character == '_' || char.IsAsciiLetter(character) || (index > 0 && char.IsAsciiDigit(character)));

    private string PeekFunctionName() => Peek(static (character, _) => character is '_' or '-' or '.' or ':' || char.IsAsciiLetterOrDigit(character));

    private string PeekParameter()
    {
        var name = PeekName();
        if (name.Length > 0 || IsAtEnd)
        {
            return name;
        }

        if (char.IsAsciiDigit(Current))
        {
            return Sees("${") || (_at > 0 && _text[_at - 1] == '{') ? Peek(static (character, _) => char.IsAsciiDigit(character)) : $"{Current}";
        }

        return "@*#?$!-".Contains(Current, StringComparison.Ordinal) ? $"{Current}" : "";
    }

    private string Peek(Func<char, int, bool> isPart)
    {
        var end = _at;
        while (end < _text.Length && isPart(_text[end], end - _at))
        {
            end++;
        }

        return _text[_at..end];
    }

    // Reads ((…)), with or without $ before it; false, and nothing read, where it is a subshell within another.
    private bool TryReadArithmetic(out ShellText expression)
    {
        var start = _at;
        var open = _text.IndexOf("((", _at, StringComparison.Ordinal) + 2;
        var depth = 0;
        for (var at = open; at < _text.Length; at++)
        {
            if (_text[at] == '(')
            {
                depth++;
            }
            else if (_text[at] == ')' && depth > 0)
            {
                depth--;
            }
            else if (_text[at] == ')')
            {
                if (at + 1 >= _text.Length || _text[at + 1] != ')')
                {
                    break;
                }

                expression = _source.Slice(open, at);
                _at = at + 2;
                return true;
            }
        }

        _at = start;
        expression = ShellText.Empty;
        return false;
    }

    // What $'…' says, whose escapes are those of C.
    private ShellText ReadEscapes(int start)
    {
        var text = new ShellTextBuilder();
        while (!IsAtEnd && Current != '\'')
        {
            var origin = OriginAt(_at);
            var character = Current;
            _at++;
            if (character == '\\' && !IsAtEnd)
            {
                character = Current;
                _at++;
                character = character switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'a' => '\a',
                    'b' => '\b',
                    'e' or 'E' => '\u001b',
                    'f' => '\f',
                    'v' => '\v',
                    'x' => ReadCode(2, NumberStyles.HexNumber),
                    'u' => ReadCode(4, NumberStyles.HexNumber),
                    _ => character,
                };
            }

            text.Append(character, origin);
        }

        if (IsAtEnd)
        {
            throw Error("the quote that begins here is not closed", start);
        }

        _at++;
        return text.ToText();
    }

    private char ReadCode(int digits, NumberStyles style)
    {
        var end = _at;
        while (end < _text.Length && end - _at < digits && char.IsAsciiHexDigit(_text[end]))
        {
            end++;
        }

        var code = int.TryParse(_text.AsSpan(_at, end - _at), style, CultureInfo.InvariantCulture, out var value) ? value : 0;
        _at = end;
        return (char)code;
    }
}
