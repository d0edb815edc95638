namespace GpuInfra.Planning;

// Rules of no type hold for every resource.
internal sealed record NoiseRule(string Type, string Path, NoiseFact Fact, Func<PropertyValue?, PropertyValue?, bool> Applies)
{
    private readonly PropertyPattern _pattern = new(Path);

    // A difference above the path is more than noise.
    public bool Explains(ValueDifference difference) =>
        _pattern.Covers(difference.Place) && Applies(difference.Old, difference.New);
}
