namespace GpuInfra.Cli;

// A change that a reviewer reads for itself, or several without risk that are alike and are read as one.
internal sealed record ChangeEntry(IReadOnlyList<ResourceChange> Changes)
{
    private const int FewestFolded = 3;
    private const int MostNames = 6;

    public ResourceChange First => Changes[0];

    public bool IsFolded => Changes.Count > 1;

    // What a reviewer must see, in a sentence.
    public string Headline => IsFolded ? $"{Counted} {Verb}: {Names}" : VisibleText.Of(First.Headline);

    // What the change of a property means; nothing where the headline or a property before it says so, or where it is told of
    // the first of several resources.
    public string? MeaningOf(PropertyChange property) =>
        IsFolded || IsHeadline(property.Meaning) || IsSaidBefore(property) ? null : property.Meaning;

    // The entries of some changes, each where its first change comes.
    public static IReadOnlyList<ChangeEntry> Of(IEnumerable<ResourceChange> changes)
    {
        var keyed = changes.Select(change => (Change: change, Likeness: Likeness(change))).ToList();
        var alike = keyed.Where(pair => pair.Likeness is not null).ToLookup(pair => pair.Likeness, pair => pair.Change);
        return
        [
            .. from pair in keyed
               let all = pair.Likeness is null ? [] : alike[pair.Likeness]
               let isFolded = all.Count() >= FewestFolded
               where !isFolded || ReferenceEquals(all.First(), pair.Change)
               select new ChangeEntry(isFolded ? [.. all] : [pair.Change]),
        ];
    }

    private bool IsHeadline(string? meaning) =>
        string.Equals(meaning?.TrimEnd('.'), First.Headline.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private bool IsSaidBefore(PropertyChange property) =>
        First.Properties.TakeWhile(other => !ReferenceEquals(other, property)).Any(other => other.Meaning == property.Meaning);

    private string Counted =>
        string.Create(CultureInfo.InvariantCulture, $"{Changes.Count} {ShortType.Of((First.New ?? First.Old)!)}");

    private string Verb => First.Kind switch
    {
        ChangeKind.Create => "are made",
        ChangeKind.Move => "stay as they are under other names",
        _ => "change alike",
    };

    private string Names => string.Join(", ", Changes.Take(MostNames).Select(change => VisibleText.Of(change.Name)))
        + (Changes.Count > MostNames
            ? string.Create(CultureInfo.InvariantCulture, $" and {Changes.Count - MostNames} more")
            : "");

    // What puts something at risk is never folded, and neither is what has consequences.
    private static string? Likeness(ResourceChange change) =>
        change.Risk > Risk.Other || change.Consequences.Count > 0 ? null : change.Kind switch
        {
            ChangeKind.Create or ChangeKind.Move when change.Properties.Count == 0 => $"{change.Kind} {change.Type}",
            ChangeKind.Update => $"{change.Kind} {change.Type} {string.Join('\n', change.Properties.Select(Likeness))}",
            _ => null,
        };

    private static string Likeness(PropertyChange property) => $"{property.Path}\t{property.Old}\t{property.New}";
}
