using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace GpuInfra.Cli;

/// <summary>The git repository that a folder is in.</summary>
internal sealed class Git(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Whether a text is the whole id of a commit, which git takes for nothing else.</summary>
    public static bool IsWholeId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether a text may be the name of a revision, and is not spelled as a path.</summary>
    public static bool IsName(string text) => !text.StartsWith('.') && !text.StartsWith('~') && !Path.IsPathRooted(text);

    /// <summary>The commit that a name stands for; nothing if it stands for none.</summary>
    public Task<string?> FindCommitAsync(string name) =>
        FindAsync("rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");

    /// <summary>Where two commits parted; nothing if they have no common past, or git was not given that much of it.</summary>
    public Task<string?> FindMergeBaseAsync(string commit, string other) => FindAsync("merge-base", commit, other);

    /// <summary>Why git cannot work here; nothing if it can.</summary>
    public async Task<string?> FindFailureAsync()
    {
        var run = await RunAsync("rev-parse", "--show-prefix");
        return run.ExitCode == 0 ? null : run.Error.Split('\n')[0].Trim().TrimEnd('.');
    }

    /// <summary>The files of a folder at a commit, as paths from this folder.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string commit, string path)
    {
        var run = await RunAsync("ls-tree", "-z", "--name-only", commit, $"{path}/");
        return Encoding.UTF8.GetString(run.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>All files below this folder at a commit, as paths from it.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string commit)
    {
        var run = await RunAsync("ls-tree", "-r", "-z", "--name-only", commit, "./");
        return Encoding.UTF8.GetString(run.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A file at a commit.</summary>
    public async Task<Stream> OpenAsync(string commit, string path)
    {
        var run = await RunAsync("show", $"{commit}:./{path}");
        return run.ExitCode == 0
            ? new MemoryStream(run.Output)
            : throw new UsageException($"git cannot show {path} at {commit}: {run.Error.Trim()}");
    }

    private async Task<string?> FindAsync(params string[] args)
    {
        var run = await RunAsync(args);
        return run.ExitCode == 0 ? Encoding.UTF8.GetString(run.Output).Split('\n')[0] : null;
    }

    private async Task<(int ExitCode, byte[] Output, string Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            using var output = new MemoryStream();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.BaseStream.CopyToAsync(output);
            await process.WaitForExitAsync();
            return (process.ExitCode, output.ToArray(), await error);
        }
        catch (Win32Exception)
        {
            throw new UsageException("git cannot be started. Install it, or name a file with --from or a stack with --from-stack.");
        }
    }
}
