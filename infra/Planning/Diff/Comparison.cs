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
    private readonly LeftOut _leftOut;
    private readonly EngineVerdicts _verdicts;

    private readonly bool _isOfPrograms;

    public Comparison(Plan before, Plan after)
        : this(before, after, isOfPrograms: false)
    {
    }

    private Comparison(Plan before, Plan after, bool isOfPrograms)
    {
        _isOfPrograms = isOfPrograms;
        after = KnownReferences.Resolve(after);
        _leftOut = LeftOut.Of(KnownReferences.Resolve(before), after);
        before = _leftOut.Before;
        (_before, _after) = (before, after);
        _verdicts = new EngineVerdicts(before);
        var matched = ResourceMatching.Of(before, after);
        _values = new KnownValues(before, after, matched);
        _pairs = CloudIdentity.Join(matched, _values);
        _values = ReferenceEquals(_pairs, matched) ? _values : new KnownValues(before, after, _pairs);
        _scene = new ComparisonScene(before, after, _pairs, _values);
        _translation = _scene.AreTwoStacks ? StackTranslation.Of(before, after) : null;
        _inputs = new ComparedInputs(_values, _translation) { IsOfPrograms = isOfPrograms };
    }

    // What one program says otherwise than another, of which the engine has put values in the place of references.
    public static Comparison OfPrograms(Plan before, Plan after) => new(before, after, isOfPrograms: true);

    public static IReadOnlyList<ResourceChange> Sort(IReadOnlyList<ResourceChange> changes) =>
    [
        .. changes
            .OrderByDescending(static change => change.Risk)
            .ThenByDescending(static change => change.RiskIfForced)
            .ThenByDescending(static change => change.Kind)
            .ThenBy(static change => change.Type, StringComparer.Ordinal)
            .ThenBy(static change => change.Name, StringComparer.Ordinal)
            .ThenBy(static change => change.Urn, StringComparer.Ordinal),
    ];

    public StackDiff Run(string from)
    {
        var drafts = _pairs.Where(IsKept).Select(Compare).ToList();
        var made = _pairs.Where(IsMade).Select(static pair => pair.New!).ToList();
        if (!_scene.AreTwoStacks && !_isOfPrograms)
        {
            Replacements.Find(drafts, made, _values);
        }

        ResourceChange[] changes =
        [
            .. drafts.Where(static draft => !draft.IsSame).Select(ToChange),
            .. made.Select(Create),
            .. _pairs.Where(IsDeleted).Select(pair => _verdicts.Weigh(DeleteChange.Of(pair.Old!, _scene))),
            .. ExportChange.Of(_scene, _values) is { } exports ? new[] { exports } : [],
        ];
        var noise = drafts.Where(static draft => draft.IsSame && draft.Noise.Count > 0).ToList();
        var hidden = _pairs.Count(pair => _values.IsLeftOut(pair) && pair.Resource.IsCustom && !_leftOut.IsDoubtful(pair.Resource));
        Concern[] doubts = [.. _leftOut.Concerns(Create)];
        return new StackDiff
        {
            Project = _after.Project,
            Stack = _after.Stack,
            From = from,
            Orders = DeploymentOrders.Of(_scene, changes),
            Changes = Sort([.. changes, .. ComponentChanges.Of(_pairs, changes, IsTold, CompareComponent)]),
            Noise = Sort([.. noise.Select(UpdateChange.OfNoise)]),
            Unchanged = drafts.Count(static draft => draft.IsSame && draft.Noise.Count == 0) + hidden,
            Undecided = _leftOut.Doubtful.Count(static resource => resource.IsCustom),
            Concerns = [.. _before.Concerns, .. doubts],
            Before = OldSide(),
            After = _after,
            Steered = _before.IsState ? [.. TrafficChange.Words(drafts)] : [],
            Notes =
            [
                .. doubts.Select(static doubt => doubt.Words),
                .. ComparisonNotes.Of(_scene, _pairs, (hidden, _values.Untold), _translation),
            ],
        };
    }

    private bool IsKept(ResourcePair pair) =>
        pair is { Old: not null, New: not null } && pair.Resource.IsCustom && !_verdicts.Makes(pair) && !IsDeletedByEngine(pair);

    private bool IsTold(ResourcePair pair) => !_values.IsLeftOut(pair);

    private Plan? OldSide() =>
        !_leftOut.IsSettled ? null
        : _before with { Resources = [.. _before.Resources, .. _pairs.Where(_values.IsLeftOut).Select(static pair => pair.New!)] };

    private ResourceChange ToChange(ResourceDraft draft) =>
        draft.IsReplaced && !_scene.AreTwoStacks ? _verdicts.Weigh(ReplaceChange.Of(draft, _scene)) : UpdateChange.Of(draft);

    private ResourceChange Create(PlannedResource resource) => CreateChange.Of(resource, _scene);

    private bool IsMade(ResourcePair pair) =>
        pair.New is { IsCustom: true } && (pair.Old is null ? !_values.IsLeftOut(pair) : _verdicts.Makes(pair));

    // The engine makes and drops its default providers by itself.
    private bool IsDeleted(ResourcePair pair) =>
        pair.Old is { IsCustom: true } old && (pair.New is null || IsDeletedByEngine(pair))
        && !(_before.IsState && ResourceUrn.Of(old.Urn).IsDefaultProvider);

    // What an alias, or the plan, would keep.
    private bool IsDeletedByEngine(ResourcePair pair) => pair.MatchedBy != MatchedBy.CloudIdentity && _verdicts.Deletes(pair);

    // Of a component that was not recorded with what it was told, nothing can be said.
    private ResourceDraft? CompareComponent(ResourcePair pair) =>
        _before.IsState && pair.Old!.Inputs.Count == 0 ? null : Compare(pair);

    private ResourceDraft Compare(ResourcePair pair)
    {
        var draft = new ResourceDraft(pair);
        var (old, @new) = (draft.Old, draft.New);
        if (_before.IsState || _scene.AreTwoStacks || !old.Inputs.Equals(@new.Inputs))
        {
            var (compared, traffic) = TrafficChange.Take(draft, _inputs.Of(old, @new, _before.IsState));
            Sift(draft, traffic is null ? [] : [traffic]);
            Sift(draft, ValueComparison.Compare(compared).Where(difference => !draft.Ignores(difference) && !IsUntold(draft, difference, compared)));
        }

        Sift(draft, OptionComparison.Compare(_before.IsSketch ? WithOptionsOf(@new, old) : old, @new, _before.IsState));
        if (_isOfPrograms)
        {
            ReferencedValues.Forget(draft);
        }

        _verdicts.Settle(draft);
        return draft;
    }

    // What is not told may be what the plan says.
    private static PlannedResource WithOptionsOf(PlannedResource @new, PlannedResource old) => old with
    {
        CustomTimeouts = @new.CustomTimeouts,
        DeletedWith = @new.DeletedWith,
    };

    private bool IsUntold(ResourceDraft draft, ValueDifference difference, ComparedResource compared)
    {
        if (!_before.IsState || compared.IsWhole || !OpaqueReference.Is(draft, difference))
        {
            return false;
        }

        _values.CountUntold();
        return true;
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
