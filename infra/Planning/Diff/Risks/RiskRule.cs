namespace GpuInfra.Planning;

// What it means when a property changes. Rules of no type hold for every resource.
internal sealed record RiskRule(string Type, string Path, Func<ValueChange, Verdict?> Judge)
{
    public const string AnyType = "";

    private readonly PropertyPattern _pattern = new(Path);

    public IEnumerable<Verdict> Verdicts(ResourceDraft draft, ValueDifference difference) =>
        _pattern.Select(difference)
            .Select(values => Judge(new ValueChange(draft, difference.Place, values.Old, values.New)))
            .OfType<Verdict>();
}
