namespace GpuInfra.Planning;

// What the engine said of the resources of a comparison. It asked the provider, and so it has the last word: what it calls
// the same is no change, and what it deletes or replaces is told, whatever the tables say.
internal sealed class EngineVerdicts
{
    private readonly Dictionary<string, EngineVerdict> _byUrn = new(StringComparer.Ordinal);

    public EngineVerdicts(Plan before)
    {
        foreach (var verdict in before.Verdicts)
        {
            _byUrn.TryAdd(verdict.Urn, verdict);
        }
    }

    public bool Deletes(ResourcePair pair) => pair is { Old: { } old } && OperationOn(old) == EngineOperation.Delete;

    // Whether the engine makes what looks like something that was there before under another name.
    public bool Makes(ResourcePair pair) =>
        pair is { New: { } @new, MatchedBy: not MatchedBy.CloudIdentity } && OperationOn(@new) == EngineOperation.Create;

    // Takes the engine's word on what becomes of a resource that is on both sides.
    public void Settle(ResourceDraft draft)
    {
        if (!_byUrn.TryGetValue(draft.New.Urn, out var verdict))
        {
            return;
        }

        draft.Verdict = verdict.Operation;
        if (verdict.Operation == EngineOperation.Same)
        {
            draft.Differences.RemoveAll(static difference => !OptionComparison.IsOption(difference));
            draft.Noise.Clear();
        }
        else if (verdict.Operation == EngineOperation.Update && draft is { Differences.Count: 0, Noise.Count: 0 })
        {
            draft.Differences.AddRange(Unequal(draft, verdict));
        }
    }

    // A deletion is one, even of what the tables hold for nothing much.
    public ResourceChange Weigh(ResourceChange change) =>
        change.Risk < Risk.Destruction && new[] { change.Old, change.New }.OfType<PlannedResource>().Any(IsDestroyed)
            ? change with { Risk = Risk.Destruction }
            : change;

    private bool IsDestroyed(PlannedResource resource) =>
        resource is { IsCustom: true, ReadId: null } && OperationOn(resource) is EngineOperation.Delete or EngineOperation.Replace;

    private EngineOperation? OperationOn(PlannedResource resource) => _byUrn.GetValueOrDefault(resource.Urn)?.Operation;

    // Spellings that the tables call equal and the provider does not.
    private static List<ValueDifference> Unequal(ResourceDraft draft, EngineVerdict verdict)
    {
        var names = verdict.Reasons.Select(static reason => reason.Split('.', '[')[0]).ToHashSet(StringComparer.Ordinal);
        return ValueComparison.Compare(
            new ComparedResource(draft.New.Type, new(Said(draft.Old, names), Said(verdict.Goal ?? draft.New, names))));
    }

    private static PropertyMap Said(PlannedResource resource, HashSet<string> names) =>
        new(ProviderDefaults.Without(PropertyValue.Of(resource.Inputs)).Map.Entries.Where(entry => names.Contains(entry.Key)));
}
