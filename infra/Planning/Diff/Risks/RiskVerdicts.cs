namespace GpuInfra.Planning;

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
