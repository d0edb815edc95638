namespace GpuInfra.Program;

/// <summary>A stack file, everything that its program's rules find wrong with it, and what the program makes of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Problems">Mistakes of form and broken rules, errors and warnings, in the order of the file.</param>
public abstract record ProgramCheck(StackFile File, IReadOnlyList<SettingsProblem> Problems)
{
    /// <summary>The problems that stop a deployment.</summary>
    public IEnumerable<SettingsProblem> Errors => Problems.Where(problem => problem.IsError);

    /// <summary>The problems that are only reported.</summary>
    public IEnumerable<SettingsProblem> Warnings => Problems.Where(problem => problem.IsWarning);

    /// <summary>What the rules are about, such as <c>the platform and 2 services</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>Registers everything and returns the stack's outputs; to be used only where there are no <see cref="Errors"/>.</summary>
    public abstract IDictionary<string, object?> Build();

    /// <summary>Problems with their lines and columns, by which they are sorted.</summary>
    /// <param name="problems">The problems: a running deployment knows the values but not where they are written.</param>
    /// <param name="written">The file that knows the lines and columns of the same values.</param>
    protected static IReadOnlyList<SettingsProblem> Located(IEnumerable<SettingsProblem> problems, StackFile written) =>
    [
        .. problems.Select(problem => Located(problem, written))
            .OrderBy(problem => problem.Line)
            .ThenBy(problem => problem.Column),
    ];

    private static SettingsProblem Located(SettingsProblem problem, StackFile written)
    {
        var mark = problem.Line > 0 ? new Mark(problem.Line, problem.Column) : written.Locate(problem.Path);
        return problem with { Line = mark.Line, Column = mark.Column };
    }
}
