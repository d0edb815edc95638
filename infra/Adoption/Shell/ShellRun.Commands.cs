using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// What commands do to the shell itself.
internal sealed partial class ShellRun
{
    // What has been printed within $(…); null outside of one.
    private ShellTextBuilder? _output;
    private ShellText? _input;
    private bool _isOutputKnown;

    private ShellText Capture(ShellNode body, ShellText text)
    {
        var (before, output, wasKnown, input) = (_state, _output, _isOutputKnown, _input);
        (_output, _isOutputKnown, _input) = (new ShellTextBuilder(), true, null);
        _ = RunNode(body);
        var (printed, isKnown) = (_output.ToText(), _isOutputKnown);
        (_state, _output, _isOutputKnown, _input) = (before, output, wasKnown, input);
        return isKnown
            ? printed.Slice(0, printed.Value.TrimEnd('\n').Length)
            : Unknown(text.Value, "it is the output of a command", OriginOf(text));
    }

    private ShellFlow RunPipeline(ShellPipeline pipeline)
    {
        var (before, output, input) = (_state, _output, _input);
        for (var at = 0; at < pipeline.Nodes.Length; at++)
        {
            var isLast = at == pipeline.Nodes.Length - 1;
            _output = isLast ? output : new ShellTextBuilder();
            if (at == 0 && output is null)
            {
                _isOutputKnown = true;
            }

            _ = RunNode(pipeline.Nodes[at]);
            _input = isLast ? input
                : _isOutputKnown ? _output?.ToText()
                : Unknown(pipeline.Nodes[at].Text.Value, "it is the output of a command", OriginOf(pipeline.Text));
            _state = before;
        }

        _output = output;
        _status = null;
        return ShellFlow.Next;
    }

    private ShellFlow RunSimple(SimpleCommand command)
    {
        var words = ExpandAll(command.Words);
        if (words.Length == 0)
        {
            foreach (var assignment in command.Assignments)
            {
                Assign(assignment);
            }

            _status = command.Assignments.Any(assignment => assignment.Value?.Parts.Any(part => part is CommandPart) == true) ? null : true;
            return ShellFlow.Next;
        }

        if (command.Words[0].Bare is "export" or "local" or "readonly" or "declare" or "typeset" && command.Words[0].Bare is { } declaration)
        {
            Declare(declaration, command, words);
            return ShellFlow.Next;
        }

        var before = _state.Variables;
        foreach (var assignment in command.Assignments)
        {
            Assign(assignment);
        }

        var input = _input;
        var isOwn = command.Inputs.Count > 0;
        _input = isOwn ? ExpandText(command.Inputs[^1]) : _input;
        var flow = RunWords(words, command);
        _input = isOwn ? input : _input;
        foreach (var assignment in command.Assignments)
        {
            _state = _state with
            {
                Variables = before.TryGetValue(assignment.Name, out var old)
                    ? _state.Variables.SetItem(assignment.Name, old)
                    : _state.Variables.Remove(assignment.Name),
            };
        }

        return flow;
    }

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

    private ShellFlow RunWords(ImmutableArray<ShellText> words, SimpleCommand command)
    {
        if (!words[0].IsKnown)
        {
            return RunOther(words, command);
        }

        if (_state.Functions.TryGetValue(words[0].Value, out var function))
        {
            return RunFunction(function, words[1..]);
        }

        switch (words[0].Value)
        {
            case ":" or "true" or "set" or "shopt" or "trap" or "cd" or "alias" or "umask" or "ulimit" or "hash":
                if (words[0].Value == "set" && words.IndexOf(words.FirstOrDefault(word => word.Value == "--") ?? words[0]) is var dashes and > 0)
                {
                    _state = _state with { Arguments = words[(dashes + 1)..] };
                }

                _status = true;
                return ShellFlow.Next;
            case "false":
                _status = false;
                return ShellFlow.Next;
            case "exit":
                return ShellFlow.Exit;
            case "return":
                _status = words.Length > 1 ? words[1].IsKnown ? words[1].Value == "0" : null : _status;
                return ShellFlow.Return;
            case "break":
                return ShellFlow.Break;
            case "continue":
                return ShellFlow.Continue;
            case "shift":
                if (_state.Arguments is { } arguments)
                {
                    var count = words.Length > 1 && int.TryParse(words[1].Value, CultureInfo.InvariantCulture, out var given) ? given : 1;
                    _state = _state with { Arguments = arguments[Math.Min(Math.Max(count, 0), arguments.Length)..] };
                }

                _status = true;
                return ShellFlow.Next;
            case "unset":
                foreach (var name in words.Skip(1))
                {
                    _state = _state with { Variables = _state.Variables.Remove(name.Value) };
                }

                return ShellFlow.Next;
            case "[" or "test":
                var operands = command.Words.Skip(1).Take(command.Words.Length - (words[0].Value == "[" ? 2 : 1));
                _status = new ShellTester(this, [.. operands], isExtended: false).Evaluate();
                return ShellFlow.Next;
            case "let":
                _status = words.Skip(1).Select(Calculate).LastOrDefault() is { } number ? number != 0 : null;
                return ShellFlow.Next;
            case "eval":
                return RunNode(ShellParser.Parse(ShellText.Join(ShellText.From(" ", OriginOf(command.Text)), words.Skip(1))));
            case "." or "source":
                return RunSourced(words);
            case "read" or "readarray" or "mapfile" or "getopts":
                return RunRead(words, command);
            case "echo":
                Print(ShellPrinter.Echo(words[1..], OriginOf(command.Text)));
                return ShellFlow.Next;
            case "printf":
                return RunPrintf(words, command);
            case "command" or "exec" or "builtin" or "sudo" or "env" or "nohup" or "time":
                return RunPrefixed(words, command);
            default:
                return RunOther(words, command);
        }
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
        return words.Length > 1 && words[1].Length > 0 && findScript(Path.GetFileName(words[1].Value)) is { } script ? RunNode(script) : ShellFlow.Next;
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

    private ShellFlow RunOther(ImmutableArray<ShellText> words, SimpleCommand command)
    {
        if (_output is not null && _input is { } input && _isOutputKnown && words.All(word => word.IsKnown) && ShellFilters.Run(words, input) is { } filtered)
        {
            Print(filtered);
            return ShellFlow.Next;
        }

        _isOutputKnown = false;
        _calls.Add(new ShellCall(words, _state.Variables, [.. _conditions], OriginOf(command.Text)));
        _status = null;
        return ShellFlow.Next;
    }
}
