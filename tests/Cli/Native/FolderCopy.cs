using System.Diagnostics;

namespace GpuInfra.Cli.Tests;

/// <summary>The folder that a run may write to, as it was before.</summary>
internal sealed class FolderCopy
{
    // A larger file is one of those that are refused unread.
    private const long MostRead = 1 << 20;

    private readonly string? _folder;
    private readonly string _before;

    private FolderCopy(string? folder)
    {
        _folder = folder;
        _before = Read();
        if (_folder is not null)
        {
            Run("cp", "--archive", _folder, CopyName);
        }
    }

    private string CopyName => $"{_folder}-before";

    /// <summary>A copy of the folder of a test that a command line names a place in; nothing is copied where it names none.</summary>
    public static FolderCopy Of(string[] args) => new(
        new[] { After("--root", args), Path.GetDirectoryName(After("--out", args)) }.Select(OfATest).FirstOrDefault(Directory.Exists));

    /// <summary>Puts the folder back as it was; what was in it until then.</summary>
    public string Restore()
    {
        var written = Read();
        if (_folder is not null)
        {
            // What nothing wrote to stays the folder that it was, with whatever somebody has open in it.
            Directory.Delete(written == _before ? CopyName : _folder, recursive: true);
            if (written != _before)
            {
                Directory.Move(CopyName, _folder);
            }
        }

        return written;
    }

    /// <summary>The names and contents of the files of the folder.</summary>
    public string Read() => _folder is null ? "" : string.Concat(
        new DirectoryInfo(_folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device })
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => $"{file.FullName} -> {file.LinkTarget}, {file.Length}\n{(IsRead(file) ? File.ReadAllText(file.FullName) : "")}\n"));

    private static string? After(string option, string[] args) => args.SkipWhile(arg => arg != option).Skip(1).FirstOrDefault();

    // The one that the test made, since a command in a folder of a repository may write above it.
    private static string? OfATest(string? place)
    {
        var first = Path.IsPathRooted(place) ? Path.GetRelativePath(Path.GetTempPath(), place).Split(Path.DirectorySeparatorChar)[0] : "";
        return first.StartsWith("gpuinfra-", StringComparison.Ordinal) ? Path.Combine(Path.GetTempPath(), first) : null;
    }

    private static bool IsRead(FileInfo file) => file is { LinkTarget: null, Length: > 0 and <= MostRead };

    private static void Run(string command, params string[] args)
    {
        using var process = Process.Start(command, args);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
