namespace GpuInfra;

/// <summary>An inference server as a container runs it: how it is recognised, and what its flags and variables mean.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Who says so.</param>
public sealed record Server(string Title, Source Source)
{
    /// <summary>What starts it: words of a command, such as <c>vllm serve</c>, or a module of Python.</summary>
    public required IReadOnlyList<string> Programs { get; init; }

    /// <summary>The image of its makers, and words in the names of those that others make of it.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The port where nothing is said; none where it reads the one that Cloud Run says.</summary>
    public int? Port { get; init; }

    internal bool IsLoopback { get; init; }

    /// <summary>Whether it answers before its model is loaded.</summary>
    public required bool OpensBeforeLoaded { get; init; }

    // Whether what it answers on its health path before its model is loaded is a refusal, so that a probe waits for the model.
    internal bool HealthWaitsForModel { get; init; }

    /// <summary>The paths that say whether it is well, the one to ask first.</summary>
    public required IReadOnlyList<string> HealthPaths { get; init; }

    /// <summary>Where its metrics are, and how they are turned on; nothing where it has none, or nobody says it.</summary>
    public string? Metrics { get; init; }

    /// <summary>What it keeps of prompts that begin alike; nothing where nobody says it.</summary>
    public string? PrefixCaching { get; init; }

    /// <summary>Whether it maps its weights into memory, and what ends that; nothing where nobody says it.</summary>
    public string? Mapping { get; init; }

    /// <summary>How it is asked; none where it speaks nothing that clients of language models know.</summary>
    public ServerApi? Api { get; init; }

    internal IReadOnlyList<int> OtherPorts { get; init; } = [];

    // The requests that it answers at once where nothing is said; none where it decides that itself.
    internal int? Slots { get; init; }

    // The most requests at once that its makers give it unasked on GPUs of this size; none where they say nothing.
    internal int? MostSlots { get; init; }

    // Whether the images of its makers say an address that others reach, so that only other images listen to nobody.
    internal bool ImagesSayHost { get; init; }

    internal bool SpeaksHttpAlone { get; init; }

    internal bool TakesPrefixes { get; init; }

    internal bool TakesUnderscores { get; init; }

    // Whether the first word that is no flag is the model.
    internal bool TakesModelAlone { get; init; }

    internal bool IsForLanguage { get; init; } = true;

    /// <summary>Its flags and variables, as far as rules ask for them.</summary>
    public required IReadOnlyList<ServerOption> Options { get; init; }
}
