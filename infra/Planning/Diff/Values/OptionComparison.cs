namespace GpuInfra.Planning;

// How the engine shall treat a resource, as properties below options.
internal static class OptionComparison
{
    private const string Options = "options";

    public static List<ValueDifference> Compare(PlannedResource old, PlannedResource @new, bool isState) =>
        AreSame(old, @new)
            ? []
            : ValueComparison.Compare(new ComparedResource(@new.Type, new ResourceInputs(Of(old, @new, isState), Of(@new, old, isState))));

    public static bool IsOption(ValueDifference difference) => difference.Place.Steps[0].Name == Options;

    // Most resources say the same, or nothing at all.
    private static bool AreSame(PlannedResource old, PlannedResource @new) =>
        old.Protect == @new.Protect
        && old.RetainOnDelete == @new.RetainOnDelete
        && old.DeletedWith == @new.DeletedWith
        && old.ProviderUrn == @new.ProviderUrn
        && old.ReadId == @new.ReadId
        && old.CustomTimeouts == @new.CustomTimeouts
        && old.IgnoreChanges.SequenceEqual(@new.IgnoreChanges)
        && old.ReplaceOnChanges.SequenceEqual(@new.ReplaceOnChanges);

    private static PropertyMap Of(PlannedResource resource, PlannedResource other, bool isState)
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>();
        Add(entries, "protect", PropertyValue.Of(resource.Protect));
        Add(entries, "retainOnDelete", PropertyValue.Of(resource.RetainOnDelete));
        Add(entries, "deletedWith", Reference(resource.DeletedWith, other.DeletedWith, IsSameUrn));
        Add(entries, "provider", Reference(resource.ProviderUrn, other.ProviderUrn, IsSameProvider));
        Add(entries, "customTimeouts", Timeouts(resource.CustomTimeouts));
        if (resource.ReadId is not null && other.ReadId is not null)
        {
            Add(entries, "id", PropertyValue.Of(resource.ReadId));
        }

        // The engine does not always write these two down.
        if (!isState)
        {
            Add(entries, "ignoreChanges", Texts(resource.IgnoreChanges));
            Add(entries, "replaceOnChanges", Texts(resource.ReplaceOnChanges));
        }

        return new PropertyMap([KeyValuePair.Create(Options, PropertyValue.Of(new PropertyMap(entries)))]);
    }

    private static void Add(List<KeyValuePair<string, PropertyValue>> entries, string name, PropertyValue? value)
    {
        if (value is not null)
        {
            entries.Add(KeyValuePair.Create(name, value));
        }
    }

    private static PropertyValue? Reference(string? urn, string? other, Func<string, string?, bool> areSame) =>
        urn is null || areSame(urn, other) ? null : PropertyValue.Of(urn);

    private static bool IsSameUrn(string urn, string? other) => other is not null && ResourceUrn.Of(urn) == ResourceUrn.Of(other);

    // The engine names the default provider of a package, where a program names none.
    private static bool IsSameProvider(string urn, string? other) => other is null
        ? ResourceUrn.OfProvider(urn).IsDefaultProvider
        : ResourceUrn.OfProvider(urn) == ResourceUrn.OfProvider(other);

    private static PropertyValue Texts(IReadOnlyList<string> texts) => PropertyValue.Of(texts.Select(PropertyValue.Of));

    private static PropertyValue? Timeouts(PlannedTimeouts? timeouts)
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>();
        Add(entries, "create", Seconds(timeouts?.Create));
        Add(entries, "update", Seconds(timeouts?.Update));
        Add(entries, "delete", Seconds(timeouts?.Delete));
        return entries.Count == 0 ? null : PropertyValue.Of(new PropertyMap(entries));
    }

    private static PropertyValue? Seconds(TimeSpan? time) =>
        time is { } said ? PropertyValue.Of(string.Create(null, $"{said.TotalSeconds}s")) : null;
}
