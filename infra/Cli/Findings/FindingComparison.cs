using GpuInfra.StackFiles;

namespace GpuInfra.Cli;

/// <summary>What the rules find on both sides of a change.</summary>
/// <param name="Changes">What becomes of findings, errors first; none where the other side is not known.</param>
/// <param name="Unchanged">Findings that were there before, or all of them where that is not known.</param>
/// <param name="Silenced">Findings that were silenced before with the same reason, or all that are.</param>
internal sealed record FindingComparison(
    IReadOnlyList<FindingChange> Changes, IReadOnlyList<Finding> Unchanged, IReadOnlyList<Finding> Silenced)
{
    /// <summary>Whether anything is known of the other side.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>The findings of which the same becomes.</summary>
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
