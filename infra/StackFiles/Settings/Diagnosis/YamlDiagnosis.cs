namespace GpuInfra.StackFiles;

// Finds where a text that is no YAML goes wrong. A parser stops where it can no longer go on, which is often lines later; this
// reads line by line, as an author does, and stops at the first line that breaks the shape.
internal sealed class YamlDiagnosis
{
    private readonly SourceLine[] _lines;
    private readonly YamlBlocks _blocks = new();

    // A line without a key that may go on with the text of the line above.
    private SourceLine? _stray;
    private int _row;

    private YamlDiagnosis(string text) => _lines = SourceLine.Of(text);

    // What is wrong with a text that no parser takes; nothing if its lines have the shape of YAML.
    public static YamlMistake? Of(string text) => new YamlDiagnosis(text).Find();

    private YamlMistake? Find()
    {
        for (; _row < _lines.Length; _row++)
        {
            var line = _lines[_row];
            if (line.IsEmpty || (line.Text[0] == '%' && _blocks.LastColumn < 0))
            {
                continue;
            }

            if (line.Text is "---" or "..." || line.Text.StartsWith("--- ", StringComparison.Ordinal))
            {
                _blocks.Clear();
            }
            else if (line.HasItemAt(0) is false && line.Text[line.Indent] is '?')
            {
                // The long form of a key is nobody's mistake, and beyond what is followed here.
                return null;
            }
            else if ((LineMistakes.Conflict(line) ?? LineMistakes.Indentation(line) ?? Read(line)) is { } mistake)
            {
                return mistake;
            }
        }

        return null;
    }

    private YamlMistake? Read(SourceLine line)
    {
        var column = line.Indent;
        if (!line.HasItemAt(column) && line.ColonAfter(column) is null)
        {
            return ReadLoose(line);
        }

        if (_stray is { } stray && column > _blocks.LastColumn)
        {
            return LineMistakes.WithoutKey(stray, column > stray.Indent);
        }

        _stray = null;
        var mistake = _blocks.Take(EntryAt(line, column), Followers(column));
        while (mistake is null && line.HasItemAt(column))
        {
            var inner = line.SkipBlanks(column + 1);
            if (line.ContentFrom(inner).Length == 0)
            {
                _blocks.SetValue(false);
                return null;
            }

            if (!line.HasItemAt(inner) && line.ColonAfter(inner) is null)
            {
                return ReadValue(line, inner, column);
            }

            _blocks.OpenAt(EntryAt(line, inner));
            column = inner;
        }

        return mistake ?? ReadValue(line, line.SkipBlanks(line.ColonAfter(column)!.Value + 1), column);
    }

    private YamlMistake? ReadLoose(SourceLine line)
    {
        var column = line.Indent;
        if (line.Text[column] is '"' or '\'' or '[' or '{')
        {
            return Follow(line, column, _blocks.LastColumn);
        }

        if (column <= _blocks.LastColumn || _blocks.LastColumn < 0)
        {
            return column == _blocks.LastColumn && _blocks.EndsInItem && char.IsAsciiLetter(line.Text[column])
                ? LineMistakes.WithoutHyphen(line)
                : LineMistakes.WithoutKey(line, HasParts(line));
        }

        _stray ??= line;
        return null;
    }

    private YamlMistake? ReadValue(SourceLine line, int column, int parent)
    {
        column = SkipProperties(line, column);
        var value = line.ContentFrom(column);
        _blocks.SetValue(value.Length > 0);
        if (value.Length == 0)
        {
            return null;
        }

        if (value[0] is '|' or '>')
        {
            SkipText(parent);
            return null;
        }

        return value[0] is '"' or '\'' or '[' or '{' ? Follow(line, column, parent) : LineMistakes.PlainValue(line, column);
    }

    private YamlMistake? Follow(SourceLine line, int column, int parent)
    {
        var span = new ValueSpan(_lines, line.Number - 1, column, parent);
        var mistake = span.Follow();
        _row = span.LastRow;
        return mistake;
    }

    // A text of several lines holds whatever is deeper than its key.
    private void SkipText(int parent)
    {
        while (_row + 1 < _lines.Length && (_lines[_row + 1].Text.AsSpan().Trim() is [] || _lines[_row + 1].Indent > parent))
        {
            _row++;
        }
    }

    // An anchor or a tag in front of a value.
    private static int SkipProperties(SourceLine line, int column)
    {
        while (column < line.Text.Length && line.Text[column] is '&' or '!')
        {
            var end = line.Text.IndexOf(' ', column);
            column = end < 0 ? line.Text.Length : line.SkipBlanks(end);
        }

        return column;
    }

    private static YamlBlocks.Entry EntryAt(SourceLine line, int column) => line.HasItemAt(column)
        ? new(line.At(column), "the item", true)
        : new(line.At(column), $"'{line.Text[column..line.ColonAfter(column)!.Value].TrimEnd()}'", false);

    private bool HasParts(SourceLine line) =>
        _lines.Skip(line.Number).FirstOrDefault(next => !next.IsEmpty) is { } next && next.Indent > line.Indent;

    private int Followers(int column) => _lines.Skip(_row).Where(line => !line.IsEmpty)
        .TakeWhile(line => line.Indent >= column)
        .Count(line => line.Indent == column);
}
