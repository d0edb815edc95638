using System.ComponentModel;
using System.Diagnostics;

namespace GpuInfra.Cli;

// The git repository that a folder is in.
internal sealed class Git(string folder)
{
    public string Folder => folder;

    public static bool IsWholeId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);

    // Whether a text may be the name of a revision, and is not spelled as a path.
    public static bool IsName(string text) => !text.StartsWith('.') && !text.StartsWith('~') && !Path.IsPathRooted(text);

    // The commit that a name stands for; nothing if it stands for none.
    public Task<string?> FindCommitAsync(string name) =>
        FindAsync("rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}");

    // Where two commits parted; nothing if they have no common past, or git was not given that much of it.
    public Task<string?> FindMergeBaseAsync(string commit, string other) => FindAsync("merge-base", commit, other);

    // Why git cannot work here; nothing if it can.
    public async Task<string?> FindFailureAsync()
    {
        var run = await RunAsync("rev-parse", "--show-prefix");
        return run.ExitCode == 0 ? null : run.Error.Split('\n')[0].Trim().TrimEnd('.');
    }

    // The files of a folder at a commit, as paths from this folder.
    public async Task<IReadOnlyList<string>> ListAsync(string commit, string path)
    {
        var run = await RunAsync("ls-tree", "-z", "--name-only", commit, $"{path}/");
        return Encoding.UTF8.GetString(run.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    // All files below this folder at a commit, as paths from it.
    public async Task<IReadOnlyList<string>> ListAsync(string commit)
    {
        var run = await RunAsync("ls-tree", "-r", "-z", "--name-only", commit, "./");
        return Encoding.UTF8.GetString(run.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

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
