using System.Globalization;
using System.Xml.Linq;

namespace GpuInfra.Cli;

/// <summary>What the rules say of the stack file.</summary>
internal static class FindingsSection
{
    public static IEnumerable<object> Of(StackReview review)
    {
        var open = review.Findings.Where(finding => finding.Problem.Silenced is null)
            .OrderByDescending(finding => finding.Problem.IsError).ToList();
        var silenced = review.Findings.Where(finding => finding.Problem.Silenced is not null).ToList();
        return
        [
            open.Count == 0 ? Tag.Of("p", "No rule has anything to say.") : List(open),
            .. silenced.Count == 0 ? [] : new[]
            {
                Tag.Of(
                    "details",
                    Tag.Class("fold"),
                    Tag.Of("summary", $"{Quantity.Of(silenced.Count, "finding")} silenced by the stack file"),
                    List(silenced)),
            },
        ];
    }

    public static string Counts(IReadOnlyList<Finding> findings) =>
        $"{Quantity.Of(findings.Count(finding => finding.Problem.IsError), "error")}, "
        + Quantity.Of(findings.Count(finding => finding.Problem.IsWarning), "warning");

    private static XElement List(IEnumerable<Finding> findings) =>
        Tag.Of("ul", Tag.Class("findings"), findings.Select(Item));

    private static XElement Item(Finding finding)
    {
        var problem = finding.Problem;
        return Tag.Of(
            "li",
            Tag.Class($"is-{finding.Severity}"),
            Tag.Of("p", Tag.Class("finding-head"), Tag.Of("strong", finding.Severity), " ", Tag.Code(finding.Rule.Id)),
            Tag.Of("p", Tag.Code(problem.Path), $" {problem.Problem}. {problem.Fix}"),
            Tag.Of(
                "p",
                Tag.Class("quiet"),
                Tag.Code(Place(finding)),
                problem.Source is { } source ? new object[] { " · ", Tag.Source(source, "Source") } : null),
            problem.Silenced is { } reason ? Tag.Of("p", Tag.Class("quiet"), $"Silenced: {reason}") : null);
    }

    private static string Place(Finding finding) => finding.Problem.Line == 0
        ? finding.File
        : string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Problem.Line}:{finding.Problem.Column}");
}
