namespace GpuInfra.Planning;

// A path of a table or of an option of a resource: [*] stands for every item, * alone for everything.
internal sealed class PropertyPattern
{
    private const string Any = "*";

    private readonly List<PropertyStep> _steps = [];

    public PropertyPattern(string path)
    {
        var rest = path.AsSpan();
        while (!rest.IsEmpty)
        {
            _steps.Add(rest[0] == '[' ? TakeItem(ref rest) : TakeName(ref rest));
            rest = rest is ['.', ..] ? rest[1..] : rest;
        }
    }

    // Whether the place is what the pattern names, or something in it.
    public bool Covers(PropertyPlace place) =>
        place.Steps.Count >= _steps.Count && _steps.Zip(place.Steps).All(static pair => Matches(pair.First, pair.Second));

    // The values that the pattern names in a difference: the difference's own, or parts of them where it lies above.
    public IEnumerable<(PropertyValue? Old, PropertyValue? New)> Select(ValueDifference difference)
    {
        var steps = difference.Place.Steps;
        if (steps.Count >= _steps.Count)
        {
            return Covers(difference.Place) ? [(difference.Old, difference.New)] : [];
        }

        return steps.Zip(_steps).All(static pair => Matches(pair.Second, pair.First))
            ? SelectBelow(difference.Old, difference.New, steps.Count)
            : [];
    }

    private static bool Matches(PropertyStep pattern, PropertyStep step) =>
        pattern.Name == Any ? step.IsItem || pattern.Kind == StepKind.Name
        : pattern.Kind == StepKind.Position ? step.IsItem && step.Position == pattern.Position
        : step.Name == pattern.Name;

    private static PropertyStep TakeName(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('.', '[');
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        return new PropertyStep(StepKind.Name, name.ToString(), 0);
    }

    private static PropertyStep TakeItem(ref ReadOnlySpan<char> rest)
    {
        var isQuoted = rest is ['[', '"', ..];
        var (start, close) = isQuoted ? (2, "\"]") : (1, "]");
        var end = rest.IndexOf(close);
        var item = end < 0 ? rest[start..] : rest[start..end];
        rest = end < 0 ? [] : rest[(end + close.Length)..];
        return isQuoted ? new PropertyStep(StepKind.Name, item.ToString().Replace("\\\"", "\"", StringComparison.Ordinal), 0)
            : int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? new PropertyStep(StepKind.Position, "", position)
                : new PropertyStep(StepKind.Identity, item.ToString(), 0);
    }

    private IEnumerable<(PropertyValue? Old, PropertyValue? New)> SelectBelow(PropertyValue? old, PropertyValue? @new, int depth)
    {
        if (depth == _steps.Count)
        {
            return old is null && @new is null ? [] : [(old, @new)];
        }

        if (_steps[depth].IsItem)
        {
            return Items(old).SelectMany(item => SelectBelow(item, null, depth + 1))
                .Concat(Items(@new).SelectMany(item => SelectBelow(null, item, depth + 1)));
        }

        return SelectBelow(Child(old, depth), Child(@new, depth), depth + 1);
    }

    private PropertyValue? Child(PropertyValue? value, int depth) =>
        value is { Kind: PropertyKind.Map } && value.Map.TryGet(_steps[depth].Name, out var child) ? child : null;

    private static IReadOnlyList<PropertyValue> Items(PropertyValue? value) =>
        value is { Kind: PropertyKind.List } ? value.Items : [];
}
