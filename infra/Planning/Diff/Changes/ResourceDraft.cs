namespace GpuInfra.Planning;

// What is found out about a resource that is on both sides, before it is put into words.
internal sealed class ResourceDraft(ResourcePair pair)
{
    private readonly PropertyPattern[] _ignored = [.. pair.New!.IgnoreChanges.Select(static path => new PropertyPattern(path))];

    public ResourcePair Pair => pair;

    public PlannedResource Old => pair.Old!;

    public PlannedResource New => pair.New!;

    public List<ValueDifference> Differences { get; } = [];

    public List<(ValueDifference Difference, NoiseFact Fact)> Noise { get; } = [];

    // Which differences replace the resource.
    public Dictionary<ValueDifference, ReplacementFact> Forced { get; } = new(ReferenceEqualityComparer.Instance);

    // Which differences are values that another resource makes during the deployment.
    public Dictionary<ValueDifference, PlannedResource> Later { get; } = new(ReferenceEqualityComparer.Instance);

    // Those of them that nothing but this tells of.
    public HashSet<ValueDifference> Assumed { get; } = new(ReferenceEqualityComparer.Instance);

    // The resource whose replacement replaces this one; nothing if it is replaced for its own sake.
    public ResourceDraft? Because { get; set; }

    // What the engine said in a preview; nothing where it was not asked.
    public EngineOperation? Verdict { get; set; }

    // The engine said that the resource stays, and so no fact replaces it.
    public bool IsKept => Verdict is EngineOperation.Same or EngineOperation.Update;

    public bool IsMoved => pair.MatchedBy == MatchedBy.Alias;

    public bool IsReplaced => pair.MatchedBy == MatchedBy.CloudIdentity || Forced.Count > 0 || Old.ReplacedFor is not null;

    public bool IsSame => Differences.Count == 0 && !IsMoved && !IsReplaced && !IsUpdatedUnseen;

    // The engine changes it in place for something that neither side shows.
    private bool IsUpdatedUnseen => Verdict == EngineOperation.Update && Noise.Count == 0;

    // The engine takes the old value of what is ignored.
    public bool Ignores(ValueDifference difference) => _ignored.Any(pattern => pattern.Covers(difference.Place));
}
