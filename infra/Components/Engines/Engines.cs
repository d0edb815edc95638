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

    /// <summary>The engine of a word; none if no engine is called so.</summary>
    /// <param name="id">The word; left out, <see cref="Custom"/> is meant.</param>
    public static Engine? Find(string? id) => All.FirstOrDefault(engine => engine.Id == (id ?? Custom.Id));

    /// <summary>The inference server that a container runs, told by what starts it or else by its image; none where nothing tells.</summary>
    /// <param name="image">The image.</param>
    /// <param name="command">What the container runs; empty for the image's entry point.</param>
    /// <param name="args">Its arguments; empty for the image's own.</param>
    public static Server? ServerOf(string image, IReadOnlyList<string> command, IReadOnlyList<string> args)
    {
        var container = GpuServiceSpec.Check("container", new() { Image = image, Command = [.. command], Args = [.. args] }).Spec.Serving;

        // What only starts a program of Python says nothing of a model.
        return ServerCommand.Of(container)?.Server is { HealthPaths.Count: > 0 } server ? server : null;
    }
}
