namespace GpuInfra.StackFiles;

// Follows a value in quotes or brackets to its end, over as many lines as it takes.
internal sealed class ValueSpan
{
    private const string NeverClosed = "opens a bracket that is never closed";
    private const string CloseBracket = "Close the bracket, and separate with commas.";

    private readonly SourceLine[] _lines;
    private readonly int _parent;
    private readonly Stack<(char Bracket, Place Place)> _open = new();

    private int _row;
    private int _column;
    private bool _isAtStart = true;

    public ValueSpan(SourceLine[] lines, int row, int column, int parent) =>
        (_lines, _row, _column, _parent) = (lines, row, column, parent);

    public int LastRow => _row;

    // What is wrong; nothing if the value ends as it should, or a parser knows better.
    public YamlMistake? Follow()
    {
        do
        {
            if (_column >= _lines[_row].Text.Length || IsComment())
            {
                if (!GoOn())
                {
                    var (_, first) = _open.Last();
                    return new(first, NeverClosed, CloseBracket);
                }
            }
            else if (Step() is { } mistake)
            {
                return mistake;
            }
        }
        while (_open.Count > 0);

        return Rest();
    }

    private YamlMistake? Step()
    {
        var letter = _lines[_row].Text[_column];
        if (_isAtStart && letter is '"' or '\'')
        {
            return Quoted(letter);
        }

        if (letter is '[' or '{')
        {
            _open.Push((letter, _lines[_row].At(_column)));
        }
        else if (letter is ']' or '}' && _open.TryPop(out var open) && open.Bracket != (letter == ']' ? '[' : '{'))
        {
            return new(open.Place, NeverClosed, CloseBracket);
        }

        _isAtStart = letter is '[' or '{' or ',' or ':' || (_isAtStart && letter is ' ' or '\t');
        _column++;
        return null;
    }

    private YamlMistake? Quoted(char quote)
    {
        var start = _lines[_row].At(_column++);
        while (true)
        {
            var text = _lines[_row].Text;
            if (_column >= text.Length)
            {
                if (!GoOn())
                {
                    return new(start, "opens a quote that is never closed", "Close the quote.");
                }
            }
            else if (text[_column] == '\\' && quote == '"')
            {
                _column += 2;
            }
            else if (text[_column] == quote && quote == '\'' && _column + 1 < text.Length && text[_column + 1] == quote)
            {
                _column += 2;
            }
            else if (text[_column++] == quote)
            {
                _isAtStart = false;
                return null;
            }
        }
    }

    // The next line, if it is deep enough to belong to the value.
    private bool GoOn()
    {
        var next = _row + 1;
        while (next < _lines.Length && _lines[next].IsEmpty)
        {
            next++;
        }

        if (next == _lines.Length || (_lines[next].Indent <= _parent && _lines[next].Text.AsSpan().TrimStart() is not [']' or '}', ..]))
        {
            return false;
        }

        (_row, _column) = (next, 0);
        return true;
    }

    private bool IsComment() =>
        _lines[_row].Text[_column] == '#' && (_column == 0 || _lines[_row].Text[_column - 1] is ' ' or '\t');

    private YamlMistake? Rest()
    {
        var line = _lines[_row];
        var from = line.SkipBlanks(_column);
        return line.ContentFrom(from).Length == 0 ? null
            : line.Text[_column - 1] is ']' or '}' ? new(
                line.At(from), "goes on after the bracket that closes the value", "Put the value in quotes, or remove what follows.")
            : new(line.At(from), "goes on after the quote that closes the value", "Put all of the value in quotes, or none of it.");
    }
}
