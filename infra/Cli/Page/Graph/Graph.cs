namespace GpuInfra.Cli;

// What a stack is made of and how it hangs together, with what changes in it.
internal sealed record Graph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    private static readonly Dictionary<string, string> Unmoved = [];

    public static Graph Of(StackReview review)
    {
        var after = Draft(new(review.Plan.Resources, Unmoved));
        return review.Diff is { } diff
            ? Compare(after, Draft(Before(review.Plan, diff)), diff)
            : new([.. after.Nodes], after.Edges);
    }

    private static GraphDraft Draft(ResourceIndex index)
    {
        var draft = new GraphDraft(index);
        NetworkNodes.Add(draft);
        StoreNodes.Add(draft);
        ServiceNodes.Add(draft);
        AccessNodes.Add(draft);
        RestNodes.Add(draft);
        return draft;
    }

    // The other side is what stays, and what the changes say that was.
    private static ResourceIndex Before(Plan plan, StackDiff diff)
    {
        var changed = diff.Changes.Select(change => change.New?.Urn).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var moved = diff.Changes.Where(change => change is { Old: not null, New: not null })
            .Select(change => (Old: ResourceIndex.PlainKeyOf(change.Old!.Urn), New: ResourceIndex.PlainKeyOf(change.New!.Urn)))
            .Where(pair => pair.Old != pair.New)
            .DistinctBy(pair => pair.Old)
            .ToDictionary(pair => pair.Old, pair => pair.New, StringComparer.Ordinal);
        return new(
            plan.Resources.Where(resource => !changed.Contains(resource.Urn))
                .Concat(diff.Changes.Select(change => change.Old).OfType<PlannedResource>()),
            moved);
    }

    private static Graph Compare(GraphDraft after, GraphDraft before, StackDiff diff)
    {
        var changes = new NodeChanges(diff);
        var old = before.Nodes.ToDictionary(node => node.Key, StringComparer.Ordinal);
        var kept = after.Nodes.Select(node => old.TryGetValue(node.Key, out var was) ? With(node, was, before.Index) : node);
        var gone = before.Nodes.Where(node => !after.Has(node.Key));
        var edges = before.Edges.ToHashSet();
        return new(
            [.. kept.Select(node => node with { Change = changes.Of(node, isNew: !before.Has(node.Key), isGone: false), Risk = changes.RiskOf(node) }),
             .. gone.Select(node => node with { Change = changes.Of(node, isNew: false, isGone: true), Risk = changes.RiskOf(node) })],
            [.. after.Edges.Select(edge => edges.Contains(edge) ? edge : edge with { Change = ChangeKind.Create }),
             .. before.Edges.Except(after.Edges).Select(edge => edge with { Change = ChangeKind.Delete })]);
    }

    // What is deleted of a node that stays is shown with it.
    private static GraphNode With(GraphNode node, GraphNode was, ResourceIndex before)
    {
        var keys = node.Resources.Select(resource => ResourceIndex.PlainKeyOf(resource.Urn)).ToHashSet(StringComparer.Ordinal);
        var gone = was.Resources.Where(resource => !keys.Contains(before.KeyOf(resource)));
        return node with { Resources = [.. node.Resources, .. gone] };
    }
}

// A thing in the drawing: one resource, or several that are one to a reader.
internal sealed record GraphNode
{
    public required string Key { get; init; }

    public required NodeRole Role { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Facts { get; init; } = [];

    // The resource that it is, where it is one; else it is several of one sort, or none of this stack's.
    public PlannedResource? Principal { get; init; }

    public IReadOnlyList<PlannedResource> Resources { get; init; } = [];

    public string? Within { get; init; }

    public bool IsWorkload => Role is NodeRole.Service or NodeRole.Job;

    // What happens to it; nothing if it stays.
    public ChangeKind? Change { get; init; }

    // The greatest risk of what happens to it; nothing if it stays.
    public Risk? Risk { get; init; }

    // Those that are alike and drawn as one; none where it is one by itself.
    public IReadOnlyList<GraphNode> Members { get; init; } = [];
}

// What goes from one node to another.
internal sealed record GraphEdge(string From, string To, EdgeKind Kind, string Label)
{
    // Whether it is made or goes away; nothing if it stays.
    public ChangeKind? Change { get; init; }
}

// What an edge of the drawing carries.
internal enum EdgeKind
{
    Traffic,

    Data,
}

// What a node of the drawing stands for.
internal enum NodeRole
{
    Caller,
    Keeper,
    Service,
    Job,
    Identity,
    Network,
    Subnetwork,
    Firewall,
    Endpoint,
    Nat,
    Dns,
    GoogleApis,
    Internet,
    Bucket,
    Repository,
    Rest,
}
