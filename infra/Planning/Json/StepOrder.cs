namespace GpuInfra.Planning;

// The order of steps: each after its parent and everything that it depends on, and of those that could come next, the one
// whose URN is the smallest. A resource goes by its rank among the URNs, since one may wait for a thousand others.
internal sealed class StepOrder
{
    private readonly PlannedResource[] _resources;
    private readonly bool[] _isDone;
    private readonly int[] _awaited;
    private readonly List<int>[] _followers;
    private readonly PriorityQueue<int, int> _ready = new();

    private StepOrder(Plan plan)
    {
        _resources = [.. plan.Resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal)];
        _isDone = new bool[_resources.Length];
        _awaited = new int[_resources.Length];
        _followers = [.. _resources.Select(_ => new List<int>())];
        var ranks = _resources.Index().ToDictionary(pair => pair.Item.Urn, pair => pair.Index, StringComparer.Ordinal);
        var root = plan.Resources.FirstOrDefault(resource => resource.Type == StackName.RootType)?.Urn;
        var awaited = new HashSet<int>();
        foreach (var (rank, resource) in _resources.Index())
        {
            awaited.Clear();
            awaited.UnionWith(Awaited(resource, root).Select(urn => ranks.GetValueOrDefault(urn, rank)));
            awaited.Remove(rank);
            Await(rank, awaited);
        }
    }

    public static IEnumerable<PlannedResource> Of(Plan plan) => new StepOrder(plan).Run();

    private static IEnumerable<string> Awaited(PlannedResource resource, string? root) =>
        resource.ParentUrn is null && root is not null ? resource.Needs.Append(root) : resource.Needs;

    private void Await(int rank, HashSet<int> awaited)
    {
        _awaited[rank] = awaited.Count;
        foreach (var other in awaited)
        {
            _followers[other].Add(rank);
        }

        if (awaited.Count == 0)
        {
            _ready.Enqueue(rank, rank);
        }
    }

    private IEnumerable<PlannedResource> Run()
    {
        for (var left = _resources.Length; left > 0;)
        {
            var rank = _ready.TryDequeue(out var next, out _) ? next : InACircle();
            if (!_isDone[rank])
            {
                _isDone[rank] = true;
                left--;
                yield return _resources[rank];
                Release(rank);
            }
        }
    }

    // Resources that wait for each other have no order, but a file may say anything.
    private int InACircle() => Array.IndexOf(_isDone, false);

    private void Release(int rank)
    {
        foreach (var follower in _followers[rank])
        {
            if (--_awaited[follower] == 0)
            {
                _ready.Enqueue(follower, follower);
            }
        }
    }
}
