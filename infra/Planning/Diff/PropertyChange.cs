namespace GpuInfra.Planning;

/// <summary>A property whose value differs.</summary>
public sealed record PropertyChange
{
    /// <summary>
    /// Where it is, in the engine's spelling, but with the identity of an item of a list in place of its position:
    /// <c>template.containers["server"].image</c>. An option of the resource stands below <c>options</c>:
    /// <c>options.protect</c>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>What it was; nothing if it was not there.</summary>
    public required PropertyValue? Old { get; init; }

    /// <summary>What it becomes; nothing if it is no longer there.</summary>
    public required PropertyValue? New { get; init; }

    /// <summary>What the change puts at risk.</summary>
    public Risk Risk { get; init; } = Risk.Other;

    /// <summary>What the change means, in a sentence for the reviewer; nothing where the values say it all.</summary>
    public string? Meaning { get; init; }

    /// <summary>Why it replaces the resource; nothing if it does not.</summary>
    public ReplacementFact? Replaces { get; init; }

    /// <summary>Why it is noise; nothing if it is not.</summary>
    public NoiseFact? Noise { get; init; }
}
