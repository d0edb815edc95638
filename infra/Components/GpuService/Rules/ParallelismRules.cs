namespace GpuInfra;

// How the concurrency of a server follows from the way it shares its GPU.
internal static class ParallelismRules
{
    internal static readonly Rule ConcurrencyIsSaidOnce = new(
        "RUN006", "The concurrency is given, or follows from parallelism: not both.",
        "The two would contradict each other with the next change. Leave one out.")
    { Source = Sources.ColdStarts.Url };

    internal static int ConcurrencyOf(ParallelismArgs parallelism)
    {
        long each = (long)(parallelism.ParallelQueries ?? 1) + (parallelism.BatchSize ?? 1);
        return (int)Math.Clamp((parallelism.ModelInstances ?? 1) * each, int.MinValue, int.MaxValue);
    }

    internal static IEnumerable<Violation> Check(ParallelismArgs parallelism, int? concurrency) =>
    [
        .. KeyLimits.Check("Parallelism", parallelism, "parallelism"),
        .. CheckConcurrencyIsSaidOnce(parallelism, concurrency),
    ];

    private static IEnumerable<Violation> CheckConcurrencyIsSaidOnce(ParallelismArgs parallelism, int? concurrency)
    {
        if (concurrency is not null)
        {
            yield return ConcurrencyIsSaidOnce.Broken(
                "parallelism", $"makes a concurrency of {ConcurrencyOf(parallelism)}, but concurrency is given as {concurrency}",
                "Leave one of the two out.");
        }
    }
}
