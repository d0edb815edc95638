namespace GpuInfra.Cli;

// Who can reach the services, and who can do more than before.
internal static class ReachAnswer
{
    private const string Question = "Who can reach it?";
    private const int MostChanges = 2;
    private const int MostGroups = 3;

    public static Answer Of(ReviewedStack stack, Graph graph)
    {
        var reaches = ServiceReach.Of(graph);
        List<ResourceChange> changes = [.. stack.Changes.Where(change => change.Risk == Risk.Exposure).OrderByDescending(IsOfAccess)];
        List<Concern> concerns = [.. (stack.Review.Diff?.Concerns ?? []).Where(concern => concern.Risk == Risk.Exposure)];
        return new(Question, Reply(reaches))
        {
            Risk = changes.Count + concerns.Count > 0 ? Risk.Exposure : null,
            Points =
            [
                .. Groups(stack, reaches),
                .. Answer.PointsOf(stack, changes, MostChanges),
                .. concerns.Select(concern => Answer.Point(concern.Risk, concern.Words)),
                .. stack.Review.Diff is { Concerns.Count: 0 } && changes.Count == 0 ? [Answer.Point(null, "Nobody gets more than before.")] : Array.Empty<XElement>(),
            ],
        };
    }

    private static string Reply(IReadOnlyList<ServiceReach> reaches)
    {
        List<string> callers =
        [
            .. reaches.SelectMany(reach => reach.Callers).CountBy(caller => caller.Title)
                .OrderByDescending(caller => caller.Value).ThenBy(caller => caller.Key, StringComparer.Ordinal).Select(caller => caller.Key),
        ];
        return reaches.Count == 0 ? "There is no service to call."
            : reaches.Any(reach => reach is { IsPublic: true, Way: Way.Internet }) ? "Anyone on the internet."
            : reaches.Any(reach => reach.IsPublic) ? $"Anyone, {Words(reaches.Where(reach => reach.IsPublic))}."
            : callers.Count == 0 ? $"Nobody is named, {Words(reaches)}."
            : $"Only {Answer.Names(callers)}, {Words(reaches)}.";
    }

    // Whether it is about who may do what, or from where.
    private static bool IsOfAccess(ResourceChange change) =>
        CloudTypes.IsGrant(change.Type) || change.Properties.Any(property => property.Path is ServiceWire.Ingress or ServiceWire.InvokerIamDisabled);

    private static string Words(IEnumerable<ServiceReach> reaches) => ServiceReach.Words(reaches.Min(reach => reach.Way));

    private static IEnumerable<XElement> Groups(ReviewedStack stack, IReadOnlyList<ServiceReach> reaches)
    {
        var groups = reaches.GroupBy(reach => (reach.Who, reach.Way, reach.IsPublic))
            .OrderByDescending(group => group.Key.IsPublic).ThenBy(group => group.Key.Way).ThenByDescending(group => group.Count()).ToList();
        var shown = groups.Count <= MostGroups + 1 ? groups.Count : MostGroups;
        foreach (var group in groups.Take(shown))
        {
            yield return Answer.Point(
                null,
                Tag.Of("strong", Answer.Names([.. group.Select(reach => reach.Service)], 2)),
                $": {group.Key.Who}, {ServiceReach.Words(group.Key.Way)}");
        }

        if (groups.Count > shown)
        {
            var rest = groups.Skip(shown).Sum(group => group.Count());
            yield return Tag.Of(
                "li", Tag.Class("more"), Tag.Link(StackSection.AnchorOf(stack, StackSection.Architecture), $"and {Quantity.Of(rest, "more service")} with callers of their own"));
        }
    }
}

// Who may call a service, and from where.
internal sealed record ServiceReach(string Service, IReadOnlyList<GraphNode> Callers, Way Way)
{
    // Whether nobody is asked who they are.
    public bool IsPublic { get; private init; }

    public string Who => IsPublic ? "anyone" : Callers.Count == 0 ? "nobody is named" : Answer.Names([.. Callers.Select(caller => caller.Change == ChangeKind.Create ? $"{caller.Title} (new)" : caller.Title)]);

    public static IReadOnlyList<ServiceReach> Of(Graph graph)
    {
        var callers = graph.Nodes.Where(node => node.Role == NodeRole.Caller).ToDictionary(node => node.Key, StringComparer.Ordinal);
        var calls = graph.Edges.Where(edge => edge.Change != ChangeKind.Delete && callers.ContainsKey(edge.From))
            .ToLookup(edge => edge.To, edge => callers[edge.From], StringComparer.Ordinal);
        return
        [
            .. from node in graph.Nodes
               where node is { Role: NodeRole.Service, Principal: not null } && node.Change != ChangeKind.Delete
               select new ServiceReach(
                   node.Title, [.. calls[node.Key].OrderBy(caller => caller.Title, StringComparer.Ordinal)], WayOf(node.Principal!.Text(ServiceWire.Ingress)))
               {
                   IsPublic = node.Principal!.Is(ServiceWire.InvokerIamDisabled) || calls[node.Key].Any(caller => MemberText.IsEverybody(caller.Key)),
               },
        ];
    }

    public static string Words(Way way) => way switch
    {
        Way.Internet => "from the internet",
        Way.LoadBalancer => "through a load balancer",
        _ => "from inside the network",
    };

    // Cloud Run lets everything in where nothing is said.
    private static Way WayOf(string? ingress) => ingress switch
    {
        ServiceWire.IngressInternal => Way.Inside,
        ServiceWire.IngressLoadBalancer => Way.LoadBalancer,
        _ => Way.Internet,
    };
}

// From where requests may come, the widest first.
internal enum Way
{
    Internet,
    LoadBalancer,
    Inside,
}
