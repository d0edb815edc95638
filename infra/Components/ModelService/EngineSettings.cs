using System.Globalization;

namespace GpuInfra;

/// <summary>What an engine is told by the environment and the arguments of its container, whoever says them.</summary>
/// <param name="Slots">How many requests it answers at once; none where it decides that itself.</param>
/// <param name="Context">How many tokens it keeps for each; none where it decides that itself.</param>
/// <param name="GpuShare">How much of the GPU memory it may take.</param>
/// <param name="Folder">Where it looks for the weights; empty where nothing is known.</param>
/// <param name="SizesAreAsStored">Whether weights and cache take in memory what the catalog says.</param>
internal sealed record EngineSettings(int? Slots, int? Context, decimal GpuShare, string Folder, bool SizesAreAsStored)
{
    internal const string OllamaSlots = "OLLAMA_NUM_PARALLEL";
    internal const string OllamaContext = "OLLAMA_CONTEXT_LENGTH";
    internal const string OllamaFolder = "OLLAMA_MODELS";
    internal const string VllmSlots = "--max-num-seqs";
    internal const string VllmContext = "--max-model-len";
    internal const string VllmGpuShare = "--gpu-memory-utilization";

    private const string OllamaCacheType = "OLLAMA_KV_CACHE_TYPE";
    private const decimal VllmDefaultGpuShare = 0.9m;

    private static readonly string[] VllmSizeFlags = ["--quantization", "-q", "--kv-cache-dtype", "--cpu-offload-gb"];

    internal static EngineSettings Of(Engine engine, ContainerSpec server) => engine.Id switch
    {
        Engines.OllamaId => Ollama(server),
        Engines.VllmId => Vllm(Words(server)),
        _ => new(null, null, 1, "", true),
    };

    // A shell may get all of them as one text.
    private static string[] Words(ContainerSpec server) =>
        string.Join(' ', server.Command.Concat(server.Args)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static EngineSettings Ollama(ContainerSpec server) => new(
        Number(server.Env.GetValueOrDefault(OllamaSlots)),
        Number(server.Env.GetValueOrDefault(OllamaContext)),
        1,
        server.Env.GetValueOrDefault(OllamaFolder) ?? "",
        !server.Env.ContainsKey(OllamaCacheType));

    private static EngineSettings Vllm(IReadOnlyList<string> words) => new(
        Number(Flag(words, VllmSlots)),
        Number(Flag(words, VllmContext)),
        Share(Flag(words, VllmGpuShare)),
        words.FirstOrDefault(word => word.StartsWith(EnginePreset.ModelFolder, StringComparison.Ordinal)) ?? "",
        !VllmSizeFlags.Any(flag => Flag(words, flag) is not null));

    // Both spellings are allowed: --flag value and --flag=value.
    private static string? Flag(IReadOnlyList<string> words, string flag) =>
        words.Zip(words.Skip(1).Append("")).Where(pair => pair.First == flag).Select(pair => pair.Second)
            .Concat(words.Where(word => word.StartsWith($"{flag}=", StringComparison.Ordinal))
                .Select(word => word[(flag.Length + 1)..]))
            .LastOrDefault();

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static decimal Share(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 1
            ? share
            : VllmDefaultGpuShare;
}
