namespace GpuInfra.Cli;

// The files of a new project beside its stack files: what Pulumi reads first, the smallest program, and what checks pull requests.
internal static class NewProject
{
    public const string ProgramFolder = "program";
    public const string Workflow = ".github/workflows/gpuinfra.yml";

    private const string Tool = "gpuinfra";

    // Which files a folder needs that are not there, and what stands in them.
    public static IReadOnlyList<(string Path, string Text)> MissingIn(string root) =>
    [
        .. File.Exists(Path.Combine(root, ProjectFile.FileName)) ? [] : Program(root),
        .. MissingWorkflow(root),
    ];

    // What a new project in a folder is called.
    public static string NameOf(string root)
    {
        var name = string.Concat(new DirectoryInfo(root).Name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')).Trim('-', '.', '_');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "inference";
    }

    private static IEnumerable<(string, string)> Program(string root) =>
    [
        (Path.Combine(root, ProjectFile.FileName), $"""
            name: {NameOf(root)}
            description: GPU inference on Google Cloud Run, checked before it is deployed
            runtime:
              name: dotnet
            main: {ProgramFolder}
            requiredPulumiVersion: ">={ProgramVersions.LeastPulumi}"

            """),
        (Path.Combine(root, ProgramFolder, "Program.csproj"), Read("Program.csproj").Replace("$(Version)", ToolVersion.Current, StringComparison.Ordinal)),
        (Path.Combine(root, ProgramFolder, "Program.cs"), Read("Program.cs")),
    ];

    // A repository that calls the tool already has its way to do so.
    private static IEnumerable<(string, string)> MissingWorkflow(string root)
    {
        var top = RepositoryOf(root) ?? root;
        var folder = Path.Combine(top, Path.GetDirectoryName(Workflow)!);
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.y*ml").Any(file => File.ReadAllText(file).Contains(Tool, StringComparison.Ordinal)))
        {
            return [];
        }

        var way = Path.GetRelativePath(top, Path.GetFullPath(root)).Replace('\\', '/');
        return
        [
            (Path.Combine(top, Workflow), Read("workflow.yml")
                .Replace("$(Version)", ToolVersion.Current, StringComparison.Ordinal)
                .Replace("$(Root)", way == "." ? "" : $" --root '{way}'", StringComparison.Ordinal)),
        ];
    }

    private static string? RepositoryOf(string root)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName == Path.GetFullPath(root) ? root : folder.FullName;
            }
        }

        return null;
    }

    private static string Read(string name)
    {
        using var stream = typeof(NewProject).Assembly.GetManifestResourceStream($"start.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
