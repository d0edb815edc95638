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

    /// <summary>Runs a command on a program of its own, as it was built with the engine.</summary>
    public static Task<ProcessResult> RunProgramAsync(string folder, (string Name, string Value)[] variables, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltIn(Repository.At(Folder), "gpuinfra"), .. args, "--program", folder])
        {
            WorkingDirectory = folder,
        };
        start.Environment["GPUINFRA_ENGINE"] = Repository.BuiltIn(Repository.At("infra/Engine"), "gpuinfra-engine");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Processes.RunAsync(start);
    }
}
