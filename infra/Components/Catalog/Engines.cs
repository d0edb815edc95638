namespace GpuInfra;

/// <summary>The inference servers whose habits this library knows.</summary>
public static class Engines
{
    /// <summary>The id of <see cref="Ollama"/>.</summary>
    public const string OllamaId = "ollama";

    /// <summary>The id of <see cref="Vllm"/>.</summary>
    public const string VllmId = "vllm";

    /// <summary>The id of <see cref="Custom"/>.</summary>
    public const string CustomId = "custom";

    private const string OnCpu = "Ollama computes on the CPU what does not fit";

    /// <summary>Ollama, which answers before its model is loaded.</summary>
    public static Engine Ollama { get; } = new(OllamaId, "Ollama", "gemma3:4b", "/api/version", true, Sources.OllamaTutorial)
    {
        Needs = new()
        {
            WarmUp = new(5, 15),
            MemoryBytes = 500_000_000,
            WithoutRoomForOne = OnCpu,
            WithoutRoomForAll = OnCpu,
            Source = ModelSources.OllamaContext,
        },
    };

    /// <summary>vLLM, whose health path answers once the model is loaded.</summary>
    public static Engine Vllm { get; } = new(VllmId, "vLLM", "gemma-3-4b-it", "/health", false, Sources.VllmServer)
    {
        Needs = new()
        {
            WarmUp = new(15, 225),
            MemoryBytes = 1_000_000_000,
            WithoutRoomForOne = "vLLM does not start",
            WithoutRoomForAll = "vLLM puts requests back and computes them again",
            Source = ModelSources.VllmMemory,
        },
    };

    /// <summary>Any other server: nothing is assumed.</summary>
    public static Engine Custom { get; } = new(CustomId, "another server", "", null, false, Sources.HealthChecks);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Engine> All { get; } = [Ollama, Vllm, Custom];
}
