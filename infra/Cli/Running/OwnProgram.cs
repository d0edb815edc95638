using System.Runtime.InteropServices;

namespace GpuInfra.Cli;

// A Pulumi program of somebody's own: it is built, run for each stack against an engine that makes nothing, and known by what it registers.
internal sealed class OwnProgram(string folder, Terminal terminal)
{
    private string _built = "";

    public required CallAnswers Answers { get; init; }

    public required TimeSpan Limit { get; init; }

    public CancellationToken Cancellation { get; init; }

    public async Task<Workspace> OpenAsync(IReadOnlyList<string> words)
    {
        var root = Directory.Exists(folder) ? StackChoice.FindProject(folder) : throw new UsageException($"There is no folder '{folder}'. Name the folder of a Pulumi program.");
        var path = Path.Combine(root, ProjectFile.FileName);
        var project = File.Exists(path)
            ? ProjectFile.Read(Workspace.Display(path))
            : throw new UsageException($"There is no {ProjectFile.FileName} in '{folder}' or above it. Name the folder of a Pulumi program.");
        if (!project.IsReadable)
        {
            throw new UsageException(string.Join('\n', project.Problems.Select(FindingsText.LineOf)));
        }

        var program = ProgramPlace.Of(project, root);
        var stacks = StacksOf(project, root, words);
        await terminal.Error.WriteLineAsync($"Runs the program in {VisibleText.Of(program.Folder)}, which is code of its own, without the credentials of this shell.");
        var checks = new List<OwnProgramCheck>();
        var failures = new List<string>();
        foreach (var stack in stacks)
        {
            try
            {
                checks.Add(await RunAsync(new(project, program, stack) { Program = _built }));
            }
            catch (ProgramFailedException failure)
            {
                failures.Add(failure.Message);
            }
        }

        foreach (var answer in failures.Count == 0 ? Answers.Unused : [])
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of($"info: {answer}"));
        }

        return failures.Count == 0
            ? Workspace.OfProgram(project, root, checks, words.Count == 0)
            : throw new ProgramFailedException(string.Join('\n', failures.Distinct()));
    }

    private async Task<OwnProgramCheck> RunAsync(OwnRun run)
    {
        // A terminal that is closed ends the program as Ctrl-C does.
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            cancellation.Cancel();
        });
        using var session = new ProgramSession(run, Answers, Limit, cancellation.Token);
        var plan = await PlanAsync(session);
        foreach (var line in session.Notes(plan))
        {
            await terminal.Error.WriteLineAsync(string.Join("\n  ", line.Split('\n').Select(part => VisibleText.Of(part.TrimEnd('\r')))));
        }

        return new(run.Stack, CheckedPlan.ProblemsOf(plan), plan);
    }

    private async Task<Plan> PlanAsync(ProgramSession session)
    {
        try
        {
            return await session.PlanAsync();
        }
        finally
        {
            _built = session.Program;
        }
    }

    // Pulumi needs no file for a stack that is not configured.
    private static List<StackFile> StacksOf(ProjectFile project, string root, IReadOnlyList<string> words)
    {
        var stackFolder = Path.Combine(root, project.StackFolder);
        var files = Directory.Exists(stackFolder) ? StackFile.Find(stackFolder).ToDictionary(file => StackFile.StackOf(file)!, StringComparer.Ordinal) : [];
        var names = StackChoice.Of(root, words).Stacks;
        List<StackFile> stacks =
        [
            .. (names.Count > 0 ? names.Distinct() : files.Keys.Order(StringComparer.Ordinal)).Select(name =>
                files.TryGetValue(name, out var file) ? StackFile.Read(Workspace.Display(file), [], project)
                    : StackNames.IsValid(name) ? StackFile.Parse("config: {}\n", $"Pulumi.{name}.yaml", [], project)
                    : throw new UsageException($"'{VisibleText.Of(name)}' is no name of a stack: it is {StackNames.Form}.")),
        ];
        var unreadable = stacks.Where(stack => !stack.IsReadable).SelectMany(stack => stack.Problems).Select(FindingsText.LineOf).ToList();
        return unreadable.Count > 0 ? throw new UsageException(string.Join('\n', unreadable))
            : stacks.Count > 0 ? stacks
            : throw new UsageException($"There is no stack file Pulumi.<stack>.yaml in '{stackFolder}'. Name the stack for which the program is to be run.");
    }
}

// What is run for which stack.
internal sealed record OwnRun(ProjectFile Project, ProgramPlace Place, StackFile Stack)
{
    // What it was compiled to for another stack before; empty for the first.
    public string Program { get; init; } = "";
}
