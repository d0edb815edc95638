using System.Collections.Concurrent;

namespace GpuInfra.Planning;

// What the provider says of its types: read type by type, when one is first asked for.
internal static class ProviderFacts
{
    private static readonly Lazy<FactsFile> File = new(FactsFile.Load);
    private static readonly ConcurrentDictionary<string, TypeFacts?> ByType = new(StringComparer.Ordinal);

    public static IEnumerable<string> Types => File.Value.Types;

    // The equalities that the file tells in words, and those that it only names.
    public static IReadOnlyDictionary<string, string?> Equalities => File.Value.Equalities;

    public static TypeFacts? Find(string type) => ByType.GetOrAdd(type, static name => File.Value.Read(name));
}

// What the provider says of the properties of one type.
internal sealed class TypeFacts(string type, Source source, IReadOnlyList<string> importIds, PropertyFacts root)
{
    public string Type => type;

    public Source Source => source;

    // The forms of the id by which an import finds a resource, the whole one first. None where it takes no import.
    public IReadOnlyList<string> ImportIds => importIds;

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

// What a provider takes a property for.
internal enum PropertyForm
{
    // A text, a number or a truth value.
    Scalar,

    // Texts by name.
    Map,

    // One object.
    Block,

    // Objects in a list or a set.
    Blocks,

    // Texts or numbers in a list or a set.
    Scalars,
}

// The inputs of one resource on both sides.
internal sealed record ResourceInputs(PropertyMap Old, PropertyMap New);
