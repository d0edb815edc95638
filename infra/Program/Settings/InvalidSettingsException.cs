using Pulumi;

namespace GpuInfra.Program;

/// <summary>
/// The settings of a stack have mistakes. Nothing was registered. Pulumi prints the message of a <see cref="RunException"/>
/// alone, without a trace.
/// </summary>
public sealed class InvalidSettingsException : RunException
{
    /// <summary>All problems of one stack, in one exception.</summary>
    public InvalidSettingsException(IReadOnlyList<SettingsProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>Every problem, in the order of the file.</summary>
    public IReadOnlyList<SettingsProblem> Problems { get; }

    private static string Describe(IReadOnlyList<SettingsProblem> problems) =>
        $"The stack's settings have {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:"
        + string.Concat(problems.Select(p => $"\n  {p.Finding}"));
}
