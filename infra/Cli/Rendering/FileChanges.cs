using System.Threading.Channels;

namespace GpuInfra.Cli;

// Tells which files of folders change.
public interface IFileChanges
{
    // The names of files as they change, without their folders; an empty one where some are not known. It ends when told to.
    public IAsyncEnumerable<string> InAsync(IReadOnlyList<string> folders, CancellationToken cancellation);
}

// What the system tells of files.
internal sealed class SystemFileChanges : IFileChanges
{
    public async IAsyncEnumerable<string> InAsync(
        IReadOnlyList<string> folders, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = Channel.CreateUnbounded<string>();
        var watchers = folders.Select(folder => Watch(folder, changes.Writer)).ToList();
        try
        {
            while (await IsMoreAsync(changes.Reader, cancellation))
            {
                yield return await changes.Reader.ReadAsync(CancellationToken.None);
            }
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private static async Task<bool> IsMoreAsync(ChannelReader<string> changes, CancellationToken cancellation)
    {
        try
        {
            return await changes.WaitToReadAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static FileSystemWatcher Watch(string folder, ChannelWriter<string> changes)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += Tell;
        watcher.Created += Tell;
        watcher.Deleted += Tell;
        watcher.Renamed += (_, change) =>
        {
            changes.TryWrite(Path.GetFileName(change.OldFullPath));
            Tell(watcher, change);
        };
        watcher.Error += (_, _) => changes.TryWrite("");
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Tell(object sender, FileSystemEventArgs change) => changes.TryWrite(Path.GetFileName(change.FullPath));
    }
}
