using System.Runtime.CompilerServices;
using GpuInfra.Bootstrap;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>The programs whose stacks can be checked and planned. A folder is of the one whose keys its stack files say.</summary>
internal static class StackPrograms
{
    /// <summary>Reads stack files of one folder and runs every rule of their program on them.</summary>
    public static IReadOnlyList<ProgramCheck> Check(IReadOnlyList<string> paths)
    {
        var files = paths.Select(StackFile.Read).ToList();
        return files.Exists(IsOfBootstrap) && !files.Exists(IsOfInference)
            ? CheckBootstrap(paths)
            : [.. files.Select(StackCheck.Of)];
    }

    private static bool IsOfBootstrap(StackFile file) => file.Config.Find(BootstrapCheck.Pipeline) is not null;

    private static bool IsOfInference(StackFile file) => StackCheck.OwnKeys.Any(key => file.Config.Find(key) is not null);

    // Inlined, it would load that program's assembly where nobody asks for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<ProgramCheck> CheckBootstrap(IReadOnlyList<string> paths) =>
        [.. paths.Select(BootstrapCheck.OfFile)];
}
