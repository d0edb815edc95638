namespace GpuInfra.Cli;

// What the rules say of the stack file.
internal static class FindingsSection
{
    private static readonly (FindingState State, string Title)[] Groups =
    [
        (FindingState.New, "New"),
        (FindingState.Silenced, "Newly silenced"),
        (FindingState.Gone, "Gone"),
        (FindingState.Unsilenced, "No longer silenced"),
    ];

    public static IEnumerable<object?> Of(StackReview review)
    {
        var findings = FindingComparison.Of(review);
        var isOpen = !findings.IsKnown || review.IsBroken;
        return
        [
            review.Findings.Count + findings.Changes.Count == 0 ? Tag.Of("p", "No rule has anything to say.") : null,
            .. Groups.Select(group => Changed(group.Title, findings.Of(group.State))),
            isOpen && findings.Unchanged.Count > 0 ? List(findings.Unchanged.OrderByDescending(finding => finding.Problem.IsError)) : null,
            isOpen ? null : Folded("as before", findings.Unchanged),
            Folded(findings.IsKnown ? "silenced by the stack file as before" : "silenced by the stack file", findings.Silenced),
        ];
    }

    public static string Counts(IReadOnlyList<Finding> findings) =>
        $"{Quantity.Of(findings.Count(finding => finding.Problem.IsError), "error")}, "
        + Quantity.Of(findings.Count(finding => finding.Problem.IsWarning), "warning");

    private static XElement? Changed(string title, IEnumerable<Finding> findings) => findings.ToList() is { Count: > 0 } some
        ? Tag.Of("section", Tag.Class("changed-findings"), Tag.Of("h4", title, " ", Tag.Span("count", some.Count)), List(some))
        : null;

    private static XElement? Folded(string what, IReadOnlyList<Finding> findings) => findings.Count == 0 ? null : Tag.Of(
        "details", Tag.Class("fold"), Tag.Of("summary", $"{Quantity.Of(findings.Count, "finding")} {what}"), List(findings));

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

    private static string Place(Finding finding) => finding.Problem.Place.Line == 0
        ? finding.File
        : string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Problem.Place.Line}:{finding.Problem.Place.Column}");
}
