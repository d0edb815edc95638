using System.Text;

namespace GpuInfra;

// Splits a script into its simple commands, as far as a shell's own rules decide that before it runs.
internal sealed partial class ShellWords
{
    public const string Rest = "$@";

    private readonly string _script;
    private readonly Dictionary<string, string> _variables;
    private readonly List<List<string?>> _commands = [[]];
    private readonly StringBuilder _word = new();
    private bool _isWord;
    private bool _isUnknown;
    private int _at;

    private ShellWords(string script, IReadOnlyDictionary<string, string> variables) =>
        (_script, _variables) = (script, variables.ToDictionary(StringComparer.Ordinal));

    // The commands; a word is none where it depends on what is not known.
    public static IReadOnlyList<IReadOnlyList<string?>> Split(string script, IReadOnlyDictionary<string, string> variables)
    {
        var shell = new ShellWords(script.Replace("\\\n", " ", StringComparison.Ordinal), variables);
        shell.Read();
        return shell._commands;
    }

    private void Read()
    {
        while (_at < _script.Length)
        {
            ReadNext(_script[_at++]);
        }

        EndWord();
    }

    private void ReadNext(char letter)
    {
        switch (letter)
        {
            case '\'':
                Take(ReadUntil('\''));
                break;
            case '"':
                Take(Quoted(ReadUntil('"')));
                break;
            case '\\' when _at < _script.Length:
                Take(_script[_at++].ToString());
                break;
            case '$' when _at < _script.Length && _script[_at] is '@' or '*':
                _at++;
                Take(Rest);
                break;
            case '$' or '`':
                _at--;
                TakeSplit(Expand(ReadVariable()));
                break;
            case '#' when !_isWord:
                _at = _script.IndexOf('\n', _at) is >= 0 and var end ? end : _script.Length;
                break;
            case ';' or '&' or '|' or '\n' or '(' or ')':
                EndWord();
                Assign();
                _commands.Add([]);
                break;
            case ' ' or '\t' or '\r':
                EndWord();
                break;
            default:
                Take(letter.ToString());
                break;
        }
    }

    private void Take(string? text)
    {
        _isWord = true;
        _isUnknown |= text is null;
        _word.Append(text);
    }

    // What stands outside of quotes comes to as many words as it holds.
    private void TakeSplit(string? text)
    {
        if (text is null)
        {
            Take(null);
            return;
        }

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var part = 0; part < parts.Length; part++)
        {
            if (part > 0)
            {
                EndWord();
            }

            Take(parts[part]);
        }
    }

    private void EndWord()
    {
        if (_isWord)
        {
            _commands[^1].Add(_isUnknown ? null : _word.ToString());
        }

        _word.Clear();
        (_isWord, _isUnknown) = (false, false);
    }

    // What a command of its own assigns holds for those after it.
    private void Assign()
    {
        var words = _commands[^1].SkipWhile(word => word == "export").ToList();
        if (words.TrueForAll(word => word is not null && Assignment().IsMatch(word)))
        {
            words.ForEach(word => _variables[Assignment().Match(word!).Groups["name"].Value] = Assignment().Match(word!).Groups["value"].Value);
        }
    }

    private string ReadUntil(char quote)
    {
        var start = _at;
        while (_at < _script.Length && _script[_at] != quote)
        {
            _at += quote == '"' && _script[_at] == '\\' ? 2 : 1;
        }

        _at = Math.Min(_at, _script.Length);
        var text = _script[start.._at];
        _at = Math.Min(_at + 1, _script.Length);
        return text;
    }

    // What a backslash stands before is no variable.
    private string? Quoted(string text)
    {
        var parts = Escape().Split(text).Select((part, index) => index % 2 == 0 ? Expand(part) : part).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    // A variable as it stands there; a command in place of one is not known.
    private string ReadVariable()
    {
        var match = Variable().Match(_script, _at);
        _at += Math.Max(match.Success && match.Index == _at ? match.Length : 1, 1);
        return match.Success && match.Index + match.Length == _at ? match.Value : "$(";
    }

    private string? Expand(string text)
    {
        if (text.Contains("$(", StringComparison.Ordinal) || text.Contains('`', StringComparison.Ordinal))
        {
            return null;
        }

        var isKnown = true;
        var expanded = Variable().Replace(text, match =>
        {
            if (_variables.TryGetValue(match.Groups["name"].Value, out var value))
            {
                return value;
            }

            isKnown &= match.Groups["else"].Success;
            return match.Groups["else"].Value;
        });
        return isKnown ? expanded : null;
    }

    [GeneratedRegex(@"\$(?<name>[A-Za-z_][A-Za-z0-9_]*)|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:?-(?<else>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>.*)\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    internal static partial Regex Assignment();

    [GeneratedRegex(@"\\([""\\$`])")]
    private static partial Regex Escape();
}
