namespace GpuInfra.Cli;

// The committed plans of a folder, one file for each stack, whose differences reviewers read.
internal static class PlanFiles
{
    public const string Folder = "plans";

    private const string Extension = ".json";

    public static string Of(string stack) => $"{Folder}/{stack}{Extension}";

    // The stack of a plan's file; nothing if the file is none.
    public static string? StackOf(string path) =>
        Path.GetExtension(path) == Extension ? Path.GetFileNameWithoutExtension(path) : null;

    public static async Task WriteAsync(Workspace workspace, IReadOnlyList<Plan> plans, TextWriter output)
    {
        RefuseLinkOut(workspace);
        foreach (var plan in plans)
        {
            var path = workspace.PathOf(Of(plan.Stack));
            var isFresh = !await TextFiles.ReplaceAsync(path, await TextOfAsync(plan));
            await output.WriteLineAsync(isFresh ? $"{path} is up to date." : $"{path} is written.");
        }

        foreach (var (stack, path) in await LeftAsync(workspace))
        {
            if (workspace.IsWhole)
            {
                TextFiles.Delete(path);
            }

            await output.WriteLineAsync(workspace.IsWhole
                ? $"{path} is removed, as there is no Pulumi.{stack}.yaml."
                : $"{path} is left, but there is no Pulumi.{stack}.yaml. 'plan --write' for all stacks removes it.");
        }
    }

    // What a pull request links to is not the folder of the plans that its reviewers see.
    private static void RefuseLinkOut(Workspace workspace)
    {
        var (root, folder) = (OrdinaryFile.RealPath(workspace.Root), OrdinaryFile.RealPath(workspace.PathOf(Folder)));
        if (Path.GetRelativePath(root, folder) is var way && (Path.IsPathRooted(way) || way.Split(Path.DirectorySeparatorChar)[0] == ".."))
        {
            throw new UsageException(
                $"{workspace.PathOf(Folder)} is a link to {folder}, which is outside of the project's folder. Make it a folder.");
        }
    }

    private static async Task<string> TextOfAsync(Plan plan)
    {
        await using var text = new StringWriter();
        await PreviewJson.WriteAsync(plan, text);
        return text.ToString();
    }

    // Plans whose stacks have no file any more. Whatever else someone keeps there is none of our business.
    private static async Task<IReadOnlyList<(string Stack, string Path)>> LeftAsync(Workspace workspace)
    {
        var folder = workspace.PathOf(Folder);
        var left = new List<(string, string)>();
        if (!Directory.Exists(folder))
        {
            return left;
        }

        var stacks = workspace.FindStacks();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (StackOf(path) is { } stack && !stacks.Contains(stack) && await IsPlanOfAsync(path, stack))
            {
                left.Add((stack, path));
            }
        }

        return left;
    }

    private static async Task<bool> IsPlanOfAsync(string path, string stack)
    {
        try
        {
            if (OrdinaryFile.Refusal(path, SnapshotReader.MaxBytes) is not null)
            {
                return false;
            }

            await using var file = OrdinaryFile.Open(path);
            return await SnapshotReader.ReadAsync(file) is [{ Plan: { IsState: false } plan }] && plan.Stack == stack;
        }
        catch (Exception failure) when (failure is UnreadableSnapshotException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
