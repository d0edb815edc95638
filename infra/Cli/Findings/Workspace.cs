namespace GpuInfra.Cli;

// The folder of a Pulumi project, and the stacks in it that a command is about.
internal sealed record Workspace(ProjectFile Project, IReadOnlyList<ProgramCheck> Stacks)
{
    public string Root { get; private init; } = ".";

    public bool IsWhole { get; private init; } = true;

    public static Workspace Open(string root, IReadOnlyList<string> words) => Open(StackChoice.Of(root, words));

    public static Workspace Open(StackChoice choice)
    {
        var (root, names) = (choice.Root, choice.Stacks);
        if (!Directory.Exists(root))
        {
            throw new UsageException($"There is no folder '{root}'. Name the folder of a Pulumi project with --root.");
        }

        if (!File.Exists(Path.Combine(root, ProjectFile.FileName)))
        {
            throw new UsageException(ProjectFile.OtherNames.FirstOrDefault(name => File.Exists(Path.Combine(root, name))) is { } other
                ? $"There is {other} in {Name(root)}, but only {ProjectFile.FileName} is read here. Rename it{Alike(other)}."
                : $"There is no {ProjectFile.FileName} in {Name(root)}{(choice.IsSought ? " or above it" : "")}. "
                    + "Name the folder of a Pulumi project with --root, or begin one with 'gpuinfra init'.");
        }

        var project = ProjectFile.Read(Display(Path.Combine(root, ProjectFile.FileName)));
        var folder = Path.Combine(root, project.StackFolder);
        var files = FindStackFiles(folder);
        if (files.Count == 0)
        {
            throw new UsageException(
                $"There is no stack file Pulumi.<stack>.yaml in {Name(folder)}. "
                + "'gpuinfra init <stack>' writes one; --root names another folder.");
        }

        RefuseElsewhere(choice.Files, folder);

        var (program, judged) = !project.IsReadable ? (default(StackProgram), project) : new ProgramFinder(project, root).Find();
        var stacks = Select(files, names, folder).Select(Display).ToList();
        return new(judged, StackPrograms.Check(program ?? default, stacks, project))
        {
            Root = root,
            IsWhole = names.Count == 0,
            IsOfKnownProgram = program is not null,
        };
    }

    // The stacks of a program of somebody's own, which it was run for.
    public static Workspace OfProgram(ProjectFile project, string root, IReadOnlyList<OwnProgramCheck> stacks, bool isWhole) =>
        new(project, stacks) { Root = root, IsWhole = isWhole };

    // What stands in the stack files of another program is nobody's to judge here.
    private bool IsOfKnownProgram { get; init; } = true;

    // Everything that is wrong, in the order of the files.
    public IEnumerable<Violation> Problems => Findings.Select(finding => finding.Problem);

    public IEnumerable<Finding> Findings =>
        Project.Problems.Select(problem => new Finding(null, problem))
            .Concat(Stacks.Where(_ => IsOfKnownProgram)
                .SelectMany(stack => stack.Problems.Select(problem => new Finding(stack.File.Stack, problem))));

    public IEnumerable<Finding> FindingsOf(string stack) => Findings.Where(finding => finding.Stack == stack);

    // Whether the project's own file is wrong, so that nothing can be said of any stack.
    public bool HasNoProject => Project.Problems.Any(problem => problem.IsError);

    // A program that was run has a plan, whatever the rules find in it.
    public static bool CanBePlanned(ProgramCheck stack) => stack is OwnProgramCheck || !stack.Errors.Any();

    public Workspace Sound => this with { Stacks = [.. Stacks.Where(CanBePlanned)] };

    // The stacks that cannot be planned, as their files have errors.
    public Workspace Broken => this with { Stacks = [.. Stacks.Where(stack => !CanBePlanned(stack))] };

    // Whether a file cannot be understood at all, as opposed to saying something wrong.
    public bool IsUnreadable => !Project.IsReadable || Stacks.Any(stack => !stack.File.IsReadable);

    // How a command ends that cannot plan all of the stacks; nothing if it can.
    public int? Refusal => !HasNoProject && Broken.Stacks.Count == 0 ? null : IsUnreadable ? ExitCode.BadUsage : ExitCode.CheckFailed;

    // Tells what keeps the stacks from being planned, and how the command ends; nothing if nothing does.
    public async Task<int?> RefuseAsync(TextWriter error)
    {
        if (Refusal is { } refusal)
        {
            await WriteProblemsAsync(error);
            return refusal;
        }

        return null;
    }

    // Tells what keeps some stacks from being planned, and how a command that goes on with the others ends; nothing if all can
    // be planned.
    public async Task<int?> TellBrokenAsync(TextWriter error) => HasNoProject || Broken.Stacks.Count > 0 ? await Broken.RefuseAsync(error) : null;

