namespace GpuInfra.Cli;

// What the rules say of the stack file: by rule, each with its way out once and the places below.
internal static class FindingsSection
{
    // More places than this are folded.
    private const int Fold = 8;

    private static readonly (FindingState State, string Title)[] Groups =
    [
        (FindingState.New, "New"),
        (FindingState.Silenced, "Newly silenced"),
        (FindingState.Gone, "Gone"),
        (FindingState.Unsilenced, "No longer silenced"),
    ];

    public static IEnumerable<object?> Of(ReviewedStack stack)
    {
        var review = stack.Review;
        var findings = FindingComparison.Of(review);
        var isOpen = !findings.IsKnown || review.IsBroken;
        return
        [
            review.Findings.Count + findings.Changes.Count == 0 ? Tag.Of("p", "No rule has anything to say.") : null,
            .. Groups.Select(group => Changed(stack, group, [.. findings.Of(group.State)])),
            isOpen && findings.Unchanged.Count > 0 ? List(stack, ("rules", "h4"), findings.Unchanged) : null,
            isOpen ? null : Folded(stack, "as before", findings.Unchanged),
            Folded(stack, findings.IsKnown ? "silenced by the stack file as before" : "silenced by the stack file", findings.Silenced),
        ];
    }

    public static string Counts(IReadOnlyList<Finding> findings) =>
        $"{Quantity.Of(findings.Count(finding => finding.Problem.IsError), "error")}, "
        + Quantity.Of(findings.Count(finding => finding.Problem.IsWarning), "warning");

    private static XElement? Changed(ReviewedStack stack, (FindingState State, string Title) group, IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? null : Tag.Of(
            "section",
            Tag.Class("changed-findings"),
            Tag.Of("h4", group.Title, " ", Tag.Span("count", findings.Count)),
            List(stack, (group.Title, "h5"), findings));

    private static XElement? Folded(ReviewedStack stack, string what, IReadOnlyList<Finding> findings) => findings.Count == 0 ? null : Tag.Of(
        "details", Tag.Class("fold"), Tag.Of("summary", $"{Quantity.Of(findings.Count, "finding")} {what}"), List(stack, (what, "h4"), findings));

    private static XElement List(ReviewedStack stack, (string Name, string Heading) list, IEnumerable<Finding> findings) => Tag.Of(
        "div",
        Tag.Class("findings"),
        from finding in findings
        group finding by (finding.Rule, finding.Problem.Severity) into rule
        orderby rule.Key.Severity == Severity.Error descending
        select Rule(stack, list, [.. rule]));

    private static XElement Rule(ReviewedStack stack, (string Name, string Heading) list, IReadOnlyList<Finding> findings)
    {
        var (rule, severity) = (findings[0].Rule, findings[0].Problem.Severity);
        var anchor = stack.Anchor("findings", list.Name, rule.Id, Finding.WordFor(severity));
        var fix = findings.Select(finding => finding.Problem.Fix).Distinct().ToList() is [var only] ? only : null;
        var sources = findings.Select(finding => finding.Problem.Source).Distinct().ToList();
        var places = findings.Select(finding => Item(stack, finding, hasFix: fix is null)).ToList();
        return Tag.Of(
            "section",
            Tag.Class("rule", $"is-{Finding.WordFor(severity)}", RiskMark.Class(severity)),
            Tag.Id(anchor),
            Tag.With("aria-labelledby", $"{anchor}/title"),
            Tag.Head(
                Tag.Of(
                    list.Heading,
                    Tag.Id($"{anchor}/title"),
                    RiskMark.Of(RiskMark.Level(severity), Finding.WordFor(severity)),
                    " ",
                    Tag.Code(rule.Id),
                    $" {rule.Title} ",
                    Tag.Span("count", Quantity.Of(findings.Count, "place"))),
                anchor,
                rule.Id),
            fix is { Length: > 0 } ? Tag.Of("p", Tag.Class("fix"), fix) : null,
            places.Count <= Fold
                ? Tag.Of("ul", Tag.Class("places"), places)
                : Tag.Of("details", Tag.Class("fold"), Tag.Of("summary", Quantity.Of(places.Count, "place")), Tag.Of("ul", Tag.Class("places"), places)),
            sources.OfType<string>().Where(source => source != rule.Id).Select(source => Tag.Of("p", Tag.Class("quiet"), Tag.Source(source, "Source"))));
    }

    private static XElement Item(ReviewedStack stack, Finding finding, bool hasFix)
    {
        var problem = finding.Problem;
        return Tag.Of(
            "li",
            Tag.Code(problem.Path),
            $" {problem.Problem}.{(hasFix ? $" {problem.Fix}" : "")} ",
            Tag.Span("quiet", PlaceMarkup.Of(stack.Repository, finding)),
            problem.Silenced is { } reason ? Tag.Of("p", Tag.Class("quiet"), $"Silenced: {reason}") : null);
    }
}

// Where a finding stands, and the line itself where somebody shows it.
internal static class PlaceMarkup
{
    public static XElement Of(RepositoryView? repository, Finding finding)
    {
        var place = finding.Problem.Place;
        var text = place.Line == 0 ? finding.File : string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{place.Line}:{place.Column}");
        return repository?.AddressOf(place) is { } address
            ? Tag.Of("a", Tag.Class("place"), Tag.With("href", address), Tag.With("rel", "noopener noreferrer"), Tag.Code(text))
            : Tag.Code(text);
    }
}
