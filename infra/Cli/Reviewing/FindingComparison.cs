namespace GpuInfra.Cli;

// What the rules find on both sides of a change.
internal sealed record FindingComparison(
    IReadOnlyList<FindingChange> Changes, IReadOnlyList<Finding> Unchanged, IReadOnlyList<Finding> Silenced)
{
    public bool IsKnown { get; private init; } = true;

    public IEnumerable<Finding> Of(FindingState state) => Changes.Where(change => change.State == state).Select(change => change.Finding);

    public static FindingComparison Of(StackReview review)
    {
        var (now, silenced) = Split(review.Findings);
        if (review.FindingsBefore is null)
        {
            return new([], [.. now.Values], [.. silenced.Values]) { IsKnown = false };
        }

        var (before, silencedBefore) = Split(review.FindingsBefore);
        var changes = Those(now, FindingState.New, key => !before.ContainsKey(key))
            .Concat(Those(silenced, FindingState.Silenced, key => ReasonOf(silencedBefore, key) != ReasonOf(silenced, key)))
            .Concat(Those(before, FindingState.Gone, key => !now.ContainsKey(key) && !silenced.ContainsKey(key)))
            .Concat(Those(silencedBefore, FindingState.Unsilenced, key => !silenced.ContainsKey(key)));
        return new(
            [.. changes.OrderBy(change => change.State).ThenByDescending(change => change.Finding.Problem.IsError)],
            [.. now.Where(finding => before.ContainsKey(finding.Key)).Select(finding => finding.Value)],
            [.. silenced.Where(finding => ReasonOf(silencedBefore, finding.Key) == finding.Value.Problem.Silenced).Select(finding => finding.Value)]);
    }

    private static string? ReasonOf(IReadOnlyDictionary<FindingKey, Finding> silenced, FindingKey key) =>
        silenced.GetValueOrDefault(key)?.Problem.Silenced;

    private static IEnumerable<FindingChange> Those(
        IReadOnlyDictionary<FindingKey, Finding> findings, FindingState state, Func<FindingKey, bool> isMeant) =>
        findings.Where(finding => isMeant(finding.Key)).Select(finding => new FindingChange(state, finding.Value));

    private static (OrderedDictionary<FindingKey, Finding> Open, OrderedDictionary<FindingKey, Finding> Silenced) Split(
        IReadOnlyList<Finding> findings)
    {
        var (open, silenced) = (new OrderedDictionary<FindingKey, Finding>(), new OrderedDictionary<FindingKey, Finding>());
        var seen = new Dictionary<FindingKey, int>();
        foreach (var finding in findings)
        {
            var problem = finding.Problem;
            var key = new FindingKey(problem.Rule, problem.Severity, problem.Path, 0);
            var times = seen[key] = seen.GetValueOrDefault(key) + 1;
            (problem.Silenced is null ? open : silenced).Add(key with { Times = times }, finding);
        }

        return (open, silenced);
    }

    // A finding is the same while its rule, its weight and its place are, whatever its value has become.
    private readonly record struct FindingKey(Rule Rule, Severity Severity, string Path, int Times);
}

// What the rules find, in a few words.
internal static class FindingWords
{
    // How many findings come, go and stay, or how many there are where that is not known; nothing if there is none.
    public static string? Counts(StackReview review)
    {
        var findings = FindingComparison.Of(review);
        var words = !findings.IsKnown ? Nouns(findings.Unchanged)
            : findings.Unchanged.Count == 0 ? FindingChange.Counts(findings.Changes)
            : FindingChange.Counts(findings.Changes).Append(Unchanged(findings));
        return string.Join(", ", words) is { Length: > 0 } text ? text : null;
    }

    public static string Totals(StackReview review) => string.Join(", ", Nouns(review.Findings));

    // Where those are that are not listed.
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
