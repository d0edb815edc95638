using System.Runtime.CompilerServices;

namespace GpuInfra.Program;

/// <summary>What is wrong with the form of a file, named for the rule that it breaks.</summary>
/// <param name="Problem">What is wrong: a clause that follows the path.</param>
/// <param name="Fix">What to do, in full sentences.</param>
/// <param name="Rule">The rule's name.</param>
internal sealed record Mistake(string Problem, string Fix, [CallerMemberName] string Rule = "")
{
    /// <summary>How bad it is. An error, unless it is said.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    public static Mistake FileIsReadable(string problem, string fix) => new(problem, fix);

    public static Mistake FileIsYaml(string problem, string fix) => new(problem, fix);

    public static Mistake FileIsNamedForStack(string problem, string fix) => new(problem, fix);

    public static Mistake KeyIsKnown(string problem, string fix) => new(problem, fix);

    public static Mistake KeyHasEffect(string problem, string fix) => new(problem, fix) { Severity = Severity.Warning };

    public static Mistake KeyIsWrittenOnce(string problem, string fix) => new(problem, fix);

    public static Mistake KeyIsGiven(string problem, string fix) => new(problem, fix);

    public static Mistake ValueIsGiven(string problem, string fix) => new(problem, fix);

    public static Mistake ValueHasType(string problem, string fix) => new(problem, fix);

    public static Mistake TextIsPlain(string problem, string fix) => new(problem, fix);

    public static Mistake PunctuationIsPlain(string problem, string fix) => new(problem, fix);

    public static Mistake ValueIsNotEncrypted(string problem, string fix) => new(problem, fix);

    public static Mistake FileIsSmall(string problem, string fix) => new(problem, fix);

    public static Mistake ProgramIsKnown(string problem, string fix) => new(problem, fix);

    public static Mistake KeyIsForStackFile(string problem, string fix) => new(problem, fix);
}
