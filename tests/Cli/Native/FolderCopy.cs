using System.Diagnostics;

namespace GpuInfra.Cli.Tests;

/// <summary>A folder as it was before a run that writes.</summary>
internal sealed class FolderCopy
{
    private readonly string _folder;
    private readonly string _copy;

    private FolderCopy(string folder, string copy) => (_folder, _copy) = (folder, copy);

    public static FolderCopy Of(string folder)
    {
        var copy = $"{folder}-before";
        Run("cp", "--archive", folder, copy);
        return new(folder, copy);
    }

    /// <summary>Puts the folder back as it was; what was in it until then.</summary>
    public string Restore()
    {
        var written = Read();
        Directory.Delete(_folder, recursive: true);
        Directory.Move(_copy, _folder);
        return written;
    }

    /// <summary>The names and contents of the files of the folder.</summary>
    public string Read() => string.Concat(
        new DirectoryInfo(_folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device })
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => $"{file.FullName} -> {file.LinkTarget}\n{(IsRegular(file) ? File.ReadAllText(file.FullName) : "")}\n"));

    private static bool IsRegular(FileInfo file) => file.LinkTarget is null && file.Length > 0;

    private static void Run(string command, params string[] args)
    {
        using var process = Process.Start(command, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
