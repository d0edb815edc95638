namespace GpuInfra;

/// <summary>The sizes of a model in one of the forms in which engines load it.</summary>
/// <param name="Name">What engines that load that form call it: a tag of Ollama, or a repository of Hugging Face.</param>
/// <param name="Format">The form: <c>ollama</c>, <c>safetensors</c> or <c>gguf</c>.</param>
/// <param name="WeightBytes">The size of the weights on disk, which is what they take in memory, too.</param>
/// <param name="Source">Who says so.</param>
public sealed record ModelFacts(string Name, string Format, long WeightBytes, Source Source)
{
    /// <summary>The name without its owner.</summary>
    public string ShortName { get; } = Name.Split('/')[^1];

    /// <summary>What each request takes beside them; none where nobody says it, or where the model keeps nothing.</summary>
    public ModelKvCache? Cache { get; init; }

    /// <summary>The most tokens that the model was made for; none where nobody says it.</summary>
    public int? MaximumContext { get; init; }

    /// <summary>The experts that it is a mixture of; none where it is none.</summary>
    public ModelExperts? Experts { get; init; }

    /// <summary>Who says what it is made of: the cache, the longest context and the experts.</summary>
    public required Source Architecture { get; init; }

    /// <summary>What it is for: <c>chat</c>, <c>embedding</c>, <c>reranker</c> or <c>speech</c>; none where nobody says it.</summary>
    public string? Kind { get; init; }

    /// <summary>The repository of Hugging Face that it comes from, or its name where none is known.</summary>
    public required string Repository { get; init; }

    /// <summary>Whether its repository opens only to those who have accepted its terms.</summary>
    public bool IsGated { get; init; }
}
