namespace GpuInfra.Planning;

// The inputs of a pair in a form that can be compared: references resolved, the JSON of providers unfolded, and of two
// stacks the same project and region.
internal sealed class ComparedInputs(KnownValues values, StackTranslation? translation)
{
    // Whether the old side is what a program says, whatever is known of what is deployed.
    public bool IsOfPrograms { get; init; }

    public ComparedResource Of(PlannedResource old, PlannedResource @new, bool isState)
    {
        var facts = ProviderFacts.Find(@new.Type);
        var isDeployed = isState && facts is not null && !IsOfPrograms;
        return new ComparedResource(@new.Type, Inputs(old, @new, isDeployed ? DeployedValues.Of(old, facts!) : old.Inputs))
        {
            Facts = facts,
            IsState = isState,
            IsWhole = isDeployed && DeployedValues.AreWhole(old, facts!),
            IsMigrated = isState && DeployedValues.AreMigrated(old),
        };
    }

    private ResourceInputs Inputs(PlannedResource old, PlannedResource @new, PropertyMap deployed)
    {
        if (CloudTypes.IsProvider(@new.Type))
        {
            return new(Unfold(old.Inputs), Unfold(values.Resolve(@new.Inputs)));
        }

        return new(translation?.Translate(deployed) ?? deployed, values.Resolve(@new.Inputs));
    }

    // The engine takes whatever is no text in a provider's configuration as JSON, in any spelling.
    private static PropertyMap Unfold(PropertyMap inputs) => ValueTree.Map(inputs, static text =>
        text.Text is ['{', ..] or ['[', ..] ? Parse(text) : text);

    private static PropertyValue Parse(PropertyValue text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Text);
            return Of(document.RootElement);
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            // The latter of half a character, which JSON can spell.
            return text;
        }
    }

    private static PropertyValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PropertyValue.Of(new PropertyMap(
            element.EnumerateObject().DistinctBy(static entry => entry.Name)
                .Select(static entry => KeyValuePair.Create(entry.Name, Of(entry.Value))))),
        JsonValueKind.Array => PropertyValue.Of(element.EnumerateArray().Select(Of)),
        JsonValueKind.True or JsonValueKind.False => PropertyValue.Of(element.GetBoolean()),
        JsonValueKind.Number => PropertyValue.Of(element.GetDouble()),
        JsonValueKind.Null => PropertyValue.Null,
        _ => PropertyValue.Of(element.GetString()!),
    };
}

// What is compared of one resource, and what is known of its type.
internal sealed record ComparedResource(string Type, ResourceInputs Inputs)
{
    public TypeFacts? Facts { get; init; }

    // Whether the old side is what is deployed.
    public bool IsState { get; init; }

    // Whether the state holds whatever the provider knows, so that what is not in it is not there.
    public bool IsWhole { get; init; }

    // Whether the state names no version of the schema, and the provider brings it up to date before it compares.
    public bool IsMigrated { get; init; }
}
