using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>A stack with its costs, and what they would be.</summary>
/// <param name="Title">The project and the stack: <c>gpuinfra/dev</c>.</param>
/// <param name="Now">The stack as its file is.</param>
internal sealed record CostedStack(string Title, StackCosts Now)
{
    /// <summary>What is supposed, in words; nothing where nothing is.</summary>
    public string? Supposed { get; init; }

    /// <summary>The stack as it would be; nothing where nothing is supposed, or where that cannot be.</summary>
    public StackCosts? Then { get; init; }

    /// <summary>What is wrong with what is supposed, and not with the file.</summary>
    public IReadOnlyList<Violation> Problems { get; init; } = [];

    /// <summary>Whether what is supposed cannot be.</summary>
    public bool IsRefused => Supposed is not null && Then is null;
}
