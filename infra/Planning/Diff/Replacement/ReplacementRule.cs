namespace GpuInfra.Planning;

internal sealed record ReplacementRule(ReplacementFact Fact, Func<PropertyValue?, PropertyValue?, bool>? Applies)
{
    private readonly PropertyPattern _pattern = new(Fact.Path);

    public bool Forces(ValueDifference difference) =>
        _pattern.Select(difference).Any(values => Applies is null || Applies(values.Old, values.New));
}
