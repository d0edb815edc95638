namespace GpuInfra;

/// <summary>Arguments with every default applied, and what the rules say of them.</summary>
/// <typeparam name="TSpec">What the arguments mean once checked.</typeparam>
/// <param name="Spec">The arguments' meaning; to be used only where <see cref="Errors"/> is empty.</param>
/// <param name="Violations">Every violation, errors, warnings and silenced ones, in the order of the rules.</param>
public sealed record Checked<TSpec>(TSpec Spec, IReadOnlyList<Violation> Violations)
{
    /// <summary>The violations that stop a deployment.</summary>
    public IEnumerable<Violation> Errors => Violations.Where(v => v.IsError);

    /// <summary>The violations that are only reported.</summary>
    public IEnumerable<Violation> Warnings => Violations.Where(v => v.IsWarning);

    // The spec for a component that is made, if no rule is broken; what stops nothing is told. A part's arguments were checked by
    // the component that it is a part of, which was told what of them is silenced.
    internal TSpec Require(string component, string name, ComponentResourceOptions? options)
    {
        if (options?.Parent?.GetType().Assembly == typeof(FindingLog).Assembly)
        {
            return Spec;
        }

        FindingLog.Tell($"{component} '{name}'", Violations);
        return OrThrow(component, name);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">At least one rule is broken; it carries all violations.</exception>
    public TSpec OrThrow(string component, string name) =>
        Errors.Any() ? throw new InvalidArgsException(component, name, Violations) : Spec;
}
