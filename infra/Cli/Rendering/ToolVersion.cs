using System.Reflection;

namespace GpuInfra.Cli;

// The version of the tool, which is also the one of the packages that are made with it.
public static class ToolVersion
{
    public static string Current { get; } = Read();

    // What stands behind a plus names the commit.
    private static string Read() =>
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
