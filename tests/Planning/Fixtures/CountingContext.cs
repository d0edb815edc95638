namespace GpuInfra.Planning.Tests;

// The context of a caller with a thread of its own: counts who wants to come back to it.
internal sealed class CountingContext : SynchronizationContext
{
    private int _posts;

    public static async Task<int> RunAsync(Func<Task> run)
    {
        var (before, context) = (Current, new CountingContext());
        SetSynchronizationContext(context);
        Task running;
        try
        {
            running = run();
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        await running.ConfigureAwait(false);
        return context._posts;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }
}
