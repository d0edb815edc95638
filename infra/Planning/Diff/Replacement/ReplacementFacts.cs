namespace GpuInfra.Planning;

/// <summary>What is known of the properties that cannot be changed without replacing their resource.</summary>
public static class ReplacementFacts
{
    internal const string ProviderSaysSo = "the provider says so in the preview";

    private static readonly Dictionary<string, List<ReplacementRule>> ByType = ReplacementTable.All
        .GroupBy(static rule => rule.Fact.Type, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToList(), StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<ReplacementFact>> Known = new(static () =>
    [
        .. ReplacementTable.All.Select(static rule => rule.Fact),
        .. ProviderFacts.Types.Select(static type => ProviderFacts.Find(type)!)
            .SelectMany(static facts => facts.All.Where(static property => property.Replaces).Select(property => Fact(facts, property))),
    ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReplacementFact> All => Known.Value;

    internal static ReplacementFact? Find(PlannedResource resource, ValueDifference difference) =>
        ByType.GetValueOrDefault(resource.Type)?.Find(rule => rule.Forces(difference))?.Fact
        ?? Told(resource.Type, difference)
        ?? Asked(resource, difference);

    internal static ReplacementFact SaidInAPreview(string type, string path) => new(type, path, ProviderSaysSo, ReplacementSources.Preview);

    private static ReplacementFact? Told(string type, ValueDifference difference) =>
        ProviderFacts.Find(type) is { } facts && facts.Find(difference.Place) is { } property
        && Forcing(property, difference.Old, difference.New) is { } forcing
            ? Fact(facts, forcing)
            : null;

    // The property itself, or one that comes or goes with it.
    private static PropertyFacts? Forcing(PropertyFacts property, PropertyValue? old, PropertyValue? @new) =>
        property.Replaces ? property
        : old is not null && @new is not null ? null
        : (old ?? @new) switch
        {
            { Kind: PropertyKind.Map } block => property.Children
                .Where(child => block.Map.TryGet(child.Key, out var value) && !child.Value.IsNothing(value))
                .Select(child => Forcing(child.Value, null, block.Map[child.Key]))
                .FirstOrDefault(static forcing => forcing is not null),
            { Kind: PropertyKind.List } list => list.Items
                .Select(item => Forcing(property, null, item))
                .FirstOrDefault(static forcing => forcing is not null),
            _ => null,
        };

    private static ReplacementFact Fact(TypeFacts facts, PropertyFacts property) => new(facts.Type, property.Path, null, facts.Source);

    private static ReplacementFact? Asked(PlannedResource resource, ValueDifference difference) =>
        resource.ReplaceOnChanges.FirstOrDefault(path => new PropertyPattern(path).Select(difference).Any()) is { } path
            ? new ReplacementFact(
                resource.Type, path, "the resource asks for it with replaceOnChanges", ReplacementSources.ReplaceOnChanges)
            : null;
}
