using System.Text.Json.Nodes;

namespace GpuInfra.Planning;

/// <summary>A resource of a file for <c>pulumi import --file</c>.</summary>
/// <param name="Type">Its type token.</param>
/// <param name="Name">Its name in the file, which no other has.</param>
public sealed record ImportEntry(string Type, string Name)
{
    /// <summary>The id by which the provider finds it; nothing where it must be filled in.</summary>
    public string? Id { get; init; }

    /// <summary>The name of its parent, of the file or of its table; nothing for a child of the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>The name of its provider, of the file or of its table; nothing for the default one.</summary>
    public string? Provider { get; init; }

    /// <summary>The version of the default provider; nothing where another provider is named.</summary>
    public string? Version { get; init; }

    /// <summary>Whether it is a component, which is made in the state alone.</summary>
    public bool IsComponent { get; init; }

    /// <summary>The inputs of a provider, as texts; nothing for what is found by its id.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>Its name in the program, where that is another one than in the file.</summary>
    public string? LogicalName { get; init; }
}

/// <summary>What <c>pulumi import --file</c> reads: resources to take into the state, and names for what stands in it.</summary>
public sealed class ImportFile
{
    /// <summary>What stands for an id that must be filled in, as <c>pulumi preview --import-file</c> writes it.</summary>
    public const string Placeholder = "<PLACEHOLDER>";

    private readonly Dictionary<string, string> _byUrn = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<ImportEntry> _entries = [];

    /// <summary>The resources, in the order of their making.</summary>
    public IReadOnlyList<ImportEntry> Entries => _entries;

    /// <summary>The URNs of what stands in the state, by the names that the entries use.</summary>
    public IReadOnlyDictionary<string, string> NameTable => _names;

    /// <summary>
    /// The file that takes resources of a plan into an empty state, with the components around them and their provider. An id that the
    /// plan does not say must be filled in.
    /// </summary>
    /// <param name="plan">What the stack is to hold.</param>
    /// <param name="exists">Whether a resource exists already.</param>
    public static ImportFile Of(Plan plan, Func<PlannedResource, bool> exists)
    {
        var file = new ImportFile();
        var all = plan.Resources.ToDictionary(resource => resource.Urn);
        foreach (var resource in plan.Resources.Where(resource => resource.IsCustom && !CloudTypes.IsProvider(resource.Type) && exists(resource)))
        {
            file.AddAfterItsOwn(resource, all);
        }

        return file;
    }

    // What a resource belongs to comes before it.
    private void AddAfterItsOwn(PlannedResource resource, IReadOnlyDictionary<string, PlannedResource> all)
    {
        if (_byUrn.ContainsKey(resource.Urn) || resource.Type == StackName.RootType)
        {
            return;
        }

        var provider = all.GetValueOrDefault(resource.ProviderUrn ?? "");
        foreach (var other in new[] { all.GetValueOrDefault(resource.ParentUrn ?? ""), provider }.OfType<PlannedResource>())
        {
            AddAfterItsOwn(other, all);
        }

        Add(resource, ImportIdentity.Of(resource, provider?.Inputs ?? PropertyMap.Empty) is { Missing.Count: 0 } id ? id.Id : null);
    }

    internal void Add(PlannedResource resource, string? id)
    {
        var name = Take(resource.Name, resource.Type);
        var isProvider = CloudTypes.IsProvider(resource.Type);
        _byUrn.TryAdd(resource.Urn, name);
        _entries.Add(new ImportEntry(resource.Type, name)
        {
            Id = id,
            IsComponent = !resource.IsCustom,
            Inputs = isProvider ? resource.Inputs.Entries.ToDictionary(entry => entry.Key, entry => TextOf(entry.Value)) : null,
            Parent = resource.ParentUrn is { } parent && ResourceUrn.Of(parent).Type != StackName.RootType ? NameOf(parent) : null,
            Provider = resource.ProviderUrn is { } provider ? NameOf(provider) : null,
            Version = resource.DefaultProviderUrn is { } standard ? VersionOf(ResourceUrn.Of(standard).Name) : null,
            LogicalName = name == resource.Name ? null : resource.Name,
        });
    }

    // Pulumi keeps the inputs of a provider as texts, and what is no text as JSON without blanks.
    private static string TextOf(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Text when value.Text.StartsWith('{') => JsonNode.Parse(value.Text)!.ToJsonString(),
        PropertyKind.Text => value.Text,
        PropertyKind.Flag => value.Flag ? "true" : "false",
        _ => value.ToString(),
    };

    // The engine calls the default provider of a version default_9_35_0.
    private static string? VersionOf(string provider) =>
        provider.IndexOf('_', StringComparison.Ordinal) is >= 0 and var at ? provider[(at + 1)..].Replace('_', '.') : null;

    private string NameOf(string urn)
    {
        if (!_byUrn.TryGetValue(urn, out var name))
        {
            var resource = ResourceUrn.Of(urn);
            name = Take(resource.Name, resource.Type);
            _byUrn.Add(urn, name);
            _names.Add(name, urn);
        }

        return name;
    }

    // As Pulumi does: a name that is taken gets the type's after it.
    private string Take(string name, string type)
    {
        var typed = name + type[(type.LastIndexOf(':') + 1)..];
        var free = name;
        for (var count = 1; !_taken.Add(free); count++)
        {
            free = count == 1 ? typed : string.Create(CultureInfo.InvariantCulture, $"{typed}{count}");
        }

        return free;
    }
}
