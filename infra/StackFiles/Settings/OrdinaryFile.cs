using System.Formats.Tar;

namespace GpuInfra.StackFiles;

/// <summary>
/// Whether a path is a file that has an end. Opening a pipe waits until somebody writes to it, and a device may never end, so
/// that both are known before they are opened.
/// </summary>
public static class OrdinaryFile
{
    private const int BytesInMebibyte = 1 << 20;

    /// <summary>Why a file is not to be opened, as a clause that follows its path; nothing if it may be, or is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">How large it may be.</param>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static string? Refusal(string path, long mostBytes)
    {
        if (path.Length == 0)
        {
            throw new FileNotFoundException("There is no file ''");
        }

        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? "is a folder and not a file" : null;
        }

        var file = Resolved(new FileInfo(path));
        return !file.Exists || (file.Length == 0 && !IsOrdinary(file.FullName)) ? "is a device, a pipe or a socket and not a file"
            : file.Length > mostBytes ? $"is larger than {mostBytes / BytesInMebibyte} MiB"
            : null;
    }

    /// <summary>
    /// Opens a file that is not refused. What the kernel makes up as it is read has no length, and may wait without end: it is
    /// read as empty.
    /// </summary>
    public static Stream Open(string path) => Resolved(new FileInfo(path)) is { Exists: true, Length: 0 } ? Stream.Null : File.OpenRead(path);

    /// <summary>Where a path really is, whatever links lead there.</summary>
    /// <exception cref="IOException">The links lead nowhere.</exception>
    public static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
        return entry.LinkTarget is null ? real : RealPath(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    // The end of a link to an open pipe is a name that no folder has.
    private static FileInfo Resolved(FileInfo file) =>
        file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;

    // Of all that .NET has, only its archives tell what kind of file something is. What has bytes needs no such look.
    private static bool IsOrdinary(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, "file");
        }
        catch (IOException)
        {
            // No archive holds a socket.
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.HardLink;
    }
}
