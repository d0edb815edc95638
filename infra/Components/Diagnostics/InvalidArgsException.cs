namespace GpuInfra;

/// <summary>
/// The arguments of a component break rules. Nothing was registered. Pulumi prints the message of a <see cref="RunException"/>
/// alone, without a trace.
/// </summary>
public sealed class InvalidArgsException : RunException
{
    /// <summary>All violations of one component's arguments, in one exception.</summary>
    public InvalidArgsException(string component, string name, IReadOnlyList<Violation> violations)
        : base(Describe(component, name, violations))
    {
        Component = component;
        Name = name;
        Violations = violations;
    }

    /// <summary>All violations of what the settings of a stack say, in one exception.</summary>
    public InvalidArgsException(IReadOnlyList<Violation> violations)
        : base(Counted("The stack's settings have", violations) + string.Concat(violations.Select(v => $"\n  {v.Finding}"))) =>
        Violations = violations;

    /// <summary>The class of the component, such as <c>GpuService</c>; none for the settings of a stack.</summary>
    public string? Component { get; }

    /// <summary>The name the component was given; none for the settings of a stack.</summary>
    public string? Name { get; }

    /// <summary>Every violation, errors, warnings and silenced ones, in the order of the rules.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    private static string Describe(string component, string name, IReadOnlyList<Violation> violations)
    {
        var errors = violations.Where(v => v.IsError).ToList();
        return Counted($"{component} '{name}' has", errors) + string.Concat(errors.Select(error => $"\n  {error}"));
    }

    private static string Counted(string subject, IReadOnlyCollection<Violation> violations) =>
        $"{subject} {violations.Count} problem{(violations.Count == 1 ? "" : "s")}:";
}
