namespace GpuInfra.Planning;

/// <summary>
/// What brings a stack back after a deployment that was cut short: what was being made may exist without standing in the state,
/// and every later deployment would then fail, as it exists already.
/// </summary>
public sealed class Recovery
{
    private readonly List<RecoveryQuestion> _questions = [];
    private readonly List<string> _notes = [];

    private Recovery(string stack) => Stack = stack;

    /// <summary>The stack.</summary>
    public string Stack { get; }

    /// <summary>What is to be imported.</summary>
    public ImportFile File { get; } = new();

    /// <summary>What somebody must look up.</summary>
    public IReadOnlyList<RecoveryQuestion> Questions => _questions;

    /// <summary>What needs no import, in sentences.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>
    /// Whether the program protects something of it. An import protects all that it takes unless it is told otherwise, until the next
    /// deployment sets what the program says.
    /// </summary>
    public bool IsProtected { get; private set; }

    /// <summary>Reads what an export says of operations that never ended.</summary>
    public static Recovery Of(StackSnapshot export)
    {
        var pending = export.Pending.DistinctBy(operation => (operation.Operation, operation.Resource.Urn)).ToList();
        var stack = export.Plan.Stack.Length > 0 ? export.Plan.Stack
            : pending is [var first, ..] ? UrnParts.Find(first.Resource.Urn)!.Stack
            : "";
        var recovery = new Recovery(stack);
        var present = export.Plan.Resources.ToLookup(resource => resource.Urn, StringComparer.Ordinal);
        foreach (var operation in pending)
        {
            if (operation.Operation == PendingOperation.Creating)
            {
                recovery.Create(operation.Resource, present);
            }
            else
            {
                recovery._notes.Add(
                    $"{operation.Resource.Name} was being {Past(operation.Operation)}: it stands in the state, and 'pulumi up' does again what is missing.");
            }
        }

        recovery.IsProtected = pending.Exists(operation => operation.Resource.Protect);
        return recovery;
    }

    private static string Past(string operation) => operation switch
    {
        "updating" => "updated",
        "deleting" => "deleted",
        "reading" => "read",
        "importing" => "imported",
        _ => operation,
    };

    private void Create(PlannedResource resource, ILookup<string, PlannedResource> present)
    {
        if (IsOnlyInState(resource.Type))
        {
            _notes.Add($"{resource.Name} stands in the state alone: 'pulumi up' makes another one, and what is named after it gets another name.");
            return;
        }

        var provider = present[resource.ProviderUrn ?? ""].FirstOrDefault()?.Inputs ?? PropertyMap.Empty;
        var id = ImportIdentity.Of(resource, provider);
        if (id is null && ProviderFacts.Find(resource.Type) is not null)
        {
            _questions.Add(new(resource.Name, resource.Type,
                "the provider takes no import of this type. Look whether it exists, and delete it: 'pulumi up' makes it again."));
            return;
        }

        File.Add(resource, id is { Missing.Count: 0 } ? id.Id : null);
        if (id is null)
        {
            _questions.Add(new(resource.Name, resource.Type,
                $"nothing is known of the ids of this type. Fill in {ImportFile.Placeholder} as the provider's page says under Import."));
        }
        else if (id.Missing.Count > 0)
        {
            _questions.Add(new(resource.Name, resource.Type,
                $"its id is {id.Id}, and its inputs do not say {string.Join(" and ", id.Missing)}. Look it up in the cloud, and fill in "
                    + $"{ImportFile.Placeholder}."));
        }

        foreach (var lost in Lost(resource, present))
        {
            _questions.Add(new(resource.Name, resource.Type,
                $"it is named after {lost}, which the state does not hold: 'pulumi up' draws another one and replaces it. Import {lost} with the "
                    + "value that the name ends with, or delete what was made."));
        }

        if (resource.ParentUrn is { } parent && !present[parent].Any() && ResourceUrn.Of(parent).Type != StackName.RootType)
        {
            _questions.Add(new(resource.Name, resource.Type,
                $"its parent {ResourceUrn.Of(parent).Name} does not stand in the state. Make it a component of the file, as "
                    + "'pulumi preview --import-file' writes one."));
        }
    }

    // What is random is known by nothing but the state.
    private static bool IsOnlyInState(string type) => type.StartsWith("random:", StringComparison.Ordinal);

    private static IEnumerable<string> Lost(PlannedResource resource, ILookup<string, PlannedResource> present) => resource.PropertyDependencies.Values
        .SelectMany(urns => urns)
        .Distinct(StringComparer.Ordinal)
        .Where(urn => IsOnlyInState(ResourceUrn.Of(urn).Type) && !present[urn].Any())
        .Select(urn => ResourceUrn.Of(urn).Name);
}

/// <summary>Something that an export does not say and an import needs.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Ask">What is not known, and what to do.</param>
public sealed record RecoveryQuestion(string Name, string Type, string Ask);
