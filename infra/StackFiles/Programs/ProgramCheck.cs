namespace GpuInfra.StackFiles;

/// <summary>A stack file, everything that its program's rules find wrong with it, and what the program makes of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Problems">Mistakes of form and broken rules, errors and warnings, in the order of the file.</param>
public abstract record ProgramCheck(StackFile File, IReadOnlyList<Violation> Problems)
{
    /// <summary>The problems that stop a deployment.</summary>
    public IEnumerable<Violation> Errors => Problems.Where(problem => problem.IsError);

    /// <summary>The problems that are only reported.</summary>
    public IEnumerable<Violation> Warnings => Problems.Where(problem => problem.IsWarning);

    /// <summary>What the rules are about, such as <c>the platform and 2 services</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>Registers everything and returns the stack's outputs; to be used only where there are no <see cref="Errors"/>.</summary>
    public abstract IDictionary<string, object?> Build();

    /// <summary>The same for a deployment that Pulumi runs, which may ask the cloud first.</summary>
    /// <exception cref="InvalidArgsException">What the cloud says breaks a rule.</exception>
    public virtual Task<IDictionary<string, object?>> RunAsync() => Task.FromResult(Build());

    /// <summary>Whether a problem waits for what <see cref="RunAsync"/> asks the cloud, and is told then if it is one.</summary>
    public virtual bool IsForLater(Violation problem) => false;

    /// <summary>Problems in the order of the file.</summary>
    protected static IReadOnlyList<Violation> InFileOrder(IEnumerable<Violation> problems, StackFile file) =>
        ProblemList.InFileOrder(problems, file.Path);
}
