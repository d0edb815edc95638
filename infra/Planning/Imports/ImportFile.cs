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

    internal void Add(PlannedResource resource, string? id)
    {
        var name = Take(resource.Name, resource.Type);
        _byUrn.TryAdd(resource.Urn, name);
        _entries.Add(new ImportEntry(resource.Type, name)
        {
            Id = id,
            Parent = resource.ParentUrn is { } parent && ResourceUrn.Of(parent).Type != StackName.RootType ? NameOf(parent) : null,
            Provider = resource.ProviderUrn is { } provider ? NameOf(provider) : null,
            Version = resource.DefaultProviderUrn is { } standard ? VersionOf(ResourceUrn.Of(standard).Name) : null,
            LogicalName = name == resource.Name ? null : resource.Name,
        });
    }

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
