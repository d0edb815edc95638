namespace GpuInfra;

// Whether an instance with a GPU gets no more requests at once than its server answers.
internal static class ServerConcurrencyRules
{
    internal static readonly Rule ConcurrencyFitsServer = new(
        "RUN051", "An instance with a GPU gets no more requests at once than its server answers.",
        "The others wait in the instance, or slow all of them down, while Cloud Run sees no reason to start another one.")
    { Severity = Severity.Warning, Source = Sources.ColdStarts.Url, RestsOn = Premises.Gpu };

    // Google's advice: as many requests as slots to answer soon, twice as many to keep the GPU busy.
    internal const int MostRequestsPerSlot = 2;

    // More than this no server is given unasked; one that answers more says so by a flag.
    private const int MostUnsaid = 4 * CloudRunLimits.DefaultConcurrencyWithGpu;

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) => spec.Accelerator is null ? [] : CheckConcurrencyFitsServer(spec);

    private static IEnumerable<Violation> CheckConcurrencyFitsServer(GpuServiceSpec spec)
    {
        var command = ServerCommand.Of(spec.Containers.First(container => container.Accelerator is not null));
        var (said, hand) = (command?.Find(ServerSetting.Slots), command?.Number(ServerSetting.Slots));
        var isOfPreset = said?.Path.Length == 0;

        // An engine's own slots are judged with the rest that its settings say; of what cannot be read nothing is said.
        if (spec.HasParallelism || (said is not null && !isOfPreset && (hand is null || command?.Container.Server is not null)))
        {
            yield break;
        }

        var slots = isOfPreset ? null : hand ?? (command?.IsCertain == true ? command.Server.Slots : null);
        var most = slots * MostRequestsPerSlot ?? (isOfPreset ? command!.Server.MostSlots : null) ?? MostUnsaid;
        if (spec.Concurrency > most && spec.Concurrency <= CloudRunLimits.Concurrency.Maximum)
        {
            yield return ConcurrencyFitsServer.Broken(
                "concurrency",
                slots is { } number
                    ? $"is {spec.Concurrency}, but {command!.Server.Title} answers {number} at once: the rest waits in the instance while "
                        + "no other one starts for it"
                    : isOfPreset
                    ? $"is {spec.Concurrency}, and {command!.Server.Title} is told to answer as many at once: requests that share a GPU "
                        + "slow each other down until they time out"
                    : $"is {spec.Concurrency}, but nothing says that the server answers more than a few at once: requests that share "
                        + "a GPU slow each other down until they time out",
                $"Use {most} or less{Way(command)}.");
        }
    }

    private static string Way(ServerCommand? command) =>
        command?.Server.Options.FirstOrDefault(option => option.Setting == ServerSetting.Slots) is { } option
            ? $", or say by {(option.Flags is [var flag, ..] ? flag : option.Variable)} how many it answers"
            : "";
}
