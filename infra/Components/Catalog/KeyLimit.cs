namespace GpuInfra;

/// <summary>What a number of a stack file may be.</summary>
/// <param name="Owner">The class of arguments that has the key, without its ending <c>Args</c>.</param>
/// <param name="Key">The key; of a map, each of its values is meant.</param>
/// <param name="Bounds">What the number may be.</param>
public sealed record KeyLimit(string Owner, string Key, Bounds<int> Bounds)
{
    // The rule that a number breaks which is outside of them; none where a rule of its own asks for more.
    internal Rule? Rule { get; init; }

    /// <summary>The key that the arguments stand under, where it decides; none where it does not.</summary>
    public string? Under { get; init; }

    /// <summary>What all sources agree on, where some allow less than <see cref="Bounds"/>.</summary>
    public Bounds<int> Agreed { get; init; } = Bounds;
}
