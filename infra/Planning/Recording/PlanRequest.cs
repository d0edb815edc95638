namespace GpuInfra.Planning;

/// <summary>A program to plan, and for which stack.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Program">What declares the resources, and gives the outputs of the stack.</param>
public sealed record PlanRequest(string Project, string Stack, Func<IDictionary<string, object?>> Program)
{
    /// <summary>Asks for the plan of a program whose stack has no outputs.</summary>
    public PlanRequest(string project, string stack, Action program)
        : this(project, stack, () =>
        {
            program();
            return new Dictionary<string, object?>();
        })
    {
    }

    /// <summary>The organization of the stack.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The configuration: full keys such as <c>gcp:region</c>, and the text of each value.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The operation that the program is told of; the plan is the same for both.</summary>
    public PlanMode Mode { get; init; }
}
