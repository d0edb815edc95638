namespace GpuInfra;

// The order in which containers start that wait for each other.
internal sealed class StartOrder
{
    private readonly IReadOnlyList<ContainerSpec> _containers;
    private readonly ILookup<string, ContainerSpec> _byName;
    private readonly List<ContainerSpec> _startable;

    // Without recursion: a stack file may hold a chain that is longer than the stack of a thread.
    internal StartOrder(IReadOnlyList<ContainerSpec> containers)
    {
        _containers = containers;
        _byName = containers.ToLookup(c => c.Name);
        _startable = FindStartable();
    }

    // Seconds that the slowest chain may take; what waits in a circle never starts.
    internal static long SlowestChainSeconds(IReadOnlyList<ContainerSpec> containers)
    {
        var order = new StartOrder(containers);
        var seconds = new Dictionary<ContainerSpec, long>(ReferenceEqualityComparer.Instance);
        foreach (var container in order._startable)
        {
            seconds[container] = container.StartupWindowSeconds
                + order.Dependencies(container).Select(dependency => seconds[dependency]).DefaultIfEmpty().Max();
        }

        return seconds.Values.DefaultIfEmpty().Max();
    }

    // The containers that can never start, in the order of the service.
    internal IEnumerable<ContainerSpec> NeverStarting
    {
        get
        {
            var startable = new HashSet<ContainerSpec>(_startable, ReferenceEqualityComparer.Instance);
            return _containers.Where(c => !startable.Contains(c));
        }
    }

    // The names on the shortest way from a container back to itself; none if it waits for no circle of its own.
    internal IReadOnlyList<string> CircleThrough(ContainerSpec start)
    {
        var cameFrom = new Dictionary<string, string>();
        var next = new Queue<ContainerSpec>([start]);
        while (next.TryDequeue(out var container))
        {
            foreach (var dependency in Dependencies(container))
            {
                if (dependency.Name == start.Name)
                {
                    return Way(start.Name, container.Name, cameFrom);
                }

                if (cameFrom.TryAdd(dependency.Name, container.Name))
                {
                    next.Enqueue(dependency);
                }
            }
        }

        return [];
    }

    private static List<string> Way(string start, string last, Dictionary<string, string> cameFrom)
    {
        var way = new List<string> { start };
        for (var name = last; name != start; name = cameFrom[name])
        {
            way.Add(name);
        }

        way.Add(start);
        way.Reverse();
        return way;
    }

    private List<ContainerSpec> FindStartable()
    {
        var waitingFor = new Dictionary<ContainerSpec, int>(ReferenceEqualityComparer.Instance);
        foreach (var container in _containers)
        {
            waitingFor[container] = Dependencies(container).Count();
        }

        var dependants = _containers
            .SelectMany(c => Dependencies(c).Select(d => (Dependency: d, Dependant: c)))
            .ToLookup(pair => (object)pair.Dependency, pair => pair.Dependant, ReferenceEqualityComparer.Instance);
        var startable = _containers.Where(c => waitingFor[c] == 0).ToList();
        for (var i = 0; i < startable.Count; i++)
        {
            startable.AddRange(dependants[startable[i]].Where(dependant => --waitingFor[dependant] == 0));
        }

        return startable;
    }

    private IEnumerable<ContainerSpec> Dependencies(ContainerSpec container) =>
        container.DependsOn.Distinct().SelectMany(name => _byName[name]);
}
