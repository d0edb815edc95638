using System.Text;
using Pulumi;

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

    /// <summary>The class of the component, such as <c>GpuService</c>.</summary>
    public string Component { get; }

    /// <summary>The name the component was given.</summary>
    public string Name { get; }

    /// <summary>Every violation, errors, warnings and silenced ones, in the order of the rules.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    private static string Describe(string component, string name, IReadOnlyList<Violation> violations)
    {
        var errors = violations.Where(v => v.IsError).ToList();
        var text = new StringBuilder($"{component} '{name}' has {errors.Count} problem{(errors.Count == 1 ? "" : "s")}:");
        foreach (var error in errors)
        {
            text.Append("\n  ").Append(error);
        }

        return text.ToString();
    }
}
