using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// What a source states of a service, and which of it a stack file says. What nobody takes cannot be carried.
internal sealed class StatedProperties(SourceMap properties)
{
    private readonly HashSet<string> _taken = [];

    public IEnumerable<SourceLeaf> Rest => SourceLeaves.Of(properties).Where(leaf => !_taken.Any(path => IsWithin(leaf.Path, path)));

    // What is not evaluated, or is secret, is no value to write.
    public List<(string Path, SourceValue Value)> Withheld { get; } = [];

    public SourceValue? Find(string path) => path.Split('.').Aggregate((SourceValue?)properties, (value, step) => Step(value, step));

    public SourceValue? Take(string path)
    {
        var value = Find(path);
        if (value is not null)
        {
            _ = _taken.Add(path);
        }

        if (value is SourceUnknown or SourceSecret)
        {
            Withheld.Add((path, value));
            return null;
        }

        return value;
    }

    // What is no value of its type is no value to write, either.
    public List<(string Path, SourceValue Value, string Wanted)> Misfits { get; } = [];

    // Whether it is said, or what it is a part of, and only another program could tell what.
    public bool IsOpen(string path) => Find(path) is SourceUnknown or SourceSecret || (path.LastIndexOf('.') is > 0 and var end && IsOpen(path[..end]));

    public void MarkTaken(string path) => _taken.Add(path);

    public string? Text(string path) => SourceTexts.Of(Take(path));

    public bool? Boolean(string path) => Fitting<bool>(path, "true or false");

    public long? Number(string path) => Fitting<long>(path, "a whole number");

    private T? Fitting<T>(string path, string wanted)
        where T : struct
    {
        var value = Take(path);
        if (value is SourceScalar { Value: T fitting })
        {
            return fitting;
        }

        if (value is SourceScalar { Value: not null })
        {
            Misfits.Add((path, value, wanted));
        }

        return null;
    }

    public SourcePlace? PlaceOf(string path) => Find(path)?.Place;

    // containers[0] is an item of a list.
    private static SourceValue? Step(SourceValue? value, string step)
    {
        var bracket = step.IndexOf('[', StringComparison.Ordinal);
        var found = (value as SourceMap)?[bracket < 0 ? step : step[..bracket]];
        return bracket < 0 ? found
            : found is SourceList list && int.TryParse(step[(bracket + 1)..^1], CultureInfo.InvariantCulture, out var index) && index < list.Items.Length ? list.Items[index]
            : null;
    }

    private static bool IsWithin(string path, string whole) =>
        path == whole || (path.StartsWith(whole, StringComparison.Ordinal) && path[whole.Length] is '.' or '[');
}
