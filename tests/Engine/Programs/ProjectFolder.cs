using YamlDotNet.RepresentationModel;

namespace GpuInfra.Engine.Tests;

/// <summary>The folder of a Pulumi project with its stack files.</summary>
/// <param name="Root">The folder, in full.</param>
/// <param name="Name">The name of the project.</param>
/// <param name="ProgramFolder">Where the program is, and is run.</param>
internal sealed record ProjectFolder(string Root, string Name, string ProgramFolder)
{
    private const string ProjectFile = "Pulumi.yaml";

    /// <summary>Opens a folder of the repository. The stacks of a test have no program below them, but the repository's.</summary>
    public static ProjectFolder Open(string folder)
    {
        var root = Path.GetFullPath(Repository.At(folder));
        var project = Read(Path.Combine(root, ProjectFile));
        var main = project.Children.TryGetValue("main", out var said) ? said.ToString() : ".";
        var below = Path.GetFullPath(Path.Combine(root, main));
        return new(root, project.Children["name"].ToString(), Directory.Exists(below) ? below : Repository.At(main));
    }

    /// <summary>The names of the stacks that have a file.</summary>
    public IReadOnlyList<string> Stacks =>
    [
        .. Directory.EnumerateFiles(Root, "Pulumi.*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    public FlattenedConfig Config(string stack) => FlattenedConfig.Of(
        Name, Read(Path.Combine(Root, $"Pulumi.{stack}.yaml")), Read(Path.Combine(Root, ProjectFile)));

    private static YamlMappingNode Read(string path)
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(path);
        yaml.Load(file);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
