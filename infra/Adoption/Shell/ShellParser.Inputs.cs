using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Redirections and here-documents.
internal sealed partial class ShellParser
{
    private bool TryReadRedirection(List<ShellWord> inputs)
    {
        SkipBlanks();
        var start = _at;
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }

        var symbol = ((string[])["<<<", "<<-", "<<", "&>>", "&>", ">>", ">&", "<&", ">|", "<>", "<", ">"]).FirstOrDefault(Sees);
        if (symbol is null || Sees("<(") || Sees(">(") || Placeholder(_at) > 0 || (symbol[0] == '&' && _at > start))
        {
            _at = start;
            return false;
        }

        _at += symbol.Length;
        SkipBlanks();
        if (!TryReadWord(out var target))
        {
            throw Error($"`{symbol}` needs a word after it", start);
        }

        if (symbol is "<<" or "<<-")
        {
            var delimiter = string.Concat(target.Parts.OfType<LiteralPart>().Select(part => part.Literal.Value));
            _documents.Add((delimiter, target.Parts.Any(part => part.IsQuoted), symbol == "<<-", inputs, start));
        }
        else if (symbol == "<<<")
        {
            inputs.Add(target);
        }

        return true;
    }

    // The here-documents whose lines begin now.
    private void ReadDocuments()
    {
        foreach (var (delimiter, isRaw, stripsTabs, into, at) in _documents.ToList())
        {
            var body = new ShellTextBuilder();
            while (true)
            {
                if (IsAtEnd)
                {
                    throw Error($"the line {delimiter} that ends this text is missing", at);
                }

                var end = _text.IndexOf('\n', _at) is var found and >= 0 ? found : _text.Length;
                var line = _source.Slice(_at, end);
                _at = Math.Min(end + 1, _text.Length);
                line = stripsTabs ? line.From(line.Length - line.Value.TrimStart('\t').Length) : line;
                if (line.Value.TrimEnd('\r') == delimiter)
                {
                    break;
                }

                body.Append(line);
                body.Append('\n', line.Length > 0 ? Math.Abs(line.Origins[^1]) : OriginAt(_at - 1));
            }

            var text = body.ToText();
            into.Add(isRaw ? new ShellWord([new LiteralPart(text, true, text)], text) : ParseQuoted(text));
        }

        _documents.Clear();
    }

    // A text in which only $ and ` have a meaning.
    public static ShellWord ParseQuoted(ShellText text)
    {
        var parts = ImmutableArray.CreateBuilder<ShellPart>();
        new ShellParser(text).ReadParts(parts, static parser => parser.IsAtEnd, isQuoted: true);
        return new ShellWord(parts.ToImmutable(), text);
    }
}
