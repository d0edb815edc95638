using System.Globalization;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>What the rules find, in a few words.</summary>
internal static class FindingWords
{
    /// <summary>How many findings come, go and stay, or how many there are where that is not known; nothing if there is none.</summary>
    public static string? Counts(StackReview review)
    {
        var findings = FindingComparison.Of(review);
        var words = !findings.IsKnown ? Nouns(findings.Unchanged)
            : findings.Unchanged.Count == 0 ? FindingChange.Counts(findings.Changes)
            : FindingChange.Counts(findings.Changes).Append(Unchanged(findings));
        return string.Join(", ", words) is { Length: > 0 } text ? text : null;
    }

    /// <summary>How many errors and warnings there are.</summary>
    public static string Totals(StackReview review) => string.Join(", ", Nouns(review.Findings));

    /// <summary>Where those are that are not listed.</summary>
    public static string HowToSee(StackReview review, FindingComparison findings) =>
        $"{Unchanged(findings)}: 'gpuinfra check {VisibleText.Of(review.Plan.Stack)}' lists them.";

    private static string Unchanged(FindingComparison findings) =>
        string.Create(CultureInfo.InvariantCulture, $"{findings.Unchanged.Count} unchanged");

    private static IEnumerable<string> Nouns(IReadOnlyList<Finding> findings)
    {
        (Func<Violation, bool> IsOne, string Noun)[] kinds =
            [(problem => problem.IsError, "error"), (problem => problem.IsWarning, "warning")];
        return from kind in kinds
               let count = findings.Count(finding => kind.IsOne(finding.Problem))
               where count > 0
               select Quantity.Of(count, kind.Noun);
    }
}
