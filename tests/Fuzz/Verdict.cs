using GpuInfra.StackFiles;

namespace GpuInfra.Fuzz;

/// <summary>What the check says of a file, and what is wrong with what it says.</summary>
/// <param name="Outcome">What became of the file.</param>
/// <param name="Complaint">The promise that the check broke; none if it kept all.</param>
public sealed record Verdict(Outcome Outcome, string? Complaint)
{
    /// <summary>The name under which every file is checked.</summary>
    public const string FileName = "Pulumi.dev.yaml";

    // Everything that YAML takes for the end of a line.
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    /// <summary>Checks a file, and the answer.</summary>
    public static Verdict Of(string text) => Of(StackCheck.Of(StackFile.Parse(text, FileName)), text);

    /// <summary>Checks the answer for a file.</summary>
    public static Verdict Of(StackCheck check, string text)
    {
        var lines = text.TrimStart('\uFEFF').Split(LineEnds, StringSplitOptions.None);
        var outcome = !check.File.IsReadable ? Outcome.Unreadable : check.Errors.Any() ? Outcome.Refused : Outcome.Accepted;
        var complaint = check.Problems.Select(problem => Complain(problem, lines)).FirstOrDefault(c => c is not null)
            ?? (outcome == Outcome.Unreadable && !check.Errors.Any() ? "is unreadable without an error" : null)
            ?? (IsInOrder(check.Problems) ? null : "is not told in the order of the file");
        return new(outcome, complaint);
    }

    private static string? Complain(Violation problem, string[] lines) =>
        string.IsNullOrWhiteSpace(problem.Problem) ? $"a problem without a text at {problem.Path}"
        : string.IsNullOrWhiteSpace(problem.Fix) ? $"a problem without a fix: {problem}"
        : problem.Place.File != FileName ? $"a problem of another file: {problem}"
        : IsWithin(problem, lines) ? null
        : $"a problem outside of the file's {lines.Length} lines: {problem}";

    // What is missing from a file has no place if nothing of the configuration is there.
    private static bool IsWithin(Violation problem, string[] lines) =>
        (problem.Place.Line == 0 && problem.Place.Column == 0)
        || (problem.Place.Line >= 1 && problem.Place.Line <= lines.Length
            && problem.Place.Column >= 1 && problem.Place.Column <= lines[problem.Place.Line - 1].Length + 1);

    private static bool IsInOrder(IReadOnlyList<Violation> problems) =>
        problems.Zip(problems.Skip(1)).All(pair =>
            (pair.First.Place.Line, pair.First.Place.Column).CompareTo((pair.Second.Place.Line, pair.Second.Place.Column)) <= 0);
}
