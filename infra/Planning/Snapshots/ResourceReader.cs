namespace GpuInfra.Planning;

// One resource of a state, as previews and exports have it.
internal static class ResourceReader
{
    public static PlannedResource Read(JsonPlace state)
    {
        var urn = state.Get("urn").Text();
        var resource = new PlannedResource
        {
            Urn = urn,
            Type = state.Get("type").Text(),
            Name = UrnParts.Find(urn)?.Name ?? throw state.Get("urn").Mistake($"is '{urn}', which is no URN"),
            IsCustom = state.FindFlag("custom"),
            ParentUrn = state.FindText("parent"),
            ReadId = state.FindFlag("external") ? state.FindText("id") : null,
            ImportId = state.FindText("importID"),
            Inputs = state.Find("inputs") is { } inputs ? ValueReader.ReadMap(inputs) : PropertyMap.Empty,
            Outputs = state.Find("outputs") is { } outputs ? ValueReader.ReadMap(outputs) : null,
            Dependencies = state.FindTexts("dependencies"),
            PropertyDependencies = PropertyDependencies(state),
            Protect = state.FindFlag("protect"),
            RetainOnDelete = state.FindFlag("retainOnDelete"),
            DeletedWith = state.FindText("deletedWith"),
            Aliases = state.FindTexts("aliases"),
            IgnoreChanges = state.FindTexts("ignoreChanges"),
            ReplaceOnChanges = state.FindTexts("replaceOnChanges"),
            AdditionalSecretOutputs = state.FindTexts("additionalSecretOutputs"),
            CustomTimeouts = state.Find("customTimeouts") is { } timeouts ? Timeouts(timeouts) : null,
        };
        return state.FindText("provider") is { } provider ? WithProvider(resource, provider) : resource;
    }

    public static PlannedResource ReadDeployed(JsonPlace state)
    {
        var resource = Read(state);
        return resource with { Id = state.FindText("id"), Outputs = resource.Outputs ?? PropertyMap.Empty };
    }

    // A reference to a provider is its URN and its identity. That of a default provider says no more than that there is none.
    private static PlannedResource WithProvider(PlannedResource resource, string reference)
    {
        var end = reference.LastIndexOf("::", StringComparison.Ordinal);
        var urn = end < 0 ? reference : reference[..end];
        return ResourceUrn.Of(urn).IsDefaultProvider
            ? resource with { DefaultProviderUrn = urn }
            : resource with { ProviderUrn = urn };
    }

    private static Dictionary<string, IReadOnlyList<string>> PropertyDependencies(JsonPlace state)
    {
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (state.Find("propertyDependencies") is { } places)
        {
            foreach (var (property, _) in places.Entries())
            {
                if (places.FindTexts(property) is { Count: > 0 } urns)
                {
                    dependencies[property] = urns;
                }
            }
        }

        return dependencies;
    }

    private static PlannedTimeouts? Timeouts(JsonPlace timeouts)
    {
        var said = new PlannedTimeouts(Time(timeouts, "create"), Time(timeouts, "update"), Time(timeouts, "delete"));
        return said is { Create: null, Update: null, Delete: null } ? null : said;
    }

    private static TimeSpan? Time(JsonPlace timeouts, string name) => timeouts.FindNumber(name) switch
    {
        null or 0 => null,
        var seconds and > 0 and < int.MaxValue => TimeSpan.FromSeconds(seconds.Value),
        _ => throw timeouts.Get(name).Mistake("is no number of seconds"),
    };
}
