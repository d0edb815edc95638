namespace GpuInfra;

/// <summary>The inference servers that settings can name.</summary>
public static class Engines
{
    /// <summary>Ollama, which answers before its model is loaded.</summary>
    public static Engine Ollama { get; } = new OllamaEngine();

    /// <summary>vLLM, whose health path answers once the model is loaded.</summary>
    public static Engine Vllm { get; } = new VllmEngine();

    /// <summary>Any other server: nothing is assumed.</summary>
    public static Engine Custom { get; } = new CustomEngine();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Engine> All { get; } = [Ollama, Vllm, Custom];

    /// <summary>The engine of a word; none if no engine is called so.</summary>
    /// <param name="id">The word; left out, <see cref="Custom"/> is meant.</param>
    public static Engine? Find(string? id) => All.FirstOrDefault(engine => engine.Id == (id ?? Custom.Id));
}
