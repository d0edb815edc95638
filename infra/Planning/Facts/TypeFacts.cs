namespace GpuInfra.Planning;

// What the provider says of the properties of one type.
internal sealed class TypeFacts(string type, Source source, PropertyFacts root)
{
    public string Type => type;

    public Source Source => source;

    public PropertyFacts Root => root;

    public IEnumerable<PropertyFacts> All => Below(root);

    // The facts of what stands at a place; of an entry those of its map, of an item those of its list.
    public PropertyFacts? Find(PropertyPlace place)
    {
        var facts = root;
        foreach (var step in place.Steps)
        {
            if (facts is null or { Form: PropertyForm.Map })
            {
                return facts;
            }

            facts = step.IsItem ? facts : facts.Child(step.Name);
        }

        return facts;
    }

    private static IEnumerable<PropertyFacts> Below(PropertyFacts facts) =>
        facts.Children.Values.SelectMany(static child => Below(child).Prepend(child));
}