    public async Task WriteProblemsAsync(TextWriter output)
    {
        foreach (var problem in Problems.Distinct())
        {
            await output.WriteLineAsync(FindingsText.LineOf(problem));
        }
    }

    public Workspace Only(Func<string, bool> isMeant) => this with
    {
        Stacks = [.. Stacks.Where(stack => isMeant(stack.File.Stack))],
        IsWhole = false,
    };

    // Plans the stacks, which must not have mistakes.
    public async Task<IReadOnlyList<Plan>> PlanAsync()
    {
        var plans = new List<Plan>();
        foreach (var stack in Stacks)
        {
            plans.Add(await PlanAsync(stack));
        }

        return plans;
    }

    // Plans a stack of this project, which must not have mistakes.
    public Task<Plan> PlanAsync(ProgramCheck stack) => stack is OwnProgramCheck own ? Task.FromResult(own.Plan) : Planner.PlanAsync(new(Project.Name, stack.File.Stack, () => stack.Build())
    {
        Config = stack.File.ConfigTexts,
    });

    public IReadOnlyList<string> FindStacks() => [.. StackFile.Find(Path.Combine(Root, Project.StackFolder)).Select(file => StackFile.StackOf(file)!)];

    // The folders with what is read of stacks: the project's own, that of its stack files, and that of the bootstrap.
    public IReadOnlyList<string> Folders =>
    [
        .. ((string[])["", Project.StackFolder, Path.Combine("infra", "Bootstrap")])
            .Select(folder => Path.GetFullPath(Path.Combine(Root, folder))).Where(Directory.Exists).Distinct(StringComparer.Ordinal),
    ];

    public string PathOf(string file) => Display(Path.Combine(Root, file));

    private static IReadOnlyList<string> FindStackFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException(
                $"There is no folder {Name(folder)}, where {ProjectFile.FileName} says that the stack files are. Make it, or correct the path.");
        }

        var files = StackFile.Find(folder);
        if (files.Select(file => Path.GetFileName(file)).FirstOrDefault(name => VisibleText.Of(name) != name) is { } hidden)
        {
            throw new UsageException(
                $"The file '{VisibleText.Of(hidden)}' is named for a stack that cannot be: the name of a stack is {StackNames.Form}. "
                + "Rename the file, or remove it.");
        }

        if (files.GroupBy(StackFile.StackOf).FirstOrDefault(stack => stack.Count() > 1) is { } twice)
        {
            throw new UsageException(
                $"The stack '{twice.Key}' has {Wording.All(twice.Select(Path.GetFileName))}. Remove one of them.");
        }

        return files.FirstOrDefault(file => Path.GetExtension(file) != Path.GetExtension(ProjectFile.FileName)) is { } other
            ? throw new UsageException(
                $"Pulumi does not read {Path.GetFileName(other)} beside {ProjectFile.FileName}: it looks for a file with the same ending. "
                + $"Rename it to Pulumi.{StackFile.StackOf(other)}.yaml.")
            : files;
    }

    private static IEnumerable<string> Select(IReadOnlyList<string> files, IReadOnlyList<string> names, string root)
    {
        if (names.Count == 0)
        {
            return files;
        }

        var byName = files.ToDictionary(file => StackFile.StackOf(file)!, StringComparer.Ordinal);
        var unknown = names.Where(name => !byName.ContainsKey(name)).Distinct().ToList();
        return unknown.Count == 0
            ? names.Distinct().Select(name => byName[name])
            : throw new UsageException(string.Join('\n', unknown.Select(name =>
                $"There is no stack '{name}': {Name(root)} has no Pulumi.{name}.yaml. {Suggestion.Question(name, byName.Keys)}"
                + $"Its stacks are {string.Join(", ", byName.Keys)}.")));
    }

    private static void RefuseElsewhere(IReadOnlyList<string> files, string folder)
    {
        if (files.FirstOrDefault(file => OrdinaryFile.RealPath(Path.GetDirectoryName(file)!) != OrdinaryFile.RealPath(folder)) is { } other)
        {
            throw new UsageException(
                $"'{other}' is no stack file of this project, whose stack files are in {Name(folder)}. Leave out --root, or name a file that is there.");
        }
    }

    private static string Name(string root) => root == "." ? "this folder" : $"'{root}'";

    // Pulumi looks for stack files with the ending of the project's.
    private static string Alike(string other) => (Path.GetExtension(other), Path.GetExtension(ProjectFile.FileName)) is var (theirs, ours)
        && theirs != ours ? $", and Pulumi.<stack>{theirs} to Pulumi.<stack>{ours}" : "";

    public static string Display(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
