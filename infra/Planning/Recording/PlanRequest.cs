namespace GpuInfra.Planning;

/// <summary>A program to plan, and for which stack.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Program">What declares the resources.</param>
public sealed record PlanRequest(string Project, string Stack, Action Program)
{
    /// <summary>The organization of the stack.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The configuration: full keys such as <c>gcp:region</c>, and the text of each value.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The operation that the program is told of; the plan is the same for both.</summary>
    public PlanMode Mode { get; init; }
}
