using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary>Something that is wrong, and with which stack.</summary>
/// <param name="Stack">The stack; none where the project's own file is wrong.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record Finding(string? Stack, SettingsProblem Problem)
{
    /// <summary>The rule that is broken, if the book has it.</summary>
    public Rule? Rule => RuleOf(Problem);

    /// <summary>How bad it is, in the words of every format.</summary>
    public string Severity => Problem.Severity == GpuInfra.Severity.Error ? "error" : "warning";

    /// <summary>The file as seen from the working folder, with the separators of an address.</summary>
    public string File => Path.GetRelativePath(Directory.GetCurrentDirectory(), Problem.File).Replace('\\', '/');

    public static Rule? RuleOf(SettingsProblem problem) => problem.Rule is null ? null : RuleBook.Find(problem.Rule);
}
