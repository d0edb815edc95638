namespace GpuInfra.Planning;

// One comparison, step by step: match, compare, see what is replaced, and put it into words.
internal sealed class Comparison
{
    private readonly Plan _before;
    private readonly Plan _after;
    private readonly IReadOnlyList<ResourcePair> _pairs;
    private readonly KnownValues _values;
    private readonly ComparisonScene _scene;
    private readonly StackTranslation? _translation;
    private readonly ComparedInputs _inputs;

    public Comparison(Plan before, Plan after)
    {
        before = KnownReferences.Resolve(before);
        (_before, _after) = (before, after);
        var matched = ResourceMatching.Of(before, after);
        _values = new KnownValues(before, after, matched);
        _pairs = CloudIdentity.Join(matched, _values);
        _values = ReferenceEquals(_pairs, matched) ? _values : new KnownValues(before, after, _pairs);
        _scene = new ComparisonScene(before, after, _pairs, _values);
        _translation = _scene.AreTwoStacks ? StackTranslation.Of(before, after) : null;
        _inputs = new ComparedInputs(_values, _translation);
    }

    public StackDiff Run(string from)
    {
        var drafts = _pairs.Where(IsKept).Select(Compare).ToList();
        var made = _pairs.Where(IsMade).Select(static pair => pair.New!).ToList();
        if (!_scene.AreTwoStacks)
        {
            Replacements.Find(drafts, made, _values);
        }

        ResourceChange[] changes =
        [
            .. drafts.Where(static draft => !draft.IsSame).Select(ToChange),
            .. made.Select(resource => CreateChange.Of(resource, _scene)),
            .. _pairs.Where(IsDeleted).Select(pair => DeleteChange.Of(pair.Old!, _scene)),
            .. ExportChange.Of(_scene, _values) is { } exports ? new[] { exports } : [],
        ];
        var noise = drafts.Where(static draft => draft.IsSame && draft.Noise.Count > 0).ToList();
        var hidden = _pairs.Count(pair => _values.IsLeftOut(pair) && pair.Resource.IsCustom);
        return new StackDiff
        {
            Project = _after.Project,
            Stack = _after.Stack,
            From = from,
            Changes = Sort([.. changes, .. ComponentChanges.Of(_pairs.Where(pair => !_values.IsLeftOut(pair)).ToList(), changes, CompareComponent)]),
            Noise = Sort([.. noise.Select(UpdateChange.OfNoise)]),
            Unchanged = drafts.Count(static draft => draft.IsSame && draft.Noise.Count == 0) + hidden,
            Notes = [.. ComparisonNotes.Of(_scene, _pairs, (hidden, _values.Untold), _translation)],
        };
    }

    private static bool IsKept(ResourcePair pair) => pair is { Old: not null, New: not null } && pair.Resource.IsCustom;

    private static IReadOnlyList<ResourceChange> Sort(IReadOnlyList<ResourceChange> changes) =>
    [
        .. changes
            .OrderByDescending(static change => change.Risk)
            .ThenByDescending(static change => change.Kind)
            .ThenBy(static change => change.Type, StringComparer.Ordinal)
            .ThenBy(static change => change.Name, StringComparer.Ordinal)
            .ThenBy(static change => change.Urn, StringComparer.Ordinal),
    ];

    private ResourceChange ToChange(ResourceDraft draft) =>
        draft.IsReplaced && !_scene.AreTwoStacks ? ReplaceChange.Of(draft) : UpdateChange.Of(draft);

    private bool IsMade(ResourcePair pair) => pair is { Old: null, New.IsCustom: true } && !_values.IsLeftOut(pair);

    // The engine makes and drops its default providers by itself.
    private bool IsDeleted(ResourcePair pair) =>
        pair is { Old: { IsCustom: true } old, New: null } && !(_before.IsState && ResourceUrn.Of(old.Urn).IsDefaultProvider);

    // Of a component that was not recorded with what it was told, nothing can be said.
    private ResourceDraft? CompareComponent(ResourcePair pair) =>
        _before.IsState && pair.Old!.Inputs.Count == 0 ? null : Compare(pair);

    private ResourceDraft Compare(ResourcePair pair)
    {
        var draft = new ResourceDraft(pair);
        var (old, @new) = (draft.Old, draft.New);
        if (_before.IsState || _scene.AreTwoStacks || !old.Inputs.Equals(@new.Inputs))
        {
            var (before, after) = _inputs.Of(old, @new);
            Sift(draft, ValueComparison.Compare(@new.Type, before, after, _before.IsState).Where(difference => !draft.Ignores(difference)));
        }

        Sift(draft, OptionComparison.Compare(old, @new, _before.IsState));
        return draft;
    }

    private static void Sift(ResourceDraft draft, IEnumerable<ValueDifference> differences)
    {
        foreach (var difference in differences)
        {
            if (NoiseFacts.Find(draft.New.Type, difference) is { } fact)
            {
                draft.Noise.Add((difference, fact));
            }
            else
            {
                draft.Differences.Add(difference);
            }
        }
    }
}
