using System.Runtime.CompilerServices;
using GpuInfra.Bootstrap;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>The programs whose stacks can be checked and planned.</summary>
internal static class StackPrograms
{
    /// <summary>Reads stack files of a project and runs every rule of its program on them.</summary>
    public static IReadOnlyList<ProgramCheck> Check(StackProgram program, IReadOnlyList<string> paths, ProjectFile project) =>
        program == StackProgram.Bootstrap
            ? CheckBootstrap(paths, project)
            : [.. paths.Select(path => AdministratorSteps.AddedTo(StackCheck.Of(StackFile.Read(path, StackCheck.OwnKeys, project))))];

    // Inlined, it would load that program's assembly where nobody asks for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IReadOnlyList<ProgramCheck> CheckBootstrap(IReadOnlyList<string> paths, ProjectFile project) =>
        [.. paths.Select(path => BootstrapCheck.OfFile(path, project))];
}
