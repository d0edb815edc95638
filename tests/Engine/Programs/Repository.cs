using System.Reflection;
using System.Runtime.CompilerServices;

namespace GpuInfra.Engine.Tests;

/// <summary>The files of the repository that these tests were compiled from, and the programs that were built with them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that everything was built in.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>What the build made of the one project in a folder.</summary>
    public static string BuiltIn(string folder, string name) => Path.Combine(
        folder, "bin", Configuration, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), $"{name}.dll");

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
