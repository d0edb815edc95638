namespace GpuInfra;

/// <summary>One thing that must hold, and what a reader wants to know of it.</summary>
/// <param name="Id">What it is called in output and in a silence, such as <c>GPU004</c>; it never changes and is never used again.</param>
/// <param name="Name">What must hold, such as <c>MemoryFits</c>: the <see cref="Violation.Rule"/> of its violations.</param>
/// <param name="Title">What must hold, as a sentence.</param>
/// <param name="Because">What happens where it does not hold, and what to do.</param>
public sealed record Rule(string Id, string Name, string Title, string Because);
