using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The commands of the shell itself.
internal sealed partial class ShellRun
{
    private void Declare(string declaration, SimpleCommand command, ImmutableArray<ShellText> words)
    {
        var options = string.Concat(words.Skip(1).Where(word => word.StartsWith("-")).Select(word => word.Value));
        foreach (var name in command.Assignments.Select(assignment => assignment.Name).Concat(words.Skip(1).Where(word => !word.StartsWith("-")).Select(word => word.Value)))
        {
            if (declaration != "export" && declaration != "readonly" && _depth > 0 && !_state.Hidden.ContainsKey(name))
            {
                _state = _state with { Hidden = _state.Hidden.SetItem(name, _state.Variables.GetValueOrDefault(name)) };
            }
        }

        foreach (var assignment in command.Assignments)
        {
            Assign(assignment);
        }

        if (declaration is "local" or "declare" or "typeset")
        {
            foreach (var word in words.Skip(1).Where(word => !word.StartsWith("-") && word.Length > 0))
            {
                var isArray = options.AsSpan().ContainsAny('a', 'A');
                _state = _state.With(word.Value, new ShellValue(isArray ? [] : [ShellText.Empty], isArray)
                {
                    Keys = options.Contains('A', StringComparison.Ordinal) ? [] : null,
                });
            }
        }

        _status = true;
    }

    private ShellFlow RunPrefixed(ImmutableArray<ShellText> words, SimpleCommand command)
    {
        var rest = words.Skip(1).SkipWhile(word => word.StartsWith("-") || word.Value.Contains('=', StringComparison.Ordinal)).ToImmutableArray();
        if (rest.IsEmpty || words.Any(word => word.Value is "-v" or "-V"))
        {
            _status = null;
            return ShellFlow.Next;
        }

        var flow = RunWords(rest, command);
        return words[0].Value == "exec" && flow is ShellFlow.Next ? ShellFlow.Exit : flow;
    }

    private ShellFlow RunFunction(ShellNode body, ImmutableArray<ShellText> arguments)
    {
        if (_depth >= MostCalls)
        {
            _status = null;
            return ShellFlow.Next;
        }

        var caller = _state;
        _depth++;
        _state = _state with { Arguments = arguments, Hidden = _state.Hidden.Clear() };
        var flow = RunNode(body);
        _depth--;
        foreach (var (name, value) in _state.Hidden)
        {
            _state = _state with { Variables = value is null ? _state.Variables.Remove(name) : _state.Variables.SetItem(name, value) };
        }

        _state = _state with { Arguments = caller.Arguments, Hidden = caller.Hidden };
        return flow is ShellFlow.Exit ? flow : ShellFlow.Next;
    }

    private ShellFlow RunSourced(ImmutableArray<ShellText> words)
    {
        _status = null;
        if (words.Length < 2 || words[1].Length == 0)
        {
            return ShellFlow.Next;
        }

        if (findScript(Path.GetFileName(words[1].Value)) is { } script)
        {
            return RunNode(script);
        }

        // What switches an environment of Python on sets nothing of a service.
        if (Path.GetFileName(words[1].Value) != "activate")
        {
            _unread.Add((words[1], words[0].Start ?? 0));
        }

        return ShellFlow.Next;
    }

    private ShellFlow RunRead(ImmutableArray<ShellText> words, SimpleCommand command)
    {
        var names = words.Skip(1).Where(IsName).ToList();
        if (words[0].Value == "read" && _input is { IsKnown: true } input && names.Count > 0)
        {
            ReadLine(input, names);
            return ShellFlow.Next;
        }

        foreach (var name in names)
        {
            Set(name.Value, Unknown($"${name.Value}", $"`{words[0].Value}` fills it when the script runs", OriginOf(command.Text)));
        }

        _status = null;
        return ShellFlow.Next;
    }

    private static bool IsName(ShellText word) =>
        word.Length > 0 && !char.IsAsciiDigit(word.Value[0]) && word.Value.All(static character => character == '_' || char.IsAsciiLetterOrDigit(character));

    // The first line of what is read, its fields in the variables and what is left over in the last of them.
    private void ReadLine(ShellText input, List<ShellText> names)
    {
        var end = input.IndexOf('\n');
        var line = end < 0 ? input : input.Slice(0, end);
        _status = input.Length > 0;
        _input = end < 0 ? ShellText.Empty : input.From(end + 1);
        var separators = Separators;
        for (var at = 0; at < names.Count; at++)
        {
            line = line.From(line.Length - line.Value.TrimStart([.. separators.Where(char.IsWhiteSpace)]).Length);
            var stop = at < names.Count - 1 ? line.Value.AsSpan().IndexOfAny(separators) : -1;
            Set(names[at].Value, stop < 0 ? line.Trim() : line.Slice(0, stop));
            line = stop < 0 ? ShellText.Empty : line.From(stop + 1);
        }
    }

    private ShellFlow RunPrintf(ImmutableArray<ShellText> words, SimpleCommand command)
    {
        var isIntoVariable = words is [_, { Value: "-v" }, _, ..];
        var rest = words[(isIntoVariable ? 3 : 1)..].SkipWhile(word => word.Value == "--").ToImmutableArray();
        var text = rest.IsEmpty ? ShellText.Empty : ShellPrinter.Printf(rest[0], rest[1..], OriginOf(command.Text));
        if (isIntoVariable)
        {
            Set(words[2].Value, text ?? Unknown(command.Text.Value, "this format is not evaluated", OriginOf(command.Text)));
        }
        else
        {
            Print(text);
        }

        _status = true;
        return ShellFlow.Next;
    }

    private void Print(ShellText? text)
    {
        _status = true;
        if (text is null)
        {
            _isOutputKnown = false;
        }
        else
        {
            _output?.Append(text);
        }
    }
}
