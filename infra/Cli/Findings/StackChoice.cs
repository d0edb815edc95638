namespace GpuInfra.Cli;

// What a command line means: the folder of a project, and stacks of it. A stack goes by its name or by its file, and the folder is
// that of the file, or the nearest one with a project above where somebody stands, as Pulumi looks for it.
internal sealed record StackChoice(string Root, IReadOnlyList<string> Stacks)
{
    // The files by which stacks are named together with their folders.
    public IReadOnlyList<string> Files { get; private init; } = [];

    // Whether the folder was looked for.
    public bool IsSought { get; private init; }

    public static StackChoice Of(string? root, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            RefuseOtherFiles(word);
        }

        List<string> files = [.. words.Where(word => IsPath(word) && StackFile.StackOf(word) is not null)];
        return new(root ?? Find(files), [.. words.Select(word => StackFile.StackOf(word) ?? word)]) { Files = files, IsSought = root is null };
    }

    // The nearest folder with a project's file, from one upwards; the folder itself where there is none.
    public static string FindProject(string folder)
    {
        var start = new DirectoryInfo(folder);
        for (var one = start; one is not null; one = one.Parent)
        {
            if (ProjectFile.OtherNames.Prepend(ProjectFile.FileName).Any(name => File.Exists(Path.Combine(one.FullName, name))))
            {
                return one == start ? folder : Path.GetRelativePath(Directory.GetCurrentDirectory(), one.FullName);
            }
        }

        return folder;
    }

    private static string Find(IReadOnlyList<string> files)
    {
        List<string> roots = [.. files.Select(file => FindProject(Path.GetDirectoryName(file)!)).DistinctBy(Path.GetFullPath)];
        return roots.Count < 2 ? roots.FirstOrDefault() ?? FindProject(".")
            : throw new UsageException(
                $"{Wording.All(files.Select(file => $"'{file}'"))} are of {roots.Count} projects, each with a {ProjectFile.FileName} of its "
                + "own. Name the files of one at a time.");
    }

    private static void RefuseOtherFiles(string word)
    {
        if (Path.GetFileName(word) == ProjectFile.FileName)
        {
            throw new UsageException($"'{word}' is the project's own file and no stack. Name a stack, or none for all; --root names the folder.");
        }

        if (StackFile.StackOf(word) is { } stack && Path.GetExtension(word) != Path.GetExtension(ProjectFile.FileName))
        {
            throw new UsageException($"'{word}' is no file that Pulumi reads beside {ProjectFile.FileName}. Name '{stack}', whose file is Pulumi.{stack}.yaml.");
        }

        if (IsPath(word) && File.Exists(word) && StackFile.StackOf(word) is null)
        {
            throw new UsageException($"'{word}' is no stack file, which is called Pulumi.<stack>.yaml. Name one, or the stack alone.");
        }

        if (IsPath(word) && Directory.Exists(word))
        {
            throw new UsageException($"'{word}' is a folder and no stack. Name it with --root.");
        }

        if (IsPath(word) && StackFile.StackOf(word) is not null && !File.Exists(word))
        {
            throw new UsageException($"There is no file '{word}'. Name a stack file that is there, or the stack alone.");
        }
    }

    private static bool IsPath(string word) => Path.GetFileName(word) != word;
}
