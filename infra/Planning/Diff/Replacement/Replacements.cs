namespace GpuInfra.Planning;

// A resource that is made or made anew has other outputs. Whoever refers to them gets values that nobody knows yet, and is
// itself replaced where it cannot change them in place.
internal sealed class Replacements
{
    private readonly KnownValues _values;
    private readonly Dictionary<PlannedResource, List<Use>> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(PlannedResource Owner, ResourceDraft? Draft)> _changed = [];

    private Replacements(IReadOnlyList<ResourceDraft> drafts, KnownValues values)
    {
        _values = values;
        foreach (var draft in drafts)
        {
            foreach (var (place, text) in SymbolUses.Of(draft.New))
            {
                foreach (var owner in values.Owners(text.Text))
                {
                    Uses(owner.New!).Add(new Use(draft, place, text));
                }
            }
        }
    }

    public static void Find(IReadOnlyList<ResourceDraft> drafts, IEnumerable<PlannedResource> made, KnownValues values)
    {
        foreach (var draft in drafts)
        {
            foreach (var difference in draft.Differences)
            {
                Force(draft, difference);
            }

            ApplyReplaceReasons(draft);
        }

        var replaced = drafts.Where(static draft => draft.IsReplaced).ToList();
        var owners = made.Select(static owner => (owner, (ResourceDraft?)null))
            .Concat(replaced.Select(static draft => (draft.New, (ResourceDraft?)draft)))
            .ToList();
        if (owners.Count > 0)
        {
            new Replacements(drafts, values).Spread(owners);
        }
    }

    private static void Force(ResourceDraft draft, ValueDifference difference)
    {
        if (!draft.IsKept && ReplacementFacts.Find(draft.New, difference) is { } fact)
        {
            draft.Forced.TryAdd(difference, fact);
        }
    }

    // The provider has the last word, and may know more than any table. What it replaces a resource for is no noise.
    private static void ApplyReplaceReasons(ResourceDraft draft)
    {
        foreach (var reason in draft.Old.ReplacedFor ?? [])
        {
            var name = reason.Split('.', '[')[0];
            var folded = draft.Noise.Where(noise => noise.Difference.Place.Steps[0].Name == name).ToList();
            draft.Differences.AddRange(folded.Select(static noise => noise.Difference));
            draft.Noise.RemoveAll(folded.Contains);
            foreach (var difference in draft.Differences.Where(difference => difference.Place.Steps[0].Name == name))
            {
                draft.Forced.TryAdd(difference, ReplacementFacts.SaidInAPreview(draft.New.Type, reason));
            }
        }
    }

    private List<Use> Uses(PlannedResource owner)
    {
        if (!_uses.TryGetValue(owner, out var uses))
        {
            _uses.Add(owner, uses = []);
        }

        return uses;
    }

    private void Spread(IEnumerable<(PlannedResource, ResourceDraft?)> owners)
    {
        foreach (var owner in owners)
        {
            _changed.Enqueue(owner);
        }

        while (_changed.TryDequeue(out var changed))
        {
            foreach (var use in _uses.GetValueOrDefault(changed.Owner, []))
            {
                Spread(use, changed.Owner, changed.Draft);
            }
        }
    }

    private void Spread(Use use, PlannedResource owner, ResourceDraft? cause)
    {
        var difference = use.Draft.Differences.Find(known => known.Place.IsAtOrAbove(use.Place));
        if (difference is null)
        {
            difference = new ValueDifference(use.Place, Resolve(use.Text), use.Text);
            if (use.Draft.Ignores(difference) || use.Draft.Verdict == EngineOperation.Same)
            {
                return;
            }

            use.Draft.Differences.Add(difference);
            use.Draft.Assumed.Add(difference);
        }

        var wasReplaced = use.Draft.IsReplaced;
        use.Draft.Later.TryAdd(difference, owner);
        Force(use.Draft, difference);
        if (use.Draft.IsReplaced && !wasReplaced)
        {
            use.Draft.Because = cause;
            _changed.Enqueue((use.Draft.New, use.Draft));
        }
    }

    // What the value is until then.
    private PropertyValue Resolve(PropertyValue text) =>
        _values.Resolve(new PropertyMap([KeyValuePair.Create("", text)]))[""];

    private sealed record Use(ResourceDraft Draft, PropertyPlace Place, PropertyValue Text);
}

// Where the inputs of a resource refer to others.
internal static class SymbolUses
{
    public static IEnumerable<(PropertyPlace Place, PropertyValue Text)> Of(PlannedResource resource) =>
        Of(resource.Type, PropertyPlace.Root, PropertyValue.Of(resource.Inputs));

    private static IEnumerable<(PropertyPlace Place, PropertyValue Text)> Of(string type, PropertyPlace place, PropertyValue value)
    {
        if (!SymbolText.MayHaveSymbols(value))
        {
            return [];
        }

        switch (value.Kind)
        {
            case PropertyKind.Map:
                return value.Map.Entries.SelectMany(entry => Of(type, place.Property(entry.Key), entry.Value));
            case PropertyKind.List:
                var identity = ListIdentity.Of(type, place, value);
                return value.Items.SelectMany((item, position) => Of(type, identity.PlaceOf(place, item, position), item));
            default:
                return [(place, value)];
        }
    }
}
