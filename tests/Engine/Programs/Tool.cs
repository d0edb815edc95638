using System.Diagnostics;

namespace GpuInfra.Engine.Tests;

/// <summary>The tool <c>gpuinfra</c>, as it was built.</summary>
internal static class Tool
{
    private const string Folder = "infra/Cli";

    /// <summary>Runs a command on a folder of the repository.</summary>
    public static Task<ProcessResult> RunAsync(string folder, params string[] args) => Processes.RunAsync(
        new("dotnet", [Repository.BuiltIn(Repository.At(Folder), "gpuinfra"), .. args, "--root", folder])
        {
            WorkingDirectory = Repository.Root,
        });
}
