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

    /// <summary>Ollama, which answers before its model is loaded.</summary>
    public static Engine Ollama { get; } = new(OllamaId, "Ollama", "gemma3:4b", "/api/version", true, Sources.OllamaTutorial);

    /// <summary>vLLM, whose health path answers once the model is loaded.</summary>
    public static Engine Vllm { get; } = new(VllmId, "vLLM", "gemma-3-4b-it", "/health", false, Sources.VllmServer);

    /// <summary>Any other server: nothing is assumed.</summary>
    public static Engine Custom { get; } = new(CustomId, "another server", "", null, false, Sources.HealthChecks);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Engine> All { get; } = [Ollama, Vllm, Custom];
}
