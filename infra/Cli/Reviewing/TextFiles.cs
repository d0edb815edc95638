namespace GpuInfra.Cli;

// Files that the tool writes, whole or not at all.
internal static class TextFiles
{
    private const string DraftEnding = ".draft";

    public static Task<bool> ReplaceAsync(string path, string text) => WriteAsync(path, text, isNew: false);

    private static async Task<bool> WriteAsync(string path, string text, bool isNew)
    {
        try
        {
            RequireFile(path);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (!isNew && await HoldsAsync(path, bytes))
            {
                return false;
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            RemoveDrafts(folder, path);
            await WriteAsync(Path.Combine(folder, $"{DraftStart(path)}{Path.GetRandomFileName()}{DraftEnding}"), path, bytes, isNew);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path} cannot be written: {failure.Message.TrimEnd('.')}. Check that it is a file in a folder that you may write to.");
        }
    }

    // Files that are not there yet, all of them or none.
    public static async Task CreateAsync(IReadOnlyList<(string Path, string Text)> files)
    {
        var written = 0;
        try
        {
            for (; written < files.Count; written++)
            {
                _ = await WriteAsync(files[written].Path, files[written].Text, isNew: true);
            }
        }
        catch (UsageException)
        {
            files.Take(written).ToList().ForEach(file => Delete(file.Path));
            throw;
        }
    }

    // What is there and is no file is not written to; whoever writes late asks early.
    public static void RequireFile(string path)
    {
        if (path.Length == 0)
        {
            throw new UsageException("'' is no name of a file. Write one.");
        }

        if (OrdinaryFile.Refusal(path, long.MaxValue) is { } refusal)
        {
            throw new UsageException($"{path} {refusal}. Name a file, or one that is not there yet.");
        }
    }

    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be removed: {failure.Message.TrimEnd('.')}. Remove it yourself.");
        }
    }

    // A link is never written through: a file takes its place.
    private static async Task<bool> HoldsAsync(string path, byte[] bytes) => new FileInfo(path) is { Exists: true, LinkTarget: null } file
        && file.Length == bytes.Length
        && (await File.ReadAllBytesAsync(path)).SequenceEqual(bytes);

    // What is there by now is another's, who began at the same time.
    private static async Task WriteAsync(string draft, string path, byte[] bytes, bool isNew)
    {
        try
        {
            await using var written = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
            await written.WriteAsync(bytes);
            await written.FlushAsync();
            File.Move(draft, path, overwrite: !isNew);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // What a run that was ended halfway has left. That of another which still writes is locked.
    private static void RemoveDrafts(string folder, string path)
    {
        foreach (var draft in Directory.EnumerateFiles(folder, $"{DraftStart(path)}*{DraftEnding}"))
        {
            if (OrdinaryFile.Refusal(draft, long.MaxValue) is null && !IsLocked(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private static bool IsLocked(string draft)
    {
        try
        {
            using var opened = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string DraftStart(string path) => $".{Path.GetFileName(path)}.";
}
