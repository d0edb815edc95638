namespace GpuInfra.Planning;

// All rules, and which of them has the say where several speak.
internal static class RiskRules
{
    private static readonly ILookup<string, (RiskRule Rule, int Rank)> ByType =
        new[]
        {
            ServiceRisks.All, ServiceCodeRisks.All, ServiceAccessRisks.All, TrafficRisks.All, StorageRisks.All, NetworkRisks.All,
            AccessRisks.All, ProviderRisks.All, QuotaRisks.All,
        }
            .SelectMany(static rules => rules)
            .Select(static (rule, rank) => (Rule: rule, Rank: rank))
            .ToLookup(static entry => entry.Rule.Type, StringComparer.Ordinal);

    public static Verdict? Assess(ResourceDraft draft, ValueDifference difference) =>
        ByType[draft.New.Type].Concat(ByType[RiskRule.AnyType])
            .SelectMany(entry => entry.Rule.Verdicts(draft, difference).Select(verdict => verdict with { Rank = entry.Rank }))
            .Prepend(RevealedSecret(difference))
            .OfType<Verdict>()
            .OrderByDescending(static verdict => verdict.Risk)
            .ThenBy(static verdict => verdict.Rank)
            .FirstOrDefault();

    private static Verdict? RevealedSecret(ValueDifference difference) =>
        PropertyValue.Secret.Equals(difference.Old) && difference.New is not null
            ? new Verdict(Risk.Exposure, "{} holds in plain text what was a secret")
            : null;
}

// What it means when a property changes. Rules of no type hold for every resource.
internal sealed record RiskRule(string Type, string Path, Func<ValueChange, Verdict?> Assess)
{
    public const string AnyType = "";

    private readonly PropertyPattern _pattern = new(Path);

    public IEnumerable<Verdict> Verdicts(ResourceDraft draft, ValueDifference difference) =>
        _pattern.Select(difference)
            .Select(values => Assess(new ValueChange(draft, difference.Place, values.Old, values.New)))
            .OfType<Verdict>();
}

// The forms that most rules take.
internal static class RiskVerdicts
{
    public static Verdict Exposure(string clause) => new(Risk.Exposure, clause);

    public static Verdict Capacity(string clause) => new(Risk.Capacity, clause);

    public static Verdict Cost(string clause) => new(Risk.Cost, clause);

    public static Verdict Other(string clause) => new(Risk.Other, clause);

    public static Func<ValueChange, Verdict?> Always(Verdict verdict) => _ => verdict;

    // Something that guards is gone, or has come.
    public static Func<ValueChange, Verdict?> Presence(Verdict gone, Verdict come) => change =>
        change.New is null ? gone : change.Old is null ? come : null;

    public static Func<ValueChange, Verdict?> WhenOn(Verdict on, Verdict off) => Flag(on, off, unsaid: false);

    public static Func<ValueChange, Verdict?> WhenOnUnlessSaid(Verdict on, Verdict off) => Flag(on, off, unsaid: true);

    public static Func<ValueChange, Verdict?> Word(string unsaid, Func<string, string, Verdict?> judge) => change =>
        (Read.Text(change.Old) ?? unsaid, Read.Text(change.New) ?? unsaid) is var (old, @new) && old != @new
            ? judge(old, @new)
            : null;

    public static Func<ValueChange, Verdict?> Amount(double unsaid, Func<double, double, Verdict?> judge) => change =>
        (Read.Number(change.Old) ?? unsaid, Read.Number(change.New) ?? unsaid) is var (old, @new) && old != @new
            ? judge(old, @new)
            : null;

    public static string From<T>(T old, T @new)
        where T : IComparable<T> =>
        @new.CompareTo(old) > 0 ? $"up from {old}" : $"down from {old}";

    private static Func<ValueChange, Verdict?> Flag(Verdict on, Verdict off, bool unsaid) => change =>
        (Read.Flag(change.Old) ?? unsaid, Read.Flag(change.New) ?? unsaid) switch
        {
            (false, true) => on,
            (true, false) => off,
            _ => null,
        };
}

// What a change puts at risk, and a clause that says what it means, with {} in the place of the resource.
internal sealed record Verdict(Risk Risk, string Clause)
{
    public const string Subject = "{}";

    // What is at risk for whoever makes room for what the cloud refuses.
    public Risk? IfForced { get; init; }

    // Where two risks are equal, the rule that stands first in its table is the one to read first.
    public int Rank { get; init; } = int.MaxValue;

    // A name keeps its spelling at the start of a sentence.
    public string Meaning(string name) => Clause.StartsWith(Subject, StringComparison.Ordinal)
        ? $"{Headline(name).TrimEnd('.')}."
        : $"{char.ToUpperInvariant(Clause[0])}{Headline(name)[1..].TrimEnd('.')}.";

    public string Headline(string name) => Clause.Replace(Subject, name, StringComparison.Ordinal);
}

internal sealed record ValueChange(ResourceDraft Draft, PropertyPlace Place, PropertyValue? Old, PropertyValue? New)
{
    public PropertyValue? OldAt(string path) => Draft.Old.Inputs.Find(path);

    public PropertyValue? NewAt(string path) => Draft.New.Inputs.Find(path);

    // The identity of the last item on the way.
    public string Item => Place.Steps.LastOrDefault(static step => step.IsItem).Name ?? "";
}
