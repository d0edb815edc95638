using System.Diagnostics;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// The folder of a program that does what a script says, and speaks to the engine as a built program does: the tool starts it as the
/// binary that Pulumi.yaml names, or through the language host of a runtime.
/// </summary>
internal sealed class ScriptedProgram : IDisposable
{
    private const string Stack = """{ "resource": { "type": "pulumi:pulumi:Stack", "name": "acme-dev", "custom": false } }""";

    private static readonly string Fake = Repository.BuiltIn(Repository.At("tests/FakeProgram"), "GpuInfra.FakeProgram");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-scripted-");

    /// <summary>A program of .NET.</summary>
    /// <param name="steps">What it does after its stack, which it registers first.</param>
    public ScriptedProgram(params string[] steps)
        : this($"{{ name: dotnet, options: {{ binary: '{Fake}' }} }}", steps)
    {
    }

    private ScriptedProgram(string runtime, string[] steps)
    {
        Write("Pulumi.yaml", $"name: acme\nruntime: {runtime}\n");
        Write("Pulumi.dev.yaml", "config:\n  gcp:project: acme-dev\n  gcp:region: europe-west1\n");
        Write("program.json", $"[{string.Join(",\n", steps.Prepend(Stack.Replace("\"name\": \"acme-dev\"", "\"name\": \"stack\"", StringComparison.Ordinal)))}]");
    }

    /// <summary>A program of another runtime.</summary>
    public static ScriptedProgram OfRuntime(string runtime, params string[] steps) => new(runtime, steps);

    public string Folder => _folder.FullName;

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Puts a language host into a folder of the program's own.</summary>
    /// <returns>The folder, for the PATH.</returns>
    public string AddHost(string runtime)
    {
        var folder = _folder.CreateSubdirectory("hosts").FullName;
        var host = Path.Combine(folder, $"pulumi-language-{runtime}");
        File.WriteAllText(host, $"#!/bin/sh\nexec dotnet '{Fake}' --host \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(host, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>Runs a command of the tool on the program.</summary>
    public Task<ProcessResult> RunAsync(params string[] args) => RunAsync([], args);

    public Task<ProcessResult> RunAsync((string Name, string Value)[] variables, params string[] args) => Tool.RunProgramAsync(Folder, variables, args);

    public void Dispose() => _folder.Delete(recursive: true);
}
