namespace GpuInfra;

/// <summary>How the concurrency of a server follows from the way it shares its GPU.</summary>
internal static class ParallelismRules
{
    private static readonly Bounds<int> AtLeastOne = new(1, null, Sources.ColdStarts);

    internal static int ConcurrencyOf(ParallelismArgs parallelism)
    {
        long each = (long)(parallelism.ParallelQueries ?? 1) + (parallelism.BatchSize ?? 1);
        return (int)Math.Clamp((parallelism.ModelInstances ?? 1) * each, int.MinValue, int.MaxValue);
    }

    internal static IEnumerable<Violation> Check(ParallelismArgs parallelism, int? concurrency) =>
    [
        .. PartIsPositive("parallelism.modelInstances", parallelism.ModelInstances),
        .. PartIsPositive("parallelism.parallelQueries", parallelism.ParallelQueries),
        .. PartIsPositive("parallelism.batchSize", parallelism.BatchSize),
        .. ConcurrencyIsSaidOnce(parallelism, concurrency),
    ];

    private static IEnumerable<Violation> PartIsPositive(string path, int? part) =>
        AtLeastOne.Check(path, part ?? 1, nameof(PartIsPositive));

    private static IEnumerable<Violation> ConcurrencyIsSaidOnce(ParallelismArgs parallelism, int? concurrency)
    {
        if (concurrency is not null)
        {
            yield return Violation.Error(
                "parallelism", $"makes a concurrency of {ConcurrencyOf(parallelism)}, but concurrency is given as {concurrency}",
                "Leave one of the two out.", Sources.ColdStarts.Url);
        }
    }
}
