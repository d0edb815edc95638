using System.Runtime.CompilerServices;

namespace GpuInfra.Cli.Tests;

/// <summary>The files of the repository that these tests were compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A stack file or project file of the example, which stays as it is whatever the repository's own say.</summary>
    public static string ReadExample(string path) => Read($"tests/Stacks/{path}");

    /// <summary>The repository's own stacks in a folder.</summary>
    public static string[] StacksIn(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "Pulumi.*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "GpuInfra.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
