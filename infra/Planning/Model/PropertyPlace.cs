namespace GpuInfra.Planning;

// Where a value is: a chain, so that it costs nothing to walk where nothing differs.
internal sealed class PropertyPlace
{
    private readonly PropertyPlace? _parent;
    private readonly PropertyStep _step;
    private IReadOnlyList<PropertyStep>? _steps;

    private PropertyPlace(PropertyPlace? parent, PropertyStep step)
    {
        _parent = parent;
        _step = step;
    }

    public static PropertyPlace Root { get; } = new(null, default);

    public IReadOnlyList<PropertyStep> Steps => _steps ??= [.. Walk()];

    public PropertyPlace Property(string name) => new(this, new PropertyStep(StepKind.Name, name, 0));

    public PropertyPlace Item(string identity, int position) => new(this, new PropertyStep(StepKind.Identity, identity, position));

    public PropertyPlace Item(int position) => new(this, new PropertyStep(StepKind.Position, "", position));

    public bool IsAtOrAbove(PropertyPlace other) =>
        Steps.Count <= other.Steps.Count
        && Steps.Zip(other.Steps).All(static pair => pair.First with { Position = 0 } == pair.Second with { Position = 0 });

    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var step in Steps)
        {
            step.Write(path);
        }

        return path.ToString();
    }

    private IEnumerable<PropertyStep> Walk() => _parent is null ? [] : [.. _parent.Steps, _step];
}

// One step of the way to a value. The position is there for the engine's own paths, which know no identities.
internal readonly record struct PropertyStep(StepKind Kind, string Name, int Position)
{
    public bool IsItem => Kind != StepKind.Name;

    public void Write(StringBuilder path)
    {
        if (Kind == StepKind.Position)
        {
            path.Append('[').Append(Position).Append(']');
        }
        else if (Kind == StepKind.Name && Name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            path.Append(path.Length == 0 ? "" : ".").Append(Name);
        }
        else
        {
            path.Append("[\"").Append(Name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
    }
}

internal enum StepKind
{
    // To a property or to an entry of a map.
    Name,

    // To the item of a list that its identity names.
    Identity,

    // To the item of a list that has nothing but its position.
    Position,
}
