namespace GpuInfra.Cli;

// A finding that a change brings, takes away, silences or lets speak again.
internal sealed record FindingChange(FindingState State, Finding Finding)
{
    public string Line => Worded(FindingsText.LineOf(Finding.Problem));

    public string LineWithoutSource => Worded(FindingsText.LineOf(Finding.Problem with { Source = null }));

    public string Sign => State is FindingState.New or FindingState.Silenced ? "+" : "-";

    public static IEnumerable<string> Counts(IReadOnlyList<FindingChange> changes)
    {
        (int Count, string Words)[] counts =
        [
            Count(FindingState.New, " error", change => change.Finding.Problem.IsError),
            Count(FindingState.New, " warning", change => change.Finding.Problem.IsWarning),
            Count(FindingState.Silenced, "", _ => true),
            Count(FindingState.Gone, "", _ => true),
            Count(FindingState.Unsilenced, "", _ => true),
        ];
        return counts.Where(count => count.Count > 0).Select(count => count.Words);

        (int, string) Count(FindingState state, string noun, Func<FindingChange, bool> isMeant)
        {
            var count = changes.Count(change => change.State == state && isMeant(change));
            var ending = noun.Length > 0 && count != 1 ? "s" : "";
            return (count, string.Create(CultureInfo.InvariantCulture, $"{count} {Word(state)}{noun}{ending}"));
        }
    }

    // What is silenced begins with that word.
    private string Worded(string line) => State switch
    {
        FindingState.Silenced => $"newly {line}",
        FindingState.Unsilenced => $"no longer {line}",
        _ => $"{Word(State)} {line}",
    };

    private static string Word(FindingState state) => state switch
    {
        FindingState.New => "new",
        FindingState.Gone => "gone",
        FindingState.Silenced => "newly silenced",
        _ => "no longer silenced",
    };
}

// What a change does to a finding.
internal enum FindingState
{
    // It was not there.
    New,

    Silenced,

    Gone,

    // Its silence is no longer there, whatever became of the finding itself.
    Unsilenced,
}
