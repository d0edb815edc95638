namespace Pulumi;

// Knows what a run is still waiting for, and what of it failed.
internal sealed class TaskTracker
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource? _waiting;
    private int _active;

    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (_gate)
        {
            _active++;
        }

        task.ContinueWith(Complete, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // Waits until nothing is left to wait for or something has failed; returns the failures so far.
    public async Task<IReadOnlyList<Exception>> WaitAsync()
    {
        Task idle;
        lock (_gate)
        {
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _waiting.Task;
            Signal();
        }

        await idle.ConfigureAwait(false);
        lock (_gate)
        {
            return [.. _failures.Distinct()];
        }
    }

    private void Complete(Task task)
    {
        lock (_gate)
        {
            _active--;
            _failures.AddRange(task.Exception?.InnerExceptions ?? []);
            Signal();
        }
    }

    private void Signal()
    {
        if (_active == 0 || _failures.Count > 0)
        {
            _waiting?.TrySetResult();
        }
    }
}
