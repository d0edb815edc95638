namespace GpuInfra.Cli;

// What a comparison says of the nodes of the drawing.
internal sealed class NodeChanges
{
    private readonly Dictionary<string, ChangeKind> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Risk> _risks = new(StringComparer.Ordinal);

    public NodeChanges(StackDiff diff)
    {
        foreach (var change in diff.Changes)
        {
            foreach (var resource in new[] { change.Old, change.New }.OfType<PlannedResource>())
            {
                _kinds.TryAdd(resource.Urn, change.Kind);
                _risks[resource.Urn] = (Risk)Math.Max((int)change.Risk, (int)_risks.GetValueOrDefault(resource.Urn));
            }
        }
    }

    public Risk? RiskOf(GraphNode node) =>
        node.Resources.Where(resource => _risks.ContainsKey(resource.Urn)).Max(resource => (Risk?)_risks[resource.Urn]);

    public ChangeKind? Of(GraphNode node, bool isNew, bool isGone)
    {
        if (node.Principal is { } principal && _kinds.TryGetValue(principal.Urn, out var own))
        {
            return own;
        }

        if (node.Resources.Count == 0)
        {
            return isNew ? ChangeKind.Create : isGone ? ChangeKind.Delete : null;
        }

        var kinds = node.Resources.Select(resource => resource.Urn).Where(_kinds.ContainsKey).Select(urn => _kinds[urn]).ToList();
        return kinds.Count == 0 ? null
            : kinds.Count == node.Resources.Count && kinds.Distinct().Count() == 1 ? kinds[0]
            : ChangeKind.Update;
    }
}
