namespace GpuInfra.Cli;

// Checks again whenever a file changes that a check reads.
internal sealed class CheckWatch(Terminal terminal)
{
    // An editor that saves makes several changes, and a branch that is checked out many.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    // Runs until it is told to end; the exit code is that of the last check.
    public async Task<int> RunAsync(IReadOnlyList<string> folders, Func<Task<int>> check, CancellationToken cancellation)
    {
        var exitCode = await check();
        await terminal.Error.WriteLineAsync("Checked again whenever a stack file changes. Ctrl+C ends it.");
        await using var changes = terminal.Changes.InAsync(folders, cancellation).GetAsyncEnumerator(cancellation);
        for (var isMore = await NextAsync(changes); isMore;)
        {
            isMore = await WaitForQuietAsync(changes);
            await terminal.Error.WriteLineAsync();
            exitCode = await CheckAsync(check);
            isMore = isMore && await NextAsync(changes);
        }

        return exitCode;
    }

    private Task<bool>? _next;

    // Somebody in the middle of an edit goes on.
    private async Task<int> CheckAsync(Func<Task<int>> check)
    {
        try
        {
            return await check();
        }
        catch (UsageException mistake)
        {
            await terminal.Error.WriteLineAsync(VisibleText.Of(mistake.Message));
            return ExitCode.BadUsage;
        }
    }

    // Whether there can be more once nothing has changed for a while.
    private async Task<bool> WaitForQuietAsync(IAsyncEnumerator<string> changes)
    {
        while (true)
        {
            _next ??= changes.MoveNextAsync().AsTask();
            if (await Task.WhenAny(_next, Task.Delay(Quiet, terminal.Clock)) != _next)
            {
                return true;
            }

            if (!await TakeAsync())
            {
                return false;
            }
        }
    }

    // Whether a change has come that matters.
    private async Task<bool> NextAsync(IAsyncEnumerator<string> changes)
    {
        while (true)
        {
            _next ??= changes.MoveNextAsync().AsTask();
            if (!await TakeAsync())
            {
                return false;
            }

            if (IsRead(changes.Current))
            {
                return true;
            }
        }
    }

    private async Task<bool> TakeAsync()
    {
        var isMore = await _next!;
        _next = null;
        return isMore;
    }

    private static bool IsRead(string file) =>
        file.Length == 0 || file == ProjectFile.FileName || StackFile.StackOf(file) is not null || file.EndsWith("proj", StringComparison.Ordinal);
}
