namespace GpuInfra;

// How the concurrency of Cloud Run fits what the engine answers at once.
internal static class SlotRules
{
    internal static readonly Rule ConcurrencyFitsSlots = new(
        "MOD007", "An instance gets one request for each slot of its engine, or two.",
        "With fewer, GPU memory is kept for requests that never come. With more, requests wait in an instance while Cloud "
            + "Run sees no reason to start another.")
    { Severity = Severity.Warning, Source = Sources.OllamaTutorial.Url };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
        EngineSettings.Of(engine, service.Serving).Slots is { } slots
            ? CheckConcurrencyFitsSlots(
                args, engine, service.Concurrency, SlotsOf(args, Math.Min(slots, engine.MostSlotsWith(args.Model ?? "") ?? slots)))
            : [];

    private static IEnumerable<Violation> CheckConcurrencyFitsSlots(
        ModelServiceArgs args, Engine engine, int concurrency, long slots)
    {
        if (concurrency >= slots && concurrency <= slots * ServerConcurrencyRules.MostRequestsPerSlot)
        {
            yield break;
        }

        var consequence = concurrency < slots
            ? "the rest takes GPU memory and is never used"
            : "the rest waits in the instance while no other one starts for it";
        yield return ConcurrencyFitsSlots.Broken(
            args.Parallelism is null ? "concurrency" : "parallelism",
            $"{(args.Parallelism is null ? "is" : "makes")} {concurrency}, but {engine.Title} answers {slots} at once: "
                + consequence,
            $"Let between {slots} and {slots * ServerConcurrencyRules.MostRequestsPerSlot} requests in, or change how many {engine.Title} answers.",
            engine.SlotsSource.Url);
    }

    private static long SlotsOf(ModelServiceArgs args, int slots) =>
        (long)slots * Math.Max(args.Parallelism?.ModelInstances ?? 1, 1);
}
