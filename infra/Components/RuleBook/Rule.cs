namespace GpuInfra;

/// <summary>One thing that must hold, and what a reader wants to know of it.</summary>
/// <param name="Id">What it is called in output and in a silence, such as <c>GPU004</c>; it never changes and is never used again.</param>
/// <param name="Name">What must hold, such as <c>MemoryFits</c>: the <see cref="Violation.Rule"/> of its violations.</param>
/// <param name="Title">What must hold, as a sentence.</param>
/// <param name="Because">What happens where it does not hold, and what to do.</param>
public sealed record Rule(string Id, string Name, string Title, string Because)
{
    /// <summary>How bad its violations are at worst; one that rests on an unconfirmed fact is a warning in any case.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The address of the page that says so; empty if the rule is this project's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether a violation may be silenced: what cannot be understood must be mended.</summary>
    public bool MayBeSilenced => !Id.StartsWith(RuleBook.FormPrefix, StringComparison.Ordinal);

    /// <summary>Whether it is about all parts of a stack together, and so is not checked by any of them.</summary>
    public bool IsAboutStack => Id.StartsWith(RuleBook.StackPrefix, StringComparison.Ordinal);
}
