namespace GpuInfra;

/// <summary>A property whose change replaces its resource.</summary>
/// <param name="Path">The property.</param>
/// <param name="When">Which changes do.</param>
/// <param name="Words">Which changes do, as a clause after "when"; none if each does.</param>
public sealed record ReplacementCondition(string Path, ReplacesWhen When = ReplacesWhen.Changed, string? Words = null)
{
    /// <summary>Who says so; the facts of the provider, if it is left out.</summary>
    public Source? Source { get; init; }
}
