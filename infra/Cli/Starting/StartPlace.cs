namespace GpuInfra.Cli;

// Where the files of a new environment go.
internal sealed record StartPlace(string Root, string Stack, string StackFolder, ProjectFile? Project)
{
    // Whether it is the program of services, which one that is begun is, too.
    public bool IsOfServices { get; private init; } = true;

    // Whether commands that are called where somebody stands find the project by themselves.
    public bool IsHere { get; private init; }

    public string StackFile => FileOf(Stack);

    // An environment that is not there yet, of the project here or above; of a new one here, where there is none.
    public static StartPlace Of(string? root, string word)
    {
        var start = Find(root, word);
        return !File.Exists(start.StackFile) ? start : throw new UsageException(
            $"{Shown(start.StackFile)} is there already, and nothing is overwritten. Name another stack, or look at it with 'gpuinfra check {start.Stack}'.");
    }

    // The same, whether or not it is there.
    public static StartPlace Find(string? root, string word)
    {
        var stack = Path.GetFileName(word) == word ? GpuInfra.StackFiles.StackFile.StackOf(word) ?? word : word;
        if (!StackNames.IsValid(stack))
        {
            throw new UsageException(
                $"'{stack}' is no name of a stack, which is {StackNames.Form}. Write one such as dev or prod-eu; --root names another folder.");
        }

        var folder = root ?? StackChoice.FindProject(".");
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}'. Make it, or name another with --root.");
        }

        var (project, program) = ReadProject(folder);
        return new StartPlace(folder, stack, Path.Combine(folder, project?.StackFolder ?? ""), project)
        {
            IsHere = root is null,
            IsOfServices = program == StackProgram.Inference,
        };
    }

    public void RefuseWhatIsThere(IReadOnlyList<string> paths)
    {
        if (paths.SelectMany(FoldersWithin).FirstOrDefault(folder => new DirectoryInfo(folder).LinkTarget is not null) is { } link)
        {
            throw new UsageException(
                $"{Shown(link)} is a link to {VisibleText.Of(new DirectoryInfo(link).LinkTarget!)}, and nothing is written through a link. Put a folder in its place, or begin in another one, which --root names.");
        }

        if (paths.FirstOrDefault(Path.Exists) is { } there)
        {
            throw new UsageException(
                $"{Shown(there)} is there already, and nothing is overwritten. Move it, or begin in another folder, which --root names.");
        }

        // A folder with a project of its own is another program's.
        if (paths.FirstOrDefault(path => path.EndsWith("proj", StringComparison.Ordinal) && Directory.Exists(Path.GetDirectoryName(path))
            && Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.*proj").Any()) is { } beside)
        {
            throw new UsageException(
                $"{Shown(Path.GetDirectoryName(beside)!)} has a .NET project already, and nothing is put beside it. Move it, or write "
                + $"{ProjectFile.FileName} yourself, with 'main' for the folder of its program.");
        }
    }

    // What somebody else put into a checkout decides where nothing goes.
    private IEnumerable<string> FoldersWithin(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null && folder.Length > Root.Length && folder.StartsWith(Root, StringComparison.Ordinal); folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    public string FileOf(string stack) => Path.Combine(StackFolder, $"Pulumi.{stack}.yaml");

    // A path as somebody would write it.
    public static string Shown(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;

    private static (ProjectFile? Project, StackProgram Program) ReadProject(string folder)
    {
        if (ProjectFile.OtherNames.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } other && !File.Exists(Path.Combine(folder, ProjectFile.FileName)))
        {
            throw new UsageException($"There is {other} in '{folder}', but only {ProjectFile.FileName} is read here. Rename it.");
        }

        var path = Path.Combine(folder, ProjectFile.FileName);
        if (!File.Exists(path))
        {
            return (null, StackProgram.Inference);
        }

        var project = ProjectFile.Read(Shown(path));
        var (program, judged) = project.IsReadable ? new ProgramFinder(project, folder).Find() : (default(StackProgram?), project);
        return program is { } known ? (project, known)
            : throw new UsageException(string.Join('\n', judged.Problems.Where(problem => problem.IsError).Select(FindingsText.LineOf)));
    }
}
