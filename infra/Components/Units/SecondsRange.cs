namespace GpuInfra;

/// <summary>How many seconds something takes: at best, and at worst.</summary>
/// <param name="Least">The fewest that were seen.</param>
/// <param name="Most">The most that were seen.</param>
public sealed record SecondsRange(long Least, long Most)
{
    /// <summary>One thing after the other.</summary>
    public SecondsRange Then(SecondsRange next) => new(Least + next.Least, Most + next.Most);

    /// <summary>Both ends in words, such as <c>11 to 22 seconds</c>.</summary>
    public override string ToString() => Least == Most ? $"{Most} seconds" : $"{Least} to {Most} seconds";
}
