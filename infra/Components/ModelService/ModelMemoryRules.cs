namespace GpuInfra;

/// <summary>Whether the GPU has room for the model and its requests.</summary>
internal static class ModelMemoryRules
{
    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. Once(
            [.. ContextFitsModel(args, engine, service)],
            [.. ModelMemory.Of(args, engine, service) is { } memory ? InOrder(args, engine, memory) : []]),
        .. ModelSizes.Of(args, engine).WeightBytes is { } weights ? WeightsFitMemoryVolume(args, engine, service, weights) : [],
    ];

    /// <summary>Whether a rule says already that fewer requests must be let in.</summary>
    internal static bool IsOfRequests(string name) => name is nameof(RequestFitsMemory) or nameof(RequestsFitMemory);

    // A context that is too long for the memory says already how long it may be.
    private static IEnumerable<Violation> Once(IReadOnlyList<Violation> model, IReadOnlyList<Violation> memory) =>
        model.Where(violation => memory.All(other => other.Path != violation.Path)).Concat(memory);

    // Where not even the weights fit, that is all there is to say.
    private static IEnumerable<Violation> InOrder(ModelServiceArgs args, Engine engine, ModelMemory memory) =>
        WeightsFitMemory(args, engine, memory).ToList() is { Count: > 0 } weights ? weights
        : RequestFitsMemory(args, engine, memory).ToList() is { Count: > 0 } request ? request
        : RequestsFitMemory(args, engine, memory);

    private static IEnumerable<Violation> ContextFitsModel(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        var settings = EngineSettings.Of(engine, service.Serving);
        var isSetting = settings.ContextPath == EngineSettings.ContextSetting;
        var context = isSetting ? args.ContextLength : settings.Context;
        if (Models.Find(engine, args.Model ?? "") is { } facts && context > facts.MaximumContext)
        {
            yield return Violation.Against(
                facts.Source, settings.ContextPath,
                $"{(isSetting ? "is" : "makes a context of")} {context}, but {facts.Name} was made for at most {facts.MaximumContext}",
                $"Use {facts.MaximumContext} or less.");
        }
    }

    private static IEnumerable<Violation> WeightsFitMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (memory.WeightBytes > memory.RoomBytes)
        {
            var fact = args.Weights is not null && engine == Engines.Vllm ? memory.Source : memory.Source.Unconfirmed;
            yield return Violation.Against(
                fact, Path(args),
                $"makes {Gigabytes.Needed(memory.WeightBytes)} of weights, but {memory.Room}",
                "Use a smaller or more strongly quantized model, or more memory.");
        }
    }

    private static IEnumerable<Violation> RequestFitsMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (engine.Needs is { } needs && memory.Context is { } context
            && memory.Needed(context, 1) is { } needed && needed > memory.RoomBytes)
        {
            yield return Violation.Warning(
                memory.ContextPath,
                $"{ContextIs(args, memory.ContextPath, context)}, with which the model and one request need at least "
                    + $"{Gigabytes.Needed(needed)}, but {memory.Room}: {needs.WithoutRoomForOne}",
                Shorter(memory.LongestContext(1)), needs.Source.Url);
        }
    }

    private static IEnumerable<Violation> RequestsFitMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (engine.Needs is { } needs && memory.Context is { } context && memory.Slots is { } slots
            && memory.Needed(context, slots) is { } needed && needed > memory.RoomBytes)
        {
            yield return Violation.Warning(
                memory.ContextPath,
                $"{ContextIs(args, memory.ContextPath, context)}, with which the model and {slots} requests at once need at least "
                    + $"{Gigabytes.Needed(needed)}, but {memory.Room}: {needs.WithoutRoomForAll}",
                memory.LongestContext(slots) is > 0 and { } fits
                    ? $"Use {fits} or less, or let fewer requests in at once."
                    : "Let fewer requests in at once.",
                needs.Source.Url);
        }
    }

    private static IEnumerable<Violation> WeightsFitMemoryVolume(
        ModelServiceArgs args, Engine engine, GpuServiceSpec service, long weights)
    {
        var folder = EngineSettings.Of(engine, service.Serving).Folder;
        foreach (var volume in service.Volumes.OfType<MemoryVolume>())
        {
            if (service.Serving.Mounts.TryGetValue(volume.Name, out var path) && IsWithin(folder, path)
                && volume.Size > default(Memory) && weights > volume.Size.Bytes)
            {
                yield return Violation.Warning(
                    $"{ArgumentPath.Key("volumes", volume.Name)}.memory",
                    $"is {volume.Size}, but the weights that {engine.Title} looks for in it take {Gigabytes.Needed(weights)}",
                    $"Use {Memory.Mebibytes(((weights - 1) >> 20) + 1)} or more, and as much memory for the container on top.",
                    Sources.MemoryVolumes.Url);
            }
        }
    }

    private static bool IsWithin(string folder, string mount) =>
        $"{folder.TrimEnd('/')}/".StartsWith($"{mount.TrimEnd('/')}/", StringComparison.Ordinal);

    private static string Path(ModelServiceArgs args) => args.Weights is null ? "model" : "weights";

    private static string ContextIs(ModelServiceArgs args, string path, int context) =>
        path != EngineSettings.ContextSetting ? $"makes a context of {context} tokens"
        : args.ContextLength is null ? $"is left out, which makes a context of {context} tokens"
        : $"is {context}";

    private static string Shorter(int fits) => fits > 0 ? $"Use {fits} or less." : "Use a smaller model, or more memory.";
}
