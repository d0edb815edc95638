using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// Where a program is and what runs it, all in full. A program of .NET needs no host.
internal sealed record ProgramPlace(string Root, string Folder, string EntryPoint, string Host)
{
    public const string Dotnet = "dotnet";

    private const string Yaml = "yaml";
    private const string Here = ".";

    public static ProgramPlace Of(ProjectFile project, string root)
    {
        if (project.Runtime.Length == 0 || !project.Runtime.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new UsageException($"{project.Path}: runtime: {(project.Runtime.Length == 0 ? "is missing" : $"is '{project.Runtime}', which is none")}. "
                + "Write what runs the program, such as 'runtime: dotnet'.");
        }

        if (project.Runtime == Yaml)
        {
            throw new UsageException($"{project.Path}: runtime: is yaml. A program in Pulumi YAML is not supported: its host asks for the schemas of providers, which are not here.");
        }

        var full = Path.GetFullPath(root);
        var main = Path.GetFullPath(Path.Combine(full, project.Main));
        var (folder, entry) = File.Exists(main) ? (Path.GetDirectoryName(main)!, Path.GetFileName(main)) : (main, Here);
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{project.Path}: main: is {project.Main}, which is not there. Correct it to the folder of the program.");
        }

        if (project.Runtime == Dotnet && JsonNode.Parse(project.RuntimeOptions)?["binary"]?.ToString() is { Length: > 0 } binary
            && !File.Exists(Path.Combine(full, binary)))
        {
            throw new UsageException($"{project.Path}: runtime.options.binary: is '{binary}', which is not there. Build it, or correct it to the path from {ProjectFile.FileName}.");
        }

        return project.Runtime == Dotnet
            ? new(full, folder, entry == Here && !project.RuntimeOptions.Contains("\"binary\"", StringComparison.Ordinal) ? ProjectIn(folder) : entry, "")
            : new(full, folder, entry, HostOf(project.Runtime));
    }

    private static string ProjectIn(string folder) => Directory.GetFiles(folder, "*.*proj") switch
    {
        [var only] => Path.GetFileName(only),
        [] => throw new UsageException($"There is no .NET project in '{folder}'. Write its folder as 'main' into {ProjectFile.FileName}."),
        var several => throw new UsageException(
            $"In '{folder}' are {Wording.All(several.Select(Path.GetFileName).Order(StringComparer.Ordinal))}. Write one of them as 'main' into {ProjectFile.FileName}."),
    };

    private static string HostOf(string runtime)
    {
        var name = $"pulumi-language-{runtime}{(OperatingSystem.IsWindows() ? ".exe" : "")}";
        var home = Environment.GetEnvironmentVariable("PULUMI_HOME") is { Length: > 0 } said
            ? said
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pulumi");
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(Path.Combine(home, "bin"))
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new UsageException(
                $"The program is of the runtime '{runtime}', which Pulumi's language host runs: {name} is neither in the PATH nor in ~/.pulumi/bin. "
                + "It comes with the Pulumi CLI: https://www.pulumi.com/docs/iac/download-install/");
    }
}
