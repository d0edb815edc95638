namespace GpuInfra.Program;

/// <summary>What <c>Pulumi.yaml</c> says of the project.</summary>
public sealed class ProjectFile
{
    private ProjectFile(string path, string name, IReadOnlyList<SettingsProblem> problems) =>
        (Path, Name, Problems) = (path, name, problems);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The project's name; empty where the file has none.</summary>
    public string Name { get; }

    /// <summary>What is wrong with the file, in the order of the file.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; }

    /// <summary>Reads a project file.</summary>
    public static ProjectFile Read(string path)
    {
        var problems = new ProblemList(path);
        return TextFile.Read(path, problems, "Work in the folder of a Pulumi project, or name it.") is { } text
            ? Parse(text, path)
            : new ProjectFile(path, "", problems.InFileOrder());
    }

    /// <summary>Reads the text of a project file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">The name of the file, with or without folders.</param>
    public static ProjectFile Parse(string text, string fileName)
    {
        var problems = new ProblemList(fileName);
        var root = ConfigReader.Read(text, ConfigPath.Document, problems);
        return new ProjectFile(fileName, NameIn(root, problems) ?? "", problems.InFileOrder());
    }

    private static string? NameIn(ConfigNode root, ProblemList problems)
    {
        var entry = (root as ConfigMap)?.Find("name");
        if (entry is not null)
        {
            return (string?)Binding.For(typeof(string)).Bind(ConfigSlot.Of(entry, ConfigPath.Document), problems);
        }

        if (root is not ConfigUnreadable)
        {
            var mistake = Mistake.KeyIsGiven("is missing", "Add for example 'name: gpuinfra'.");
            problems.Add(Mark.None, ConfigPath.Document.Key("name"), mistake);
        }

        return null;
    }
}
