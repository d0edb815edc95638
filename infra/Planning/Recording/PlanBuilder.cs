namespace GpuInfra.Planning;

// Makes the plan of what was recorded, after the run, when every output has its value.
internal sealed class PlanBuilder(PlanRecorder recorder)
{
    private readonly Dictionary<Registration, IReadOnlyList<string>> _members = [];

    public References References { get; } = new(recorder);

    public Plan Build()
    {
        EnsureUrnsAreUnique();
        var resources = recorder.Registrations.Select(Build).ToArray();
        Array.Sort(resources, 1, resources.Length - 1, Comparer<PlannedResource>.Create(
            static (left, right) => string.CompareOrdinal(left.Urn, right.Urn)));
        return new Plan
        {
            Project = recorder.Stack.Project,
            Stack = recorder.Stack.Stack,
            Resources = resources,
        };
    }

    private void EnsureUrnsAreUnique()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var duplicates = recorder.Registrations.Select(registration => registration.Urn).Where(urn => !seen.Add(urn));
        if (duplicates.Order(StringComparer.Ordinal).FirstOrDefault() is { } urn)
        {
            throw new PlanFailedException($"Two resources have the URN {urn}. Give one of them another name or another parent.");
        }
    }

    private PlannedResource Build(Registration registration)
    {
        var options = registration.Options;
        var custom = options as CustomResourceOptions;
        var byProperty = registration.InputDependencies.ToDictionary(entry => entry.Key, entry => Urns(entry.Value));
        var explicitly = Urns(ResolvedOutput.Value(options.DependsOn.ToOutput()));
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
            Dependencies = Sorted(byProperty.Values.Append(explicitly).SelectMany(static urns => urns)),
            PropertyDependencies = byProperty,
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

    private IReadOnlyList<string> Urns(IEnumerable<Resource> resources) =>
        Sorted(resources.SelectMany(resource => recorder.Find(resource) is { } found ? Members(found) : []));

    // To depend on a component is to depend on every resource in it that a provider makes.
    private IReadOnlyList<string> Members(Registration registration)
    {
        if (!_members.TryGetValue(registration, out var members))
        {
            members = registration.IsCustom ? [registration.Urn] : [.. registration.Children.SelectMany(Members)];
            _members.Add(registration, members);
        }

        return members;
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> urns) =>
        [.. urns.Distinct().Order(StringComparer.Ordinal)];
}
