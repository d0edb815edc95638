using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>
/// What today's rules find in the stack files of a git revision: in a copy of the folder's own files, so that they are read as
/// those of the working tree are.
/// </summary>
internal static class RevisionFindings
{
    private static readonly string[] ProjectFiles = ["Pulumi.yaml", "Pulumi.yml"];

    /// <summary>The findings of every stack that has a file there; none where there is no project there.</summary>
    public static async Task<IReadOnlyList<Finding>> OfAsync(Git git, string commit)
    {
        var copy = Directory.CreateTempSubdirectory("gpuinfra-revision-");
        try
        {
            var folder = await CopyAsync(git, commit, copy.FullName);
            return [.. Workspace.Open(folder, []).Findings.Select(finding => InPlace(finding, git.Folder))];
        }
        catch (UsageException)
        {
            return [];
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    // Below the names of its own parents: what program a project is of may be told by them.
    private static async Task<string> CopyAsync(Git git, string commit, string target)
    {
        var root = Path.GetFullPath(git.Folder);
        var folder = Path.Combine(target, Path.GetRelativePath(Path.GetPathRoot(root)!, root));
        Directory.CreateDirectory(folder);
        foreach (var file in (await git.ListAsync(commit, ".")).Select(path => Path.GetFileName(path)).Where(IsRead))
        {
            await using var stream = await git.OpenAsync(commit, file);
            await using var written = File.Create(Path.Combine(folder, file));
            await stream.CopyToAsync(written);
        }

        return folder;
    }

    private static bool IsRead(string file) =>
        ProjectFiles.Contains(file) || StackFile.StackOf(file) is not null || Path.GetExtension(file) == ".csproj";

    private static Finding InPlace(Finding finding, string root)
    {
        var path = Path.Combine(root, Path.GetFileName(finding.Problem.File));
        var shown = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return finding with { Problem = finding.Problem with { File = shown } };
    }
}
