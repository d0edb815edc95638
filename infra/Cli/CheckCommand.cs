using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra check: everything that is wrong with the stack files.
internal sealed class CheckCommand : StackCommand
{
    private static readonly OrderedDictionary<string, Func<IReadOnlyList<Finding>, Workspace, string>> Formats = new()
    {
        ["text"] = FindingsText.Write,
        ["json"] = (findings, _) => FindingsJson.Write(findings),
        ["github"] = (findings, _) => FindingsGitHub.Write(findings),
        ["sarif"] = (findings, _) => FindingsSarif.Write(findings),
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Fail on warnings too.",
    };

    private readonly Option<bool> _watch = new("--watch")
    {
        Description = "Check again whenever a stack file changes, until Ctrl+C.",
    };

    private readonly Terminal _terminal;

    public CheckCommand(Terminal terminal)
        : base(
            "check",
            "Lists everything that is wrong with the stack files: what Google Cloud would refuse, and what would work badly. In place of "
                + "stacks, files that 'adopt' reads can be named, which are judged as they are.",
            [.. Formats.Keys],
            "How to write the findings: lines to read, JSON, annotations for a GitHub workflow, or SARIF for code scanning.",
            new ProgramOptions(terminal))
    {
        _terminal = terminal;
        Options.Add(_strict);
        Options.Add(_watch);
    }

    // A file that is named and is no stack's is judged itself, wherever it is.
    protected override Workspace Open(string? root, string[] names) =>
        names.Length > 0 && names.All(name => IsOtherSource(root, name))
            ? CheckedSource.Open(names)
            : base.Open(root, names);

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_watch) ? WatchAsync(parsed, cancellation) : base.RunAsync(parsed, cancellation);

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        var findings = workspace.Findings.ToList();
        var text = Formats[format](findings, workspace);
        if (_terminal.IsWatched && format == Formats.GetAt(0).Key)
        {
            FindingsScreen.Write(_terminal.Console(), text);
        }
        else
        {
            await _terminal.Output.WriteAsync(text);
        }

        return workspace.IsUnreadable ? ExitCode.BadUsage
            : findings.Exists(finding => finding.Problem.IsError || (parsed.GetValue(_strict) && finding.Problem.IsWarning))
            ? ExitCode.CheckFailed
            : ExitCode.Fine;
    }

    private Task<int> WatchAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (OwnProgram(parsed, cancellation) is not null)
        {
            throw new UsageException("--watch looks at stack files alone, and would run the program again and again. Leave out --program, or --watch.");
        }

        if (FormatOf(parsed) != Formats.GetAt(0).Key)
        {
            throw new UsageException("--watch writes lines to read, again and again. Leave out --format and --json, or --watch.");
        }

        if (parsed.GetResult(OutOption.Name) is not null)
        {
            throw new UsageException("--watch never ends what it would write into a file. Leave out --out, or --watch.");
        }

        var folders = Open(parsed).Folders;
        return new CheckWatch(_terminal).RunAsync(
            folders, () => RunAsync(Open(parsed), FormatOf(parsed), parsed), cancellation);
    }

    // A stack may be called like a file.
    private static bool IsOtherSource(string? root, string name) => File.Exists(name)
        && Path.GetFileName(name) != ProjectFile.FileName
        && StackFile.StackOf(name) is null
        && !File.Exists(Path.Combine(root ?? StackChoice.FindProject("."), $"Pulumi.{name}.yaml"));
}
