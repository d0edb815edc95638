namespace GpuInfra;

// Whether the GPU has room for the model and its requests.
internal static class ModelMemoryRules
{
    internal static readonly Rule ContextFitsModel = new(
        "MOD002", "A context is no longer than the model was made for.",
        "A longer one is refused by vLLM, and other engines answer badly beyond it. Shorten contextLength.")
    { Severity = Severity.Warning, Source = ModelSources.OllamaSizes.Url };

    internal static readonly Rule WeightsFitMemory = new(
        "MOD003", "The weights fit the GPU.",
        "Without room for them vLLM does not start, and Ollama computes on the CPU what does not fit. Take a smaller model, "
            + "or a larger GPU.")
    { Source = Sources.Gpu.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule RequestFitsMemory = new(
        "MOD004", "The weights and one request with a full context fit the GPU.",
        "Without room for one vLLM does not start, and Ollama computes on the CPU what does not fit. "
            + "Shorten contextLength.")
    { Severity = Severity.Warning, Source = ModelSources.VllmMemory.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule RequestsFitMemory = new(
        "MOD005", "The weights and as many full contexts as are answered at once fit the GPU.",
        "Without it vLLM puts requests back and computes them again, and Ollama, which keeps memory for all of them, computes "
            + "on the CPU what does not fit. Shorten contextLength, or answer fewer requests at once.")
    { Severity = Severity.Warning, Source = ModelSources.VllmMemory.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule WeightsFitMemoryVolume = new(
        "MOD006", "A volume in memory is as large as the weights that are copied into it.",
        "The copy fails when the volume is full, and the instance never starts. The volume counts against the memory of the "
            + "instance.")
    { Severity = Severity.Warning, Source = Sources.MemoryVolumes.Url };

    internal static readonly Rule WeightsAreOfModel = new(
        "MOD032", "The size that is said of weights is not far below that of the model.",
        "Memory, volumes and startup are reckoned by what is said. Say the size of the files, or leave it out where the model is known.")
    { Severity = Severity.Warning, Source = ModelSources.OllamaSizes.Url };

    // What is rounded may be as much smaller.
    private const decimal LeastOfSame = 0.9m;

    // Weights of 16 bits of which somebody keeps 3.
    private const decimal LeastOfQuantized = 0.1875m;

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. CheckWeightsAreOfModel(args, engine),
        .. Once(
            [.. CheckContextFitsModel(args, engine, service)],
            [.. ModelMemory.Of(args, engine, service) is { } memory ? InOrder(args, engine, memory) : []]),
        .. ModelSizes.Of(args, engine).WeightBytes is { } weights ? CheckWeightsFitMemoryVolume(args, engine, service, weights) : [],
    ];

    // Whether a rule says already that fewer requests must be let in.
    internal static bool IsOfRequests(Rule rule) => rule == RequestFitsMemory || rule == RequestsFitMemory;

    // A context that is too long for the memory says already how long it may be.
    private static IEnumerable<Violation> Once(IReadOnlyList<Violation> model, IReadOnlyList<Violation> memory) =>
        model.Where(violation => memory.All(other => other.Path != violation.Path)).Concat(memory);

    // Where not even the weights fit, that is all there is to say.
    private static IEnumerable<Violation> InOrder(ModelServiceArgs args, Engine engine, ModelMemory memory) =>
        CheckWeightsFitMemory(args, engine, memory).ToList() is { Count: > 0 } weights ? weights
        : CheckRequestFitsMemory(args, engine, memory).ToList() is { Count: > 0 } request ? request
        : CheckRequestsFitMemory(args, engine, memory);

    // A folder of one's own may hold the model in a smaller form, which what is brought by its very name does not.
    private static IEnumerable<Violation> CheckWeightsAreOfModel(ModelServiceArgs args, Engine engine)
    {
        if (args.Model is not { } model || !Memory.TryParse(args.Weights, out var said) || Models.Find(engine, model) is not { } facts)
        {
            yield break;
        }

        var isSame = (args.IsImported || args.Served.IsFetched) && string.Equals(model, facts.Name, StringComparison.OrdinalIgnoreCase);
        if (said > default(Memory) && said.Bytes < facts.WeightBytes * (isSame ? LeastOfSame : LeastOfQuantized))
        {
            yield return WeightsAreOfModel.Against(
                facts.Source.Unconfirmed, "weights", $"is {args.Weights}, but {facts.Name} has {Gigabytes.Needed(facts.WeightBytes)}",
                "Leave it out, or say the size of the files that are loaded.");
        }
    }

    private static IEnumerable<Violation> CheckContextFitsModel(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        var settings = EngineSettings.Of(engine, service.Serving);
        var isSetting = settings.ContextPath == EngineSettings.ContextSetting;
        var context = isSetting ? args.ContextLength : settings.Context;
        if (Models.Find(engine, args.Model ?? "") is { MaximumContext: { } longest } facts && context > longest)
        {
            yield return ContextFitsModel.Against(
                facts.Architecture.Unconfirmed, settings.ContextPath,
                $"{(isSetting ? "is" : "makes a context of")} {context}, but {facts.Name} was made for at most {longest}",
                $"Use {longest} or less.");
        }
    }

    private static IEnumerable<Violation> CheckWeightsFitMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (memory.WeightBytes > memory.RoomBytes)
        {
            var fact = args.Weights is not null && engine.LoadsWeightsAsSaid ? memory.Source : memory.Source.Unconfirmed;
            yield return WeightsFitMemory.Against(
                fact, Path(args),
                $"makes {Gigabytes.Needed(memory.WeightBytes)} of weights, but {memory.Room}",
                "Use a smaller or more strongly quantized model, or more memory.");
        }
    }

    private static IEnumerable<Violation> CheckRequestFitsMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (engine.Needs is { } needs && memory.Context is { } context
            && memory.Needed(context, 1) is { } needed && needed > memory.RoomBytes)
        {
            yield return RequestFitsMemory.Broken(
                memory.ContextPath,
                $"{ContextIs(args, memory.ContextPath, context)}, with which the model and one request need at least "
                    + $"{Gigabytes.Needed(needed)}, but {memory.Room}: {needs.WithoutRoomForOne}",
                Shorter(memory.LongestContext(memory.Slots ?? 1) is > 0 and var all ? all : memory.LongestContext(1)), needs.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckRequestsFitMemory(ModelServiceArgs args, Engine engine, ModelMemory memory)
    {
        if (engine.Needs is { } needs && memory.Context is { } context && memory.Slots is { } slots
            && memory.Needed(context, slots) is { } needed && needed > memory.RoomBytes)
        {
            yield return RequestsFitMemory.Broken(
                memory.ContextPath,
                $"{ContextIs(args, memory.ContextPath, context)}, with which the model and {slots} requests at once need at least "
                    + $"{Gigabytes.Needed(needed)}, but {memory.Room}: {needs.WithoutRoomForAll}",
                memory.LongestContext(slots) is > 0 and { } fits
                    ? $"Use {fits} or less, or let fewer requests in at once."
                    : "Let fewer requests in at once.",
                needs.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckWeightsFitMemoryVolume(
        ModelServiceArgs args, Engine engine, GpuServiceSpec service, long weights)
    {
        var folder = EngineSettings.Of(engine, service.Serving).Folder;
        foreach (var volume in service.Volumes.OfType<MemoryVolume>())
        {
            if (service.Serving.Mounts.TryGetValue(volume.Name, out var path) && IsWithin(folder, path)
                && volume.Size > default(Memory) && weights > volume.Size.Bytes)
            {
                yield return WeightsFitMemoryVolume.Broken(
                    $"{ArgumentPath.Key("volumes", volume.Name)}.memory",
                    $"is {volume.Size}, but the weights that {engine.Title} looks for in it take {Gigabytes.Needed(weights)}",
                    $"Use {Memory.Mebibytes(((weights - 1) >> 20) + 1)} or more, and as much memory for the container on top.");
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
