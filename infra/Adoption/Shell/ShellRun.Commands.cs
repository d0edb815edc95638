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
        return isKnown && !IsFile(body)
            ? printed.Slice(0, printed.Value.TrimEnd('\n').Length)
            : Unknown(text.Value, "it is the output of a command", OriginOf(text));
    }

    // $(< FILE) prints a file without a command.
    private static bool IsFile(ShellNode body) =>
        body is SimpleCommand { Words: [], Assignments: [] } or ShellSequence { Nodes: [SimpleCommand { Words: [], Assignments: [] }] } && body.Text.Value.Contains('<', StringComparison.Ordinal);

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
