using System.Diagnostics;
using System.IO.Compression;

namespace GpuInfra.Workflows.Tests;

/// <summary>The packages of the tool, as somebody installs them.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("gpuinfra-package-");

    public static string? Folder { get; } = Environment.GetEnvironmentVariable("GPUINFRA_PACKAGES");

    public void Dispose() => _root.Delete(recursive: true);

    [PackagedFact]
    public void Tool_InstalledFromAFolder_IsTheNativeOne()
    {
        File.WriteAllText(
            In("nuget.config"),
            $"""<configuration><packageSources><clear /><add key="folder" value="{Path.GetFullPath(Folder!)}" /></packageSources></configuration>""");

        var (exit, text) = Run("dotnet", "tool", "install", "gpuinfra", "--prerelease", "--tool-path", In("tools"), "--configfile", In("nuget.config"));

        Assert.True(exit == 0, text);
        Assert.Equal((0, Checked), Run(In("tools", "gpuinfra"), "check", "--root", Repository.At("tests/Stacks")));
        Assert.Empty(_root.EnumerateFiles("gpuinfra.dll", SearchOption.AllDirectories));
    }

    [PackagedFact]
    public void PackageForAnyMachine_HoldsTheManagedOne()
    {
        ZipFile.ExtractToDirectory(Assert.Single(Directory.EnumerateFiles(Folder!, "gpuinfra.any.*.nupkg")), In("any"));

        Assert.Equal((0, Checked), Run("dotnet", In("any", "tools", "net10.0", "any", "gpuinfra.dll"), "check", "--root", Repository.At("tests/Stacks")));
    }

    private static string Checked
    {
        get
        {
            using var output = new StringWriter();
            Assert.Equal(0, GpuInfra.Cli.CommandLine.RunAsync(["check", "--root", Repository.At("tests/Stacks")], new(output, output)).GetAwaiter().GetResult());
            return output.ToString();
        }
    }

    private string In(params string[] path) => Path.Combine([_root.FullName, .. path]);

    private (int Exit, string Text) Run(string command, params string[] args)
    {
        var start = new ProcessStartInfo(command, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _root.FullName };
        start.Environment["NUGET_PACKAGES"] = In("packages");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.True(process.WaitForExit(Patience), $"{command} {string.Join(' ', args)} does not end.");
        return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }
}
