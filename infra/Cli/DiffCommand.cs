using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// gpuinfra diff: what differs from what is committed, deployed or planned elsewhere.
internal sealed class DiffCommand : StackCommand
{
    private const string Markdown = "markdown";

    private static readonly OrderedDictionary<string, Action<IReadOnlyList<StackReview>, Terminal, int>> Formats = new()
    {
        ["text"] = (reviews, terminal, _) => DiffText.Write(reviews, terminal.Console()),
        ["json"] = (reviews, terminal, _) => terminal.Output.Write(DiffJson.Write(reviews)),
        [Markdown] = (reviews, terminal, maxBytes) => terminal.Output.Write(DiffMarkdown.Write(reviews, maxBytes)),
        ["html"] = (reviews, terminal, _) => terminal.Output.Write(ReviewPage.Write(reviews, RepositoryView.Of(terminal.Programs.Variable))),
    };

    private static readonly OrderedDictionary<string, Risk> Risks = new()
    {
        ["impossible"] = Risk.Impossible,
        ["data-loss"] = Risk.DataLoss,
        ["traffic"] = Risk.Traffic,
        ["destruction"] = Risk.Destruction,
        ["exposure"] = Risk.Exposure,
        ["capacity"] = Risk.Capacity,
        ["cost"] = Risk.Cost,
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "What to compare with: a git revision, a plan file, or a file with the output of 'pulumi preview --json' or "
            + "'pulumi stack export'. If left out, where the work here parted from the main branch.",
        HelpName = "ref|file",
    };

    private readonly Option<string?> _fromStack = new("--from-stack")
    {
        Description = "Another stack of the folder to compare with.",
        HelpName = "stack",
    };

    private readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "Exit with 1 if anything differs but noise.",
    };

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description = $"Exit with 1 if a change risks as much as this or more. From the most to the least: {string.Join(", ", Risks.Keys)}.",
        HelpName = "risk",
    };

    private readonly Option<int> _maxBytes = new("--max-bytes")
    {
        Description = "How long a comment in Markdown may be: what is at risk stays when the rest is cut.",
        HelpName = "bytes",
        DefaultValueFactory = _ => DiffMarkdown.CommentBytes,
    };

    private readonly Terminal _terminal;

    public DiffCommand(Terminal terminal)
        : base(
            "diff",
            "Shows what differs from what is committed, deployed or planned elsewhere, the riskiest first.",
            [.. Formats.Keys],
            "How to write the differences: lines to read, JSON, a comment for a pull request, or a page for a browser.",
            new ProgramOptions(terminal))
    {
        _terminal = terminal;
        _from.Validators.Add(RefuseDashes);
        _failOn.Validators.Add(RefuseOtherRisks);
        _failOn.CompletionSources.Add([.. Risks.Keys]);
        _maxBytes.Validators.Add(RefuseTooFewBytes);
        Validators.Add(RefuseTwoSides);
        foreach (var option in (Option[])[_from, _fromStack, _exitCode, _failOn, _maxBytes])
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        if (workspace.HasNoProject)
        {
            return (await workspace.RefuseAsync(_terminal.Error))!.Value;
        }

        var baseline = await OpenAsync(workspace.Root, parsed);
        var meant = baseline.Narrow(workspace);
        foreach (var other in baseline.Workspaces)
        {
            if (await other.RefuseAsync(_terminal.Error) is { } refusal)
            {
                return refusal;
            }
        }

        var broken = await meant.TellBrokenAsync(_terminal.Error);
        var reviews = await Reviewer.Open(workspace.Root).CompareAsync(meant, baseline);
        Formats[format](reviews, _terminal, parsed.GetValue(_maxBytes));
        var isFine = await PassesAsync([.. reviews.Select(review => review.Diff).OfType<StackDiff>()], parsed);
        return broken ?? (isFine ? ExitCode.Fine : ExitCode.CheckFailed);
    }

    private async Task<Baseline> OpenAsync(string root, ParseResult parsed) =>
        parsed.GetValue(_fromStack) is { } stack
            ? new StackBaseline(OwnProgram(parsed, CancellationToken.None) is { } program ? await program.OpenAsync([stack]) : Workspace.Open(root, [stack]))
        : parsed.GetValue(_from) is not { } from ? await GitBaseline.OpenDefaultAsync(root)
        : await OpenAsync(root, from);

    // A file of a branch's name, such as a pull request may bring, must not stand in for the branch; a path says that it is one.
    private static async Task<Baseline> OpenAsync(string root, string from) =>
        !File.Exists(from) || Git.IsWholeId(from) ? await GitBaseline.OpenAsync(root, from)
        : Git.IsName(from) && await new Git(root).FindCommitAsync(from) is not null ? throw new UsageException(
            $"'{from}' is both a file and a git revision. Write './{from}' for the file, or the whole id of the commit, which "
                + $"'git rev-parse {from}' prints.")
        : await FileBaseline.OpenAsync(from);

    // Whether nothing is there that the command line wants the tool to fail on.
    private async Task<bool> PassesAsync(IReadOnlyList<StackDiff> diffs, ParseResult parsed)
    {
        var isFine = !parsed.GetValue(_exitCode) || diffs.All(diff => diff.IsEmpty && diff.Concerns.Count == 0);
        if (parsed.GetValue(_failOn) is { } risk)
        {
            foreach (var diff in diffs)
            {
                var reasons = diff.Changes.Where(change => change.Risk >= Risks[risk]).Select(change => change.Headline)
                    .Concat(diff.Concerns.Where(concern => concern.Risk >= Risks[risk]).Select(concern => concern.Words));
                foreach (var reason in reasons)
                {
                    await _terminal.Error.WriteLineAsync($"fails on {risk}: {diff.Project}/{diff.Stack}: {VisibleText.Of(reason)}");
                    isFine = false;
                }
            }
        }

        return isFine;
    }

    // git would take it for an option.
    private void RefuseDashes(OptionResult result)
    {
        if (result.Tokens is [var token] && token.Value.StartsWith('-'))
        {
            result.AddError($"'{token.Value}' is neither a file nor a git revision. Write './{token.Value}' for a file of that name.");
        }
    }

    private void RefuseOtherRisks(OptionResult result)
    {
        if (result.Tokens is [var token] && !Risks.ContainsKey(token.Value))
        {
            result.AddError($"There is no risk '{token.Value}'. The risks are: {string.Join(", ", Risks.Keys)}.");
        }
    }

    private void RefuseTooFewBytes(OptionResult result)
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            || bytes < DiffMarkdown.LeastBytes))
        {
            result.AddError($"'{token.Value}' is no length of a comment. Write a whole number of bytes, {DiffMarkdown.LeastBytes} or more.");
        }
    }

    private void RefuseTwoSides(CommandResult result)
    {
        if (result.GetResult(_from) is not null && result.GetResult(_fromStack) is not null)
        {
            result.AddError("There is one side to compare with: say --from or --from-stack, not both.");
        }
    }
}
