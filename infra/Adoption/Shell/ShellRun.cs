using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Runs a script without running anything: tells which commands it would run, with which words, as far as the script alone says it.
internal sealed partial class ShellRun(Func<string, ShellNode?> findScript)
{
    private const int MostRounds = 1000;
    private const int MostCalls = 60;
    private const int MostSteps = 200_000;
    private const int MostWords = 10_000;

    private readonly List<ShellUnknown> _unknowns = [];
    private readonly List<ShellCall> _calls = [];
    private readonly Dictionary<int, string> _outside = [];
    private readonly HashSet<(string, string, int)> _assumptions = [];
    private readonly List<(ShellText File, int Origin)> _unread = [];
    private readonly List<ShellCondition> _conditions = [];
    private ShellState _state = new();
    private bool? _status = true;
    private int _depth;
    private int _steps;

    public IReadOnlyList<ShellCall> Calls => _calls;

    // The offsets of the values that stand in the script and may be replaced from outside, and by which variable.
    public IReadOnlyDictionary<int, string> Outside => _outside;

    // Where a branch was chosen by a value that may be replaced from outside: which variable, which value, and the offset of the test.
    public IEnumerable<(string Variable, string Value, int Origin)> Assumptions => _assumptions;

    // Scripts that it reads and that are not given.
    public IEnumerable<(ShellText File, int Origin)> Unread => _unread;

    public ShellUnknown UnknownOf(int origin) => _unknowns[-origin - 1];

    public void Set(string name, ShellText value) => _state = _state.With(name, ShellValue.Of(value));

    public void Run(ShellNode script) => _ = RunNode(script);

    private ShellText Unknown(string expression, string reason, int origin, string? emptyUnlessSet = null)
    {
        var unknown = new ShellUnknown(SourceExpressions.NamesOf(expression), reason, origin) { EmptyUnlessSet = emptyUnlessSet };
        var id = _unknowns.IndexOf(unknown);
        if (id < 0)
        {
            id = _unknowns.Count;
            _unknowns.Add(unknown);
        }

        return ShellText.Unknown(id);
    }

    private static int OriginOf(ShellText text) => Math.Max(0, text.Start ?? 0);

    private ShellFlow RunNode(ShellNode node)
    {
        if (_steps++ > MostSteps)
        {
            throw new ShellLimitException(string.Create(CultureInfo.InvariantCulture, $"more than {MostSteps:N0} commands run until here"), OriginOf(node.Text));
        }

        switch (node)
        {
            case ShellSequence sequence:
                return RunAll(sequence.Nodes);
            case SimpleCommand command:
                return RunSimple(command);
            case ShellAndOr pair:
                return RunAndOr(pair);
            case ShellNot not:
                var flow = RunNode(not.Node);
                _status = !_status;
                return flow;
            case ShellPipeline pipeline:
                return RunPipeline(pipeline);
            case ShellSubshell subshell:
                var before = _state;
                flow = RunNode(subshell.Body);
                _state = before;
                return flow is ShellFlow.Exit ? ShellFlow.Next : flow;
            case ShellRedirected redirected:
                var input = _input;
                _input = redirected.Inputs is [.., var last] ? ExpandText(last) : input;
                flow = RunNode(redirected.Node);
                _input = input;
                return flow;
            case ShellIf branch:
                return RunIf(branch);
            case ShellFor loop:
                return RunFor(loop);
            case ShellCountedFor loop:
                _ = Calculate(loop.Before);
                return RunWhile(() => _status = Calculate(loop.While) is { } value ? value != 0 : null, loop.Body, loop.While, () => Calculate(loop.After));
            case ShellWhile loop:
                return RunWhile(
                    () =>
                    {
                        _ = RunNode(loop.Condition);
                        _status = loop.IsUntil ? !_status : _status;
                    },
                    loop.Body,
                    loop.Condition.Text,
                    () => null);
            case ShellCase choice:
                return RunCase(choice);
            case ShellFunction function:
                _state = _state with { Functions = _state.Functions.SetItem(function.Name, function.Body) };
                return ShellFlow.Next;
            case ShellTest test:
                _status = new ShellTester(this, test.Words, isExtended: true).Evaluate();
                return ShellFlow.Next;
            case ShellArithmetic arithmetic:
                _status = Calculate(arithmetic.Expression) is { } number ? number != 0 : null;
                return ShellFlow.Next;
            default:
                return ShellFlow.Next;
        }
    }

