namespace GpuInfra.Planning;

/// <summary>
/// What brings a stack back after a deployment that was cut short: what was being made may exist without standing in the state,
/// and every later deployment would then fail, as it exists already.
/// </summary>
public sealed class Recovery
{
    private static readonly string[] DrawnTypes = ["random:", "tls:", "time:"];

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
            recovery.Add(operation, present, export.AwaitingReplacement.Contains(operation.Resource.Urn));
        }

        recovery.IsProtected = pending.Exists(operation => operation.Resource.Protect);
        return recovery;
    }

    private void Add(PendingOperation operation, ILookup<string, PlannedResource> present, bool isAwaited)
    {
        var (name, type) = (operation.Resource.Name, operation.Resource.Type);
        var isPresent = present[operation.Resource.Urn].Any();
        switch (operation.Operation)
        {
            case PendingOperation.Creating or PendingOperation.Importing when StateAlone(operation.Resource) is { } why:
                _notes.Add($"{name} {why}");
                break;
            case PendingOperation.Importing when isPresent:
                _notes.Add($"{name} was being imported, and stands in the state.");
                break;
            case PendingOperation.Creating or PendingOperation.Importing when isPresent || isAwaited:
                _questions.Add(new(name, type, Rival(operation.Resource, present)));
                break;
            case PendingOperation.Creating or PendingOperation.Importing:
                Create(operation.Resource, present);
                break;
            case "updating" or "deleting" when isPresent:
                _notes.Add($"{name} was being {Past(operation.Operation)}: it stands in the state, and 'pulumi up' does again what is missing.");
                break;
            case "deleting":
                _notes.Add($"{name} was being deleted, and the state does not hold it any more: look whether it is gone.");
                break;
            case "reading":
                _notes.Add($"{name} was being read, which 'pulumi up' does again.");
                break;
            case "updating":
                _questions.Add(new(name, type, "it was being updated, but the state does not hold it. Look whether the export is whole."));
                break;
            default:
                _questions.Add(new(name, type, $"the operation '{operation.Operation}' is not known here. Look what became of it, and import it if it was made."));
                break;
        }
    }

    private static string Past(string operation) => operation == "updating" ? "updated" : "deleted";

    // 'pulumi import' takes no URN that the state holds under another id.
    private static string Rival(PlannedResource resource, ILookup<string, PlannedResource> present)
    {
        var made = Identity(resource, present) is { Missing.Count: 0 } id ? id.Id : "it";
        return present[resource.Urn].FirstOrDefault() is { } old
            ? $"the state holds {old.Id ?? "another one"} under its URN, so that {made} cannot be imported beside it. Where {made} was made, delete it in the "
                + "cloud: 'pulumi up' makes it again."
            : $"its predecessor is deleted, and the state keeps a mark of that under its URN. Where {made} was made, run 'pulumi state delete' with the URN "
                + "and 'recover' with another export, or delete what was made.";
    }

    private static ImportIdentity? Identity(PlannedResource resource, ILookup<string, PlannedResource> present) => resource.ImportId is { } said
        ? new ImportIdentity(said, [])
        : ImportIdentity.Of(resource, present[resource.ProviderUrn ?? ""].FirstOrDefault()?.Inputs ?? PropertyMap.Empty);

    private void Create(PlannedResource resource, ILookup<string, PlannedResource> present)
    {
        var id = Identity(resource, present);
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
                $"its id is {id.Id}, and its inputs do not say {Wording.All(id.Missing)}. Look it up in the cloud, and fill in "
                    + $"{ImportFile.Placeholder}."));
        }

        foreach (var lost in Lost(resource, present))
        {
            _questions.Add(new(resource.Name, resource.Type,
                $"it is named after {lost}, which the state does not hold: 'pulumi up' draws another one and replaces it. Import {lost} with the "
                    + "value that the name ends with, or delete what was made."));
        }

        foreach (var (role, urn) in new[] { ("parent", resource.ParentUrn), ("provider", resource.ProviderUrn) })
        {
            if (urn is not null && !present[urn].Any() && ResourceUrn.Of(urn).Type != StackName.RootType)
            {
                _questions.Add(new(resource.Name, resource.Type,
                    $"its {role} {ResourceUrn.Of(urn).Name} does not stand in the state. Make it {(role == "parent" ? "a component" : "an entry")} of the "
                        + "file, as 'pulumi preview --import-file' writes one."));
            }
        }
    }

    // What a provider draws by itself, without a cloud, is known by nothing but the state.
    private static string? StateAlone(PlannedResource resource) =>
        IsDrawn(resource.Type) ? "stands in the state alone: 'pulumi up' makes another one, and what is named after it gets another name."
        : !resource.IsCustom || CloudTypes.IsProvider(resource.Type) ? "stands in the state alone: 'pulumi up' makes it again."
        : resource.Type.StartsWith("command:", StringComparison.Ordinal) ? "is a command: 'pulumi up' runs it again."
        : null;

    private static bool IsDrawn(string type) => Array.Exists(DrawnTypes, start => type.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> Lost(PlannedResource resource, ILookup<string, PlannedResource> present) => resource.PropertyDependencies.Values
        .SelectMany(urns => urns)
        .Distinct(StringComparer.Ordinal)
        .Where(urn => IsDrawn(ResourceUrn.Of(urn).Type) && !present[urn].Any())
        .Select(urn => ResourceUrn.Of(urn).Name);
}

/// <summary>Something that an export does not say and an import needs.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Ask">What is not known, and what to do.</param>
public sealed record RecoveryQuestion(string Name, string Type, string Ask);
