namespace GpuInfra;

// What an engine is told by the environment and the arguments of its container, whoever says them.
internal sealed record EngineSettings(int? Slots, int? Context, decimal GpuShare, string Folder, decimal? Cache)
{
    internal const string ContextSetting = "contextLength";

    private const long Gibibyte = 1L << 30;

    // What makes weights of 16 bits smaller while it loads them; anything else names the form that they are stored in.
    private static readonly Dictionary<string, decimal> Quantizing = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fp8"] = 0.5m,
        ["bitsandbytes"] = 0.25m,
        ["experts_int8"] = 0.5m,
        ["torchao"] = 0.25m,
    };

    // What a number of the cache takes, beside the two bytes that the catalog reckons with.
    private static readonly Dictionary<string, decimal> CacheSizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["auto"] = 1,
        ["bfloat16"] = 1,
        ["float16"] = 1,
        ["f16"] = 1,
        ["bf16"] = 1,
        ["fp8"] = 0.5m,
        ["fp8_e4m3"] = 0.5m,
        ["fp8_e5m2"] = 0.5m,
        ["fp8_inc"] = 0.5m,
        ["q8_0"] = 0.5m,
    };

    internal static EngineSettings Of(Engine engine, ContainerSpec server) =>
        engine.Server is not null && ServerCommand.Of(server) is { } command
            ? new(
                command.Number(ServerSetting.Slots),
                ContextOf(engine, command),
                Share(command.Find(ServerSetting.GpuShare)?.Text, engine.GpuShare),
                command.Find(ServerSetting.ModelFolder)?.Text ?? FolderOf(command.Find(ServerSetting.Model)?.Text),
                CacheOf(command))
            {
                ContextPath = command.Find(ServerSetting.Context) is { Path.Length: > 0 } context ? context.Path : ContextSetting,
                Quantization = command.Find(ServerSetting.Quantization)?.Text ?? "",
                OffloadedGibibytes = command.Find(ServerSetting.Offloaded)?.Text is { } text
                    && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var offloaded) ? offloaded : 0,
            }
            : new(null, null, 1, "", 1);

    internal string ContextPath { get; private init; } = ContextSetting;

    // How the weights are made smaller while they are loaded; empty where they are not.
    internal string Quantization { get; private init; } = "";

    internal decimal OffloadedGibibytes { get; private init; }

    // What the weights take in memory at least; none where nobody knows.
    internal long? WeightBytes(long stored, bool isSaid)
    {
        decimal? part = Quantization is "" or "auto" or "none" ? 1
            : Quantizing.TryGetValue(Quantization, out var least) ? least
            : isSaid ? 1 : null;
        return part is null ? null : (long)Math.Max(0, (stored * part.Value) - (OffloadedGibibytes * Gibibyte));
    }

    // The tokens of one request.
    internal static int? ContextOf(Engine engine, ServerCommand command) => command.Number(ServerSetting.Context) is { } tokens
        ? engine.SharesContext ? tokens / Math.Max(command.Number(ServerSetting.Slots) ?? 1, 1) : tokens
        : null;

    private static string FolderOf(string? model) =>
        model?.StartsWith(Engine.ModelFolder, StringComparison.Ordinal) == true ? model : "";

    private static decimal? CacheOf(ServerCommand command) =>
        command.Find(ServerSetting.CacheType) is not { } type ? 1
        : type.Text is { } text && CacheSizes.TryGetValue(text, out var size) ? size
        : null;

    private static decimal Share(string? text, decimal unsaid) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 1
            ? share
            : unsaid;
}
