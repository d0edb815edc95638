namespace GpuInfra.Planning;

// Components make nothing themselves: what changes in one shows in what it holds. Only where nothing does, it is told.
internal sealed class ComponentChanges
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _parents = new(StringComparer.Ordinal);

    private ComponentChanges(IReadOnlyList<ResourcePair> pairs, IEnumerable<ResourceChange> changes)
    {
        foreach (var pair in pairs)
        {
            Remember(pair.New);
            Remember(pair.Old);
        }

        foreach (var change in changes)
        {
            Tell(change.New);
            Tell(change.Old);
        }
    }

    public static IReadOnlyList<ResourceChange> Of(
        IReadOnlyList<ResourcePair> pairs,
        IReadOnlyList<ResourceChange> changes,
        Func<ResourcePair, bool> isTold,
        Func<ResourcePair, ResourceDraft?> compare)
    {
        var components = new ComponentChanges(pairs, changes);
        return
        [
            .. pairs
                .Where(pair => !pair.Resource.IsCustom && pair.Resource.Type != StackName.RootType && isTold(pair))
                .OrderByDescending(components.Depth)
                .Select(pair => components.Of(pair, compare))
                .OfType<ResourceChange>(),
        ];
    }

    private ResourceChange? Of(ResourcePair pair, Func<ResourcePair, ResourceDraft?> compare)
    {
        if (_told.Contains(pair.Resource.Urn))
        {
            return null;
        }

        var change = (pair.Old, pair.New) is ({ }, { }) ? compare(pair) is { IsSame: false } draft ? Changed(draft) : null
            : Alone(pair);
        if (change is not null)
        {
            Tell(pair.New);
            Tell(pair.Old);
        }

        return change;
    }

    private static ResourceChange Changed(ResourceDraft draft)
    {
        var change = UpdateChange.Of(draft);
        return change.Kind == ChangeKind.Move ? change : change with
        {
            Risk = Risk.Other,
            Headline = $"{draft.New.Name} is told something else, and no resource changes by it",
        };
    }

    private static ResourceChange Alone(ResourcePair pair) => new()
    {
        Kind = pair.New is null ? ChangeKind.Delete : ChangeKind.Create,
        Risk = Risk.Other,
        Old = pair.Old,
        New = pair.New,
        Headline = pair.New is null
            ? $"{pair.Resource.Name} is gone: a component that held no resource of its own"
            : $"{pair.Resource.Name} is new: a component that makes no resource of its own",
    };

    private void Remember(PlannedResource? resource)
    {
        if (resource is not null)
        {
            _parents[resource.Urn] = resource.ParentUrn;
        }
    }

    // The resource, and everything that it belongs to.
    private void Tell(PlannedResource? resource)
    {
        for (var urn = resource?.Urn; urn is not null && _told.Add(urn);)
        {
            urn = _parents.GetValueOrDefault(urn);
        }
    }

    private int Depth(ResourcePair pair) => ResourceUrn.Of(pair.Resource.Urn).QualifiedType.Count(static letter => letter == '$');
}
