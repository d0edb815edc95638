using System.Diagnostics;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>A shell in which the tool is on the PATH, as it is for who has installed it.</summary>
internal static class Shell
{
    /// <summary>Runs a script of bash in a folder.</summary>
    public static Outcome Run(string folder, string script, params string[] args)
    {
        var bin = Directory.CreateTempSubdirectory("gpuinfra-bin-");
        try
        {
            var tool = Path.Combine(bin.FullName, "gpuinfra");
            File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            var start = new ProcessStartInfo("bash", ["-c", script, "bash", .. args])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            };
            start.Environment["PATH"] = $"{bin.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
            using var shell = Process.Start(start)!;
            shell.StandardInput.Close();
            var error = shell.StandardError.ReadToEndAsync();
            var output = shell.StandardOutput.ReadToEnd();
            shell.WaitForExit();
            return new(shell.ExitCode, output, error.GetAwaiter().GetResult());
        }
        finally
        {
            bin.Delete(recursive: true);
        }
    }
}
