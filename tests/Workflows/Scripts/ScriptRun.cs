using System.Diagnostics;

namespace GpuInfra.Workflows.Tests;

/// <summary>A run of one of the pipeline's scripts, with commands in place of those that would leave the machine.</summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly string[] Needed = ["jq", "node"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-script-");
    private readonly Dictionary<string, string> _environment = new() { ["GITHUB_OUTPUT"] = "", ["GITHUB_STEP_SUMMARY"] = "" };

    public ScriptRun()
    {
        _root.CreateSubdirectory("bin");
        foreach (var file in _environment.Keys.ToList())
        {
            _environment[file] = In(file);
            File.WriteAllText(In(file), "");
        }
    }

    /// <summary>Why a test of a script cannot run here; nothing if it can.</summary>
    public static string? Obstacle { get; } = Needed.FirstOrDefault(command => !IsInstalled(command)) is { } missing
        ? $"{missing} is not installed here; it is on the runners that run the scripts."
        : null;

    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    public string Output => File.ReadAllText(In("GITHUB_OUTPUT"));

    public string Summary => File.ReadAllText(In("GITHUB_STEP_SUMMARY"));

    /// <summary>What the replaced commands were told, a line each.</summary>
    public IReadOnlyList<string> Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    public string In(params string[] path) => Path.Combine([_root.FullName, .. path]);

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Writes a file below the folder of the run.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    /// <summary>Replaces a command by a script, which is run after the call is written down.</summary>
    public void Replace(string command, string script)
    {
        Write($"bin/{command}", $"#!/usr/bin/env bash\nset -eu\necho \"{command} $*\" >>'{In("calls")}'\n{script}\n");
        File.SetUnixFileMode(In("bin", command), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs one of the workflows' scripts in the folder of the run.</summary>
    public (int Exit, string Text) Run(string script, params string[] args) => RunFile($".github/scripts/{script}", args);

    /// <summary>Runs a script of the repository, named from its root, in the folder of the run.</summary>
    public (int Exit, string Text) RunFile(string script, params string[] args)
    {
        var start = new ProcessStartInfo("bash", [Repository.At(script), .. args])
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{In("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        using var shell = Process.Start(start)!;
        var error = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, command)));
}
