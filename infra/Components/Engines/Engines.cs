namespace GpuInfra;

/// <summary>The inference servers that settings can name.</summary>
public static class Engines
{
    /// <summary>Ollama, which answers before its model is loaded.</summary>
    public static Engine Ollama { get; } = new OllamaEngine();

    /// <summary>vLLM, whose health path answers once the model is loaded.</summary>
    public static Engine Vllm { get; } = new VllmEngine();

    /// <summary>The server of llama.cpp, whose health path refuses until the model is loaded.</summary>
    public static Engine LlamaCpp { get; } = new LlamaCppEngine();

    /// <summary>SGLang, which answers once the model is loaded.</summary>
    public static Engine Sglang { get; } = new SglangEngine();

    /// <summary>Text Embeddings Inference, for vectors of texts, which answers once the model is loaded.</summary>
    public static Engine TextEmbeddings { get; } = new TextEmbeddingsEngine();

    /// <summary>Any other server: nothing is assumed.</summary>
    public static Engine Custom { get; } = new CustomEngine();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Engine> All { get; } = [Ollama, Vllm, LlamaCpp, Sglang, TextEmbeddings, Custom];

    /// <summary>The words for those of which something is known: all but <see cref="Custom"/>.</summary>
    public static IReadOnlyList<string> KnownIds => [.. All.Where(engine => engine.Server is not null).Select(engine => engine.Id)];

    /// <summary>The engine of a word; none if no engine is called so.</summary>
    /// <param name="id">The word; left out, <see cref="Custom"/> is meant.</param>
    public static Engine? Find(string? id) => All.FirstOrDefault(engine => engine.Id == (id ?? Custom.Id));
}
