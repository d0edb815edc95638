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

    /// <summary>Whether it listens to nobody outside of its container where no address is said.</summary>
    public bool IsLoopback { get; init; }

    /// <summary>Whether it answers before its model is loaded.</summary>
    public required bool OpensBeforeLoaded { get; init; }

    /// <summary>The paths that say whether it is well, the one to ask first.</summary>
    public required IReadOnlyList<string> HealthPaths { get; init; }

    /// <summary>Further ports that it listens on, such as one for metrics.</summary>
    public IReadOnlyList<int> OtherPorts { get; init; } = [];

    /// <summary>The requests that it answers at once where nothing is said; none where it decides that itself.</summary>
    public int? Slots { get; init; }

    /// <summary>The most requests at once that its makers give it unasked on GPUs of this size; none where they say nothing.</summary>
    public int? MostSlots { get; init; }

    /// <summary>Whether the images of its makers say an address that others reach, so that only other images listen to nobody.</summary>
    public bool ImagesSayHost { get; init; }

    /// <summary>Whether it answers no probe over gRPC.</summary>
    public bool SpeaksHttpAlone { get; init; }

    /// <summary>Whether a long flag may be cut short where that is clear.</summary>
    public bool TakesPrefixes { get; init; }

    /// <summary>Whether its flags may have underscores for hyphens.</summary>
    public bool TakesUnderscores { get; init; }

    /// <summary>Whether the first word that is no flag is the model.</summary>
    public bool TakesModelAlone { get; init; }

    /// <summary>Whether it generates text, which takes a GPU.</summary>
    public bool IsForLanguage { get; init; } = true;

    /// <summary>Its flags and variables, as far as rules ask for them.</summary>
    public required IReadOnlyList<ServerOption> Options { get; init; }
}
