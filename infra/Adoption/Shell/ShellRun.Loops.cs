using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Loops and choices.
internal sealed partial class ShellRun
{
    private ShellFlow RunFor(ShellFor loop)
    {
        var words = loop.Words is { } given ? ExpandAll(given) : _state.Arguments;
        var isOpen = words is null || words.Value.Any(word => !word.IsKnown)
            || (loop.Words ?? []).Any(word => word.Parts.Any(part => part is LiteralPart { IsQuoted: false } literal && ShellPattern.IsPattern(literal.Literal.Value)));
        if (isOpen)
        {
            var item = Unknown($"${loop.Variable}", $"the list of the loop `for {loop.Variable}` is not known", OriginOf(loop.Text));
            return RunMaybe(() => RunWith(loop.Variable, item, loop.Body), loop.Text.Slice(0, loop.Text.IndexOf('\n') is var end and > 0 ? end : loop.Text.Length));
        }

        foreach (var word in words!.Value)
        {
            if (RunWith(loop.Variable, word, loop.Body) is (ShellFlow.Exit or ShellFlow.Return or ShellFlow.Break) and var flow)
            {
                return flow is ShellFlow.Break ? ShellFlow.Next : flow;
            }
        }

        return ShellFlow.Next;
    }

    private ShellFlow RunWith(string name, ShellText value, ShellNode body)
    {
        Set(name, value);
        return RunNode(body);
    }

    private ShellFlow RunWhile(Action check, ShellNode body, ShellText condition, Func<long?> step)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            check();
            if (_status is null)
            {
                return RunMaybe(() => RunNode(body), condition);
            }

            if (_status is false || RunNode(body) is ShellFlow.Exit or ShellFlow.Return or ShellFlow.Break)
            {
                break;
            }

            _ = step();
        }

        _status = true;
        return ShellFlow.Next;
    }

    // A loop of which nobody knows how often it runs, as one over the arguments of the script: what is set before is what holds unless it changes that.
    private ShellFlow RunMaybe(Func<ShellFlow> body, ShellText condition)
    {
        var before = _state;
        _conditions.Add(new ShellCondition(FirstLine(condition), OriginOf(condition.Trim()), 0));
        _ = body();
        _conditions.RemoveAt(_conditions.Count - 1);
        foreach (var (name, value) in _state.Variables)
        {
            if (!before.Variables.TryGetValue(name, out var old))
            {
                before = before.With(name, ShellValue.Of(Unknown($"${name}", $"it depends on `{FirstLine(condition)}`", OriginOf(condition))));
            }
            else if (!old.Equals(value))
            {
                MarkOutside(old.Items, name);
            }
        }

        _state = before;
        _status = null;
        return ShellFlow.Next;
    }

    private ShellFlow RunCase(ShellCase choice)
    {
        var subject = ExpandText(choice.Subject);
        var patterns = choice.Items.Select(item => item.Patterns.Select(pattern => ToPattern(pattern, isWhole: true)).ToList()).ToList();
        if (!subject.IsKnown || patterns.Any(item => item.Contains(null)))
        {
            var hasDefault = choice.Items.Any(item => item.Patterns.Any(pattern => pattern.Bare == "*"));
            return RunBranches([.. choice.Items.Select(item => item.Body), .. hasDefault ? Array.Empty<ShellNode?>() : [null]], choice.Subject.Text);
        }

        NoteAssumption(subject, OriginOf(choice.Text));
        for (var at = 0; at < patterns.Count; at++)
        {
            if (patterns[at].Any(pattern => pattern!.IsMatch(subject.Value)))
            {
                return RunNode(choice.Items[at].Body);
            }
        }

        return ShellFlow.Next;
    }
}
