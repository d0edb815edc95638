namespace GpuInfra.Cli;

// What today's rules find in the stack files of a git revision: in a copy of all files that say what a project is, so that they
// are read as those of the working tree are.
internal static class RevisionFindings
{
    private const string Prefix = "Pulumi.";
    private const string ProjectEnding = "proj";

    // Pulumi.yaml may say that the stack files are in a folder of their own, and names the folder of the program. What an
    // administrator must do first stands in the stack files of infra/Bootstrap.
    private const int MostFoldersAbove = 2;

    // The findings of every stack that has a file there; none where there is no project there.
    public static async Task<IReadOnlyList<Finding>> OfAsync(Git git, string commit)
    {
        var copy = Directory.CreateTempSubdirectory("gpuinfra-revision-");
        try
        {
            var folder = await CopyAsync(git, commit, copy.FullName);
            return [.. Workspace.Open(folder, []).Findings.Select(finding => InPlace(finding, folder, git.Folder))];
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
        foreach (var file in (await git.ListAsync(commit)).Where(IsRead))
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var stream = await git.OpenAsync(commit, file);
            await using var written = File.Create(path);
            await stream.CopyToAsync(written);
        }

        return folder;
    }

    private static bool IsRead(string file) =>
        file.Count(letter => letter == '/') <= MostFoldersAbove
        && (Path.GetFileName(file).StartsWith(Prefix, StringComparison.Ordinal) || file.EndsWith(ProjectEnding, StringComparison.Ordinal));

    private static Finding InPlace(Finding finding, string copy, string root)
    {
        var path = Path.Combine(root, Path.GetRelativePath(copy, finding.Problem.Place.File!));
        var shown = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return finding with { Problem = finding.Problem with { Place = finding.Problem.Place with { File = shown } } };
    }
}
