namespace GpuInfra;

/// <summary>The least and the greatest value that something may have, both included.</summary>
/// <typeparam name="T">A number or a unit.</typeparam>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value; none if there is no known limit.</param>
/// <param name="Source">Who says so.</param>
public sealed record Bounds<T>(T Minimum, T? Maximum, Source Source)
    where T : struct, IComparable<T>
{
    /// <summary>Whether a value is neither too small nor too great.</summary>
    public bool Contains(T value) => !IsBelow(value) && !IsAbove(value);

    /// <summary>Both bounds in words, such as <c>between 1 and 1000</c> or <c>at least 1</c>.</summary>
    public override string ToString() => Maximum is { } maximum ? $"between {Minimum} and {maximum}" : $"at least {Minimum}";

    /// <summary>Both bounds in short, such as <c>1 to 1000</c> or <c>at least 1</c>.</summary>
    public string Range => Maximum is { } maximum ? $"{Minimum} to {maximum}" : $"{this}";

    // The greatest value of something that has one.
    internal T Most => Maximum ?? throw new InvalidOperationException("There is no greatest value.");

    internal IEnumerable<Violation> Check(string path, T value, Rule rule)
    {
        if (!Contains(value))
        {
            var fix = IsBelow(value) ? $"Use {Minimum} or more." : $"Use {Maximum} or less.";
            yield return rule.Against(Source, path, $"is {value}, but must be {this}", fix);
        }
    }

    private bool IsBelow(T value) => value.CompareTo(Minimum) < 0;

    private bool IsAbove(T value) => Maximum is { } maximum && value.CompareTo(maximum) > 0;
}
