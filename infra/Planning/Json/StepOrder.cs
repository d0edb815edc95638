namespace GpuInfra.Planning;

// The order of steps: each after its parent and everything that it depends on, and of those that could come next, the one
// whose URN is the smallest.
internal sealed class StepOrder
{
    private readonly Dictionary<string, PlannedResource> _left;
    private readonly Dictionary<string, HashSet<string>> _awaited = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _followers;
    private readonly PriorityQueue<string, string> _ready = new(StringComparer.Ordinal);

    private StepOrder(Plan plan)
    {
        _left = plan.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        var root = plan.Resources.FirstOrDefault(resource => resource.Type == StackName.RootType)?.Urn;
        foreach (var resource in plan.Resources)
        {
            var awaited = Awaited(resource, root).Where(_left.ContainsKey).ToHashSet(StringComparer.Ordinal);
            awaited.Remove(resource.Urn);
            _awaited.Add(resource.Urn, awaited);
        }

        _followers = _awaited
            .SelectMany(waiting => waiting.Value, (waiting, urn) => (Urn: urn, Follower: waiting.Key))
            .ToLookup(pair => pair.Urn, pair => pair.Follower, StringComparer.Ordinal);
        _ready.EnqueueRange(_awaited.Where(waiting => waiting.Value.Count == 0).Select(waiting => (waiting.Key, waiting.Key)));
    }

    public static IEnumerable<PlannedResource> Of(Plan plan) => new StepOrder(plan).Run();

    private static IEnumerable<string> Awaited(PlannedResource resource, string? root) =>
        resource.ParentUrn is null && root is not null ? resource.Needs.Append(root) : resource.Needs;

    private IEnumerable<PlannedResource> Run()
    {
        while (_left.Count > 0)
        {
            var urn = _ready.TryDequeue(out var next, out _) ? next : InACircle();
            if (_left.Remove(urn, out var resource))
            {
                yield return resource;
                Release(urn);
            }
        }
    }

    // Resources that wait for each other have no order, but a file may say anything.
    private string InACircle() => _left.Keys.Min(StringComparer.Ordinal)!;

    private void Release(string urn)
    {
        foreach (var follower in _followers[urn])
        {
            var awaited = _awaited[follower];
            if (awaited.Remove(urn) && awaited.Count == 0)
            {
                _ready.Enqueue(follower, follower);
            }
        }
    }
}
