namespace GpuInfra.Planning;

/// <summary>What is known of the properties that cannot be changed without replacing their resource.</summary>
public static class ReplacementFacts
{
    internal const string ProviderSaysSo = "the provider says so in the preview";

    private static readonly ILookup<string, (PropertyPattern Pattern, ReplacementCondition Condition)> Conditions = ResourceKinds.All
        .SelectMany(static kind => kind.Replacements.Select(condition => (kind.Type, Condition: condition)))
        .ToLookup(
            static entry => entry.Type, static entry => (new PropertyPattern(entry.Condition.Path), entry.Condition), StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<ReplacementFact>> Known = new(static () =>
    [
        .. ResourceKinds.All.SelectMany(static kind => kind.Replacements.Select(condition => Fact(kind.Type, condition))),
        .. ProviderFacts.Types.Select(static type => ProviderFacts.Find(type)!)
            .SelectMany(static facts => facts.All.Where(static property => property.Replaces).Select(property => Fact(facts, property))),
    ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReplacementFact> All => Known.Value;

    internal static ReplacementFact? Find(PlannedResource resource, ValueDifference difference) =>
        Conditional(resource.Type, difference)
        ?? Told(resource.Type, difference)
        ?? Asked(resource, difference);

    internal static ReplacementFact SaidInAPreview(string type, string path) => new(type, path, ProviderSaysSo, ReplacementSources.Preview);

    private static ReplacementFact? Conditional(string type, ValueDifference difference) => Conditions[type]
        .Where(entry => entry.Pattern.Select(difference).Any(values => Holds(entry.Condition.When, values.Old, values.New)))
        .Select(entry => Fact(type, entry.Condition))
        .FirstOrDefault();

    private static ReplacementFact Fact(string type, ReplacementCondition condition) =>
        new(type, condition.Path, condition.Words, condition.Source ?? ProviderFacts.Find(type)!.Source);

    private static bool Holds(ReplacesWhen when, PropertyValue? old, PropertyValue? @new) => when switch
    {
        ReplacesWhen.SwitchedOff => Read.Flag(old) == true && Read.Flag(@new) != true,
        ReplacesWhen.Lowered => Read.Number(old) is { } before && Read.Number(@new) is { } after && after < before,
        ReplacesWhen.NotWidened =>
            AddressRange.TryParse(old) is { } before && AddressRange.TryParse(@new) is { } after && !after.Contains(before),
        ReplacesWhen.AttachmentChanged => IsAttachment(old) && IsAttachment(@new),
        _ => true,
    };

    private static bool IsAttachment(PropertyValue? target) =>
        Read.Text(target)?.Contains("/serviceAttachments/", StringComparison.Ordinal) == true;

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

// Who says what cannot be changed in place, beside the facts of the provider of Google Cloud.
internal static class ReplacementSources
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    public static Source ReplaceOnChanges { get; } = new(
        "https://www.pulumi.com/docs/iac/concepts/resources/options/replaceonchanges/", Today, Certainty.Confirmed);

    public static Source Preview { get; } = new(
        "https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/", Today, Certainty.Confirmed);
}
