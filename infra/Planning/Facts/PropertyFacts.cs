namespace GpuInfra.Planning;

// What the provider says of one property of a type.
internal sealed class PropertyFacts
{
    private readonly Dictionary<string, PropertyFacts> _children;
    private PropertyFacts? _item;

    public PropertyFacts() => _children = new(StringComparer.Ordinal);

    private PropertyFacts(Dictionary<string, PropertyFacts> children) => _children = children;

    // In the engine's spelling, with [*] for every item.
    public required string Path { get; init; }

    public required PropertyForm Form { get; init; }

    // Whether a single value is a text.
    public bool IsText { get; init; }

    // What is no input only the provider says.
    public bool IsInput { get; init; }

    public bool IsRequired { get; init; }

    // Left out by the program, whatever is deployed stays.
    public bool IsComputed { get; init; }

    // What the provider sets where the program leaves the property out.
    public PropertyValue? WhenLeftOut { get; init; }

    public bool Replaces { get; init; }

    // Whether the order of the items means nothing.
    public bool IsUnordered { get; init; }

    // A list whose order means nothing, though an item that stands twice in it does.
    public bool IsSorted { get; init; }

    // What the provider overwrites in a state that names no version of its schema.
    public PropertyValue? Migrated { get; init; }

    public IReadOnlyList<Equality> Equalities { get; init; } = [];

    public IReadOnlyDictionary<string, PropertyFacts> Children => _children;

    public bool StaysAsDeployed => IsComputed && WhenLeftOut is null;

    // Of one item of the list or set.
    public PropertyFacts Item => _item ??= new PropertyFacts(_children)
    {
        Path = $"{Path}[*]",
        Form = Form == PropertyForm.Scalars ? PropertyForm.Scalar : PropertyForm.Block,
        IsInput = IsInput,
        Replaces = Replaces,
        Equalities = Equalities,
    };

    public PropertyFacts? Child(string name) => _children.GetValueOrDefault(name);

    public void Add(string name, PropertyFacts child) => _children.Add(name, child);

    // Whether the provider does not tell the value from none.
    public bool IsNothing(PropertyValue? value) =>
        ScalarEquality.IsZero(value) || (Form == PropertyForm.Map && value is { Kind: PropertyKind.Map, Map.Count: 0 });

    public bool AreSame(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs)
    {
        foreach (var areSame in Equalities)
        {
            if (areSame(deployed, planned, inputs))
            {
                return true;
            }
        }

        return false;
    }
}
