using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>The programs whose stacks can be checked and planned.</summary>
internal static class StackPrograms
{
    /// <summary>Reads stack files of a project and runs every rule of its program on them.</summary>
    public static IReadOnlyList<ProgramCheck> Check(StackProgram program, IReadOnlyList<string> paths, ProjectFile project) =>
        program == StackProgram.Bootstrap
            ? [.. paths.Select(path => BootstrapCheck.OfFile(path, project))]
            : [.. paths.Select(path => AdministratorSteps.AddedTo(StackCheck.Of(StackFile.Read(path, StackCheck.OwnKeys, project))))];
}
