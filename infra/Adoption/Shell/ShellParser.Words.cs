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
        var inner = new ShellParser(_source.Slice(start, end)) { _depth = _depth };
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

    private void ReadParts(ImmutableArray<ShellPart>.Builder parts, Func<ShellParser, bool> isEnd, bool isQuoted)
    {
        Deepen();
        while (!isEnd(this) && !(isQuoted && IsAtEnd))
        {
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

        _depth--;
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
}
