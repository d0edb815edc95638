namespace GpuInfra.Planning;

// Compares a plan with a preview. What the engine says holds for the program that it previewed. Where the plan is another
// one, both are told: what the preview would do, and what the plan would do beyond it.
internal sealed class PreviewComparison
{
    private const int MostNames = 5;

    private readonly Plan _before;
    private readonly Plan _after;
    private readonly Dictionary<string, PlannedResource?> _goals;
    private readonly HashSet<string> _deleted;
    private readonly IReadOnlyList<ResourceChange> _others;
    private readonly HashSet<string> _otherUrns;

    public PreviewComparison(Plan before, Plan after)
    {
        (_before, _after) = (before, after);
        _goals = before.Verdicts.ToDictionary(static verdict => verdict.Urn, static verdict => verdict.Goal, StringComparer.Ordinal);
        _deleted = before.Verdicts.Where(static verdict => verdict.Operation == EngineOperation.Delete)
            .Select(static verdict => verdict.Urn).ToHashSet(StringComparer.Ordinal);
        _others = [.. Comparison.OfPrograms(GoalOf(before), after).Run("").Changes.Where(IsTold)];
        _otherUrns = _others.SelectMany(UrnsOf).ToHashSet(StringComparer.Ordinal);
    }

    public StackDiff Run(string from) => _others.Count == 0
        ? new Comparison(_before, _after).Run(from)
        : Merge(new Comparison(_before, Previewed()).Run(from), new Comparison(WithoutVerdicts(_before), _after).Run(from));

    // What the engine was told by the program, with what it knew of the resources already. What it does not tell stays.
    private static Plan GoalOf(Plan before)
    {
        var old = before.Resources.ToDictionary(static resource => resource.Urn, StringComparer.Ordinal);
        var verdicts = before.Verdicts.ToLookup(static verdict => verdict.Operation == EngineOperation.Delete);
        return before with
        {
            Resources =
                [.. verdicts[false].Select(verdict => verdict.Goal ?? old.GetValueOrDefault(verdict.Urn)).OfType<PlannedResource>()],
            Absent = [.. verdicts[true].Select(static verdict => verdict.Urn)],
            LeftOut = null,
            Verdicts = [],
            Concerns = [],
        };
    }

    // Whether the preview tells what its program made of the resource, if only that it is none of it.
    private bool IsTold(ResourceChange change) =>
        !_goals.TryGetValue(change.Urn, out var goal) || goal is not null || _deleted.Contains(change.Urn);

    private static Plan WithoutVerdicts(Plan before) => before with
    {
        Verdicts = [],
        Resources = [.. before.Resources.Select(static resource => resource with { ReplacedFor = null })],
    };

    // The previewed program: the plan, but for what the preview tells otherwise.
    private Plan Previewed()
    {
        var kept = _after.Resources.Where(IsKept).ToList();
        var urns = kept.Select(static resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        return _after with { Resources = [.. kept, .. _goals.Values.OfType<PlannedResource>().Where(goal => !urns.Contains(goal.Urn)).Select(AsSaid)] };
    }

    // What a component is told shows only where nothing in it does.
    private bool IsKept(PlannedResource resource) =>
        !_goals.TryGetValue(resource.Urn, out var goal) ? _before.IsPartial
        : goal is null ? !_deleted.Contains(resource.Urn)
        : resource.IsCustom && !_otherUrns.Contains(resource.Urn);

    private static PlannedResource AsSaid(PlannedResource goal) => goal with
    {
        Inputs = ProviderDefaults.Without(PropertyValue.Of(goal.Inputs)).Map,
        Id = null,
        Outputs = null,
    };

    private StackDiff Merge(StackDiff previewed, StackDiff own)
    {
        var told = previewed.Changes.SelectMany(change => UrnsOf(change).Select(urn => (Urn: urn, Change: change)))
            .ToLookup(static entry => entry.Urn, static entry => entry.Change, StringComparer.Ordinal);
        var added = own.Changes
            .Where(change => UrnsOf(change).Any(_otherUrns.Contains))
            .Where(change => UrnsOf(change).SelectMany(urn => told[urn]).All(known => Weight(known).CompareTo(Weight(change)) < 0))
            .ToList();
        var outweighed = added.SelectMany(UrnsOf).ToHashSet(StringComparer.Ordinal);
        var fewer = added.Count(change => change.Old is { IsCustom: true } old && !told[old.Urn].Any());
        return previewed with
        {
            Changes = Comparison.Sort([.. previewed.Changes.Where(change => !outweighed.Contains(change.Urn)), .. added]),
            Noise = [.. previewed.Noise.Where(change => !outweighed.Contains(change.Urn))],
            Unchanged = Math.Max(0, previewed.Unchanged - fewer),
            Steered = added.Exists(static change => change.Risk == Risk.Traffic) ? own.Steered : previewed.Steered,
            Notes = [Note(), .. previewed.Notes],
            After = With(previewed.After!, added),
        };
    }

    private static (Risk, ChangeKind) Weight(ResourceChange change) => (change.Risk, change.Kind);

    private static Plan With(Plan plan, IReadOnlyList<ResourceChange> changes)
    {
        var gone = changes.SelectMany(UrnsOf).ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Resources =
            [
                .. plan.Resources.Where(resource => !gone.Contains(resource.Urn)),
                .. changes.Select(static change => change.New).OfType<PlannedResource>(),
            ],
        };
    }

    private string Note()
    {
        var names = _others.Select(static change => change.Name).Distinct().ToList();
        return "The preview was made with another program or stack file than is here: they differ in "
            + $"{Names.Some(names, MostNames)}. What the preview would do is told, and what the plan here would do beyond "
            + "it. Make the preview again to be sure.";
    }

    private static IEnumerable<string> UrnsOf(ResourceChange change) =>
        new[] { change.Old?.Urn, change.New?.Urn }.OfType<string>().Distinct();
}
