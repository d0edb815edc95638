using System.Text;

namespace GpuInfra.Cli;

/// <summary>Files that the tool writes, whole or not at all.</summary>
internal static class TextFiles
{
    /// <summary>Writes a file, and says whether it was another before.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static async Task<bool> ReplaceAsync(string path, string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path)).SequenceEqual(bytes))
            {
                return false;
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            Directory.CreateDirectory(folder);
            var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
            try
            {
                await File.WriteAllBytesAsync(draft, bytes);
                File.Move(draft, path, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{path} cannot be written: {failure.Message.TrimEnd('.')}. Check that it is a file in a folder that you may write to.");
        }
    }

    /// <summary>Removes a file.</summary>
    /// <exception cref="UsageException">It cannot be removed.</exception>
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
}
