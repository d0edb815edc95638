namespace GpuInfra.Cli;

// A Pulumi program of somebody's own: it is built, run for each stack against an engine that makes nothing, and known by what it registers.
internal sealed class OwnProgram(string folder, Terminal terminal)
{
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
                checks.Add(await RunAsync(new(project, program, stack) { IsCompiled = checks.Count + failures.Count > 0 }));
            }
            catch (ProgramFailedException failure)
            {
                failures.Add(failure.Message);
            }
        }

        return failures.Count == 0
            ? Workspace.OfProgram(project, root, checks, words.Count == 0)
            : throw new ProgramFailedException(string.Join('\n', failures.Distinct()));
    }

    private async Task<OwnProgramCheck> RunAsync(OwnRun run)
    {
        using var session = new ProgramSession(run, Answers, Limit, Cancellation);
        var plan = await session.PlanAsync();
        foreach (var line in session.Notes(plan))
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of(line));
        }

        return new(run.Stack, JudgedPlan.ProblemsOf(plan), plan);
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
    // Whether it was compiled for another stack before.
    public bool IsCompiled { get; init; }
}