    private ShellFlow RunAll(ImmutableArray<ShellNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (RunNode(node) is not ShellFlow.Next and var flow)
            {
                return flow;
            }
        }

        return ShellFlow.Next;
    }

    private ShellFlow RunAndOr(ShellAndOr pair)
    {
        if (RunNode(pair.Left) is not ShellFlow.Next and var flow)
        {
            return flow;
        }

        if (_status is { } status)
        {
            return status == pair.IsAnd ? RunNode(pair.Right) : ShellFlow.Next;
        }

        flow = RunBranches([pair.Right, null], pair.Left.Text);
        _status = null;
        return flow;
    }

    private ShellFlow RunIf(ShellIf branch)
    {
        if (RunNode(branch.Condition) is not ShellFlow.Next and var flow)
        {
            return flow;
        }

        if (_status is not { } status)
        {
            return RunBranches([branch.Then, branch.Else], branch.Condition.Text);
        }

        var taken = status ? branch.Then : branch.Else;
        _status = true;
        return taken is null ? ShellFlow.Next : RunNode(taken);
    }

    // Where nobody knows which of them runs: what all agree on is known afterwards, the rest is not. One that ends the script has no say.
    private ShellFlow RunBranches(IEnumerable<ShellNode?> branches, ShellText condition)
    {
        var before = _state;
        var merged = default(ShellState);
        var end = ShellFlow.Next;
        foreach (var (index, branch) in branches.Index())
        {
            _state = before;
            _conditions.Add(new ShellCondition(FirstLine(condition), OriginOf(condition.Trim()), index));
            var flow = branch is null ? ShellFlow.Next : RunNode(branch);
            _conditions.RemoveAt(_conditions.Count - 1);
            if (flow is ShellFlow.Next)
            {
                merged = merged is null ? _state : Merge(merged, _state, condition);
            }
            else
            {
                end = flow;
            }
        }

        _state = merged ?? before;
        _status = null;
        return merged is null ? end : ShellFlow.Next;
    }

    // What something is compared with in a test, without quotes.
    [GeneratedRegex(@"(?<sign>\s(?:==?|!=|=~)\s+)[^\s$""'\])][^\s\])]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    private static string FirstLine(ShellText text) =>
        SourceExpressions.NamesOf(Compared().Replace(text.Value.Trim().Split('\n')[0].TrimEnd('\r', '\\', ';', ' '), $"${{sign}}{SourceExpressions.Hidden}"));

    private ShellState Merge(ShellState one, ShellState other, ShellText condition)
    {
        var variables = one.Variables;
        foreach (var name in one.Variables.Keys.Union(other.Variables.Keys).ToList())
        {
            var left = one.Variables.GetValueOrDefault(name);
            var right = other.Variables.GetValueOrDefault(name);
            if (left is null || !left.Equals(right))
            {
                var value = Unknown($"${name}", $"it depends on `{FirstLine(condition)}`", OriginOf(condition));
                variables = variables.SetItem(name, new ShellValue([value], (left ?? right)!.IsArray));
            }
        }

        return one with { Variables = variables, Functions = one.Functions.SetItems(other.Functions) };
    }

    internal void NoteAssumption(ShellText text, int origin)
    {
        if (text.Origins.Select(_outside.GetValueOrDefault).FirstOrDefault(static name => name is not null) is { } variable)
        {
            _assumptions.Add((variable, text.Value, origin));
        }
    }

    private void MarkOutside(IEnumerable<ShellText> texts, string name)
    {
        foreach (var origin in texts.SelectMany(text => text.Origins).Where(origin => origin >= 0))
        {
            _outside.TryAdd(origin, name);
        }
    }
}
