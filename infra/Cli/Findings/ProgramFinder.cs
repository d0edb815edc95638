using System.Xml;

namespace GpuInfra.Cli;

// Finds which program Pulumi.yaml runs, as Pulumi does: by its runtime, and by the .NET project in the folder that main names.
// Where there is no such project, as in a folder of stack files alone, the names must say it.
internal sealed class ProgramFinder(ProjectFile project, string root)
{
    private const string Runtime = "dotnet";
    private const string BootstrapName = "gpuinfra-bootstrap";
    private const string Components = "GpuInfra.Components";
    private const string Library = "GpuInfra.StackFiles";
    private const string Fix =
        "Write 'runtime: dotnet' with 'main: infra/Program' or 'main: infra/Bootstrap', or with 'main:' and the folder of a .NET "
        + "project that refers to one of these. Any other program is run with --program.";

    private const string FixOfFolder =
        "Put the whole program there, as a checkout of its repository has it, or correct 'main' to the folder of its project.";

    private static readonly (StackProgram Program, string Assembly, string Folder)[] Known =
    [
        (StackProgram.Bootstrap, "GpuInfra.Bootstrap", "infra/Bootstrap"),
        (StackProgram.Inference, "GpuInfra.Program", "infra/Program"),
    ];

    // The program, and the project; where there is no program, the project says what is wrong.
    public (StackProgram? Program, ProjectFile Project) Find()
    {
        if (project.Runtime != Runtime)
        {
            return (null, project.WithUnknownProgram(
                ProjectFile.RuntimeKey,
                project.Runtime.Length == 0
                    ? "is missing, and with it what runs the program"
                    : $"is {project.Runtime}, which runs another program than those known here",
                Fix));
        }

        if (project.Main.Contains('\\', StringComparison.Ordinal) && Path.DirectorySeparatorChar == '/')
        {
            return (null, project.WithUnknownProgram(
                ProjectFile.MainKey,
                $@"is {project.Main}, where '\' is a letter of the name and not a step into a folder, except on Windows",
                $"Write 'main: {project.Main.Replace('\\', '/')}'."));
        }

        var path = FullPath(project.Main);
        var projects = FindProjects(path);
        return (projects.Count > 0 ? ProgramOf(projects) : ProgramNamed(path)) is { } program
            ? (program, projects.Count == 1 ? project.WithVersions(ProgramVersions.OfPackage(projects[0]), ToolVersion.Current) : project)
            : (null, project.WithUnknownProgram(
                ProjectFile.MainKey, ProblemWith(projects, path), projects.Count == 0 && IsThere(path) ? FixOfFolder : Fix));
    }

    private StackProgram? ProgramOf(IReadOnlyList<string> projects) => projects.Count == 1
        ? Known.Where(known => Path.GetFileNameWithoutExtension(projects[0]) == known.Assembly
                || References(projects[0]).Contains(known.Assembly))
            .Select(known => (StackProgram?)known.Program)
            .FirstOrDefault() ?? OwnProgram(projects[0])
        : null;

    // The library has both programs. One that reads another's keys is told of each.
    private StackProgram? OwnProgram(string projectFile) =>
        !References(projectFile).Contains(Library) ? null
        : project.Name == BootstrapName ? StackProgram.Bootstrap
        : StackProgram.Inference;

    private string FullPath(string main) => Path.GetFullPath(Path.Combine(root, main)).TrimEnd(Path.DirectorySeparatorChar);

    // The folder of the stack files may be a copy of them alone; another that is there is what Pulumi runs, whatever its name.
    private bool IsThere(string path) => path != FullPath("")
        && (Directory.Exists(path) || (Path.HasExtension(path) && Path.GetDirectoryName(path) is { } parent && IsThere(parent)));

    private StackProgram? ProgramNamed(string path)
    {
        if (IsThere(path))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(path) is { } parent && Path.HasExtension(path) && !Directory.Exists(path) ? parent : path;
        return Known.Where(known => folder.Replace(Path.DirectorySeparatorChar, '/').EndsWith($"/{known.Folder}", StringComparison.Ordinal))
            .Select(known => (StackProgram?)known.Program)
            .FirstOrDefault()
            ?? (project.Main.Length == 0 && project.Name == BootstrapName ? StackProgram.Bootstrap : null);
    }

    private string ProblemWith(IReadOnlyList<string> projects, string path)
    {
        var main = project.Main.Length == 0 ? "is not given, so that the program is in this folder" : $"is {project.Main}";
        return projects.Count switch
        {
            0 when IsThere(path) => $"{main}, where no .NET project is",
            0 => $"{main}, where no program is that is known here",
            1 when References(projects[0]).Contains(Components) =>
                $"{main}, a program of its own with the components of this repository, which only a run tells: say --program",
            1 => $"{main}, where {Path.GetFileName(projects[0])} is another program than those known here",
            _ => $"{main}, where {Wording.All(projects.Select(Path.GetFileName))} are, so that none is the program",
        };
    }

    // 'main' may name the project itself.
    private static IReadOnlyList<string> FindProjects(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.*proj").Order(StringComparer.Ordinal)]
        : [];

    private static IReadOnlyList<string> References(string projectFile)
    {
        try
        {
            return
            [
                .. XDocument.Load(projectFile).Descendants()
                    .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
                    .Select(element => element.Attribute("Include")?.Value.Replace('\\', '/').Split('/')[^1] ?? "")
                    .Select(name => name.EndsWith("proj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name),
            ];
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

// A program of this repository that a project can run.
internal enum StackProgram
{
    Inference,

    Bootstrap,
}

// The programs whose stacks can be checked and planned.
internal static class StackPrograms
{
    public static IReadOnlyList<ProgramCheck> Check(StackProgram program, IReadOnlyList<string> paths, ProjectFile project) =>
        program == StackProgram.Bootstrap
            ? [.. paths.Select(path => BootstrapCheck.OfFile(path, project))]
            : [.. paths.Select(path => AdministratorSteps.AddedTo(StackCheck.Of(StackFile.Read(path, StackCheck.OwnKeys, project))))];
}
