namespace GpuInfra.Planning;

// Makes the plan of what was recorded, after the run, when every output has its value.
internal sealed class PlanBuilder(PlanRecorder recorder)
{
    // Every registration in the ordinal order of the URNs: by its rank there it is sorted and compared, since many depend on the same.
    private readonly Registration[] _ordered = [.. recorder.Registrations.OrderBy(registration => registration.Urn, StringComparer.Ordinal)];
    private readonly Dictionary<Registration, int> _ranks = [];
    private readonly Dictionary<Registration, IReadOnlyList<int>> _members = [];

    public References References { get; } = new(recorder);

    public Plan Build()
    {
        EnsureUrnsAreUnique();
        foreach (var (rank, registration) in _ordered.Index())
        {
            _ranks.Add(registration, rank);
        }

        return new Plan
        {
            Project = recorder.Stack.Project,
            Stack = recorder.Stack.Stack,
            Resources = [.. _ordered.OrderByDescending(static registration => registration.Parent is null).Select(Build)],
        };
    }

    private void EnsureUrnsAreUnique()
    {
        if (_ordered.Zip(_ordered.Skip(1)).FirstOrDefault(static pair => pair.First.Urn == pair.Second.Urn).First?.Urn is { } urn)
        {
            throw new PlanFailedException($"Two resources have the URN {urn}. Give one of them another name or another parent.");
        }
    }

    private PlannedResource Build(Registration registration)
    {
        var options = registration.Options;
        var custom = options as CustomResourceOptions;
        var byProperty = registration.InputDependencies.ToDictionary(entry => entry.Key, entry => Ranks(entry.Value));
        var explicitly = Ranks(ResolvedOutput.Value(options.DependsOn.ToOutput()));
        return new PlannedResource
        {
            Urn = registration.Urn,
            Type = registration.Type,
            Name = registration.Name,
            IsCustom = registration.IsCustom,
            ParentUrn = registration.Parent?.Urn,
            ProviderUrn = ProviderUrn(registration),
            DefaultProviderUrn = DefaultProviderUrn(registration),
            ReadId = ReadId(options),
            ImportId = custom?.ImportId,
            Inputs = Inputs(registration),
            Outputs = registration.Parent is null ? References.ToMap(recorder.Outputs.Values, recorder.Outputs.Mask) : null,
            Dependencies = Urns(byProperty.Count == 0 ? explicitly : Sorted(byProperty.Values.Append(explicitly).SelectMany(static ranks => ranks))),
            PropertyDependencies = byProperty.ToDictionary(entry => entry.Key, entry => Urns(entry.Value)),
            Protect = registration.Protect,
            RetainOnDelete = registration.RetainOnDelete,
            DeletedWith = registration.DeletedWith is { } other ? recorder.Find(other)?.Urn : null,
            Aliases = AliasUrns.Of(registration, recorder),
            IgnoreChanges = [.. options.IgnoreChanges],
            ReplaceOnChanges = [.. options.ReplaceOnChanges],
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            AdditionalSecretOutputs = [.. registration.AdditionalSecretOutputs],
            CustomTimeouts = options.CustomTimeouts is { } timeouts
                ? new PlannedTimeouts(timeouts.Create, timeouts.Update, timeouts.Delete)
                : null,
        };
    }

    // Classes made from a schema always give an identity: an empty one, unless the resource shall be read.
    private static string? ReadId(ResourceOptions options) =>
        options.Id is { } id && ResolvedOutput.Value(id.ToOutput()) is { Length: > 0 } said ? said : null;

    private PropertyMap Inputs(Registration registration) => new(registration.Inputs.Select(input =>
        KeyValuePair.Create(input.Key, References.ToValue(input.Value, registration.Mask(input.Key)))));

    // The mocks are told the provider that the SDK chose, by its URN and its identity; the identity is a stand-in.
    private string? ProviderUrn(Registration registration) =>
        recorder.Symbols.TryFind(registration.ProviderReference ?? "", out var symbol) ? symbol.Owner.Urn : null;

    private string? DefaultProviderUrn(Registration registration) =>
        registration.IsCustom && ProviderUrn(registration) is null && !CloudTypes.IsProvider(registration.Type)
            ? DefaultProvider.UrnOf(registration.Type, registration.Options.Version, recorder.Stack)
            : null;

    private IReadOnlyList<int> Ranks(IEnumerable<Resource> resources) =>
        Sorted(resources.SelectMany(resource => recorder.Find(resource) is { } found ? Members(found) : []));

    // To depend on a component is to depend on every resource in it that a provider makes.
    private IReadOnlyList<int> Members(Registration registration)
    {
        if (!_members.TryGetValue(registration, out var members))
        {
            members = registration.IsCustom ? [_ranks[registration]] : [.. registration.Children.SelectMany(Members)];
            _members.Add(registration, members);
        }

        return members;
    }

    private static IReadOnlyList<int> Sorted(IEnumerable<int> ranks) => [.. ranks.Distinct().Order()];

    private IReadOnlyList<string> Urns(IReadOnlyList<int> ranks) => [.. ranks.Select(rank => _ordered[rank].Urn)];
}
