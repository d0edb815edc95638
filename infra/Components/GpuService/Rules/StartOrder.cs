namespace GpuInfra;

/// <summary>The order in which containers start that wait for each other.</summary>
internal static class StartOrder
{
    /// <summary>Seconds that the slowest chain may take; a circle is not gone around.</summary>
    internal static long SlowestChainSeconds(IReadOnlyList<ContainerSpec> containers)
    {
        var known = new Dictionary<string, long>();
        return containers.Max(c => Seconds(c, containers, known));
    }

    /// <summary>The containers on the way from one back to itself; none if it waits for no cycle of its own.</summary>
    internal static IReadOnlyList<string> CycleThrough(ContainerSpec start, IReadOnlyList<ContainerSpec> containers) =>
        WayTo(start.Name, start, containers, []);

    private static long Seconds(
        ContainerSpec container, IReadOnlyList<ContainerSpec> containers, Dictionary<string, long> known)
    {
        if (known.TryAdd(container.Name, 0))
        {
            var longest = Dependencies(container, containers).Select(d => Seconds(d, containers, known)).DefaultIfEmpty().Max();
            known[container.Name] = container.StartupWindowSeconds + longest;
        }

        return known[container.Name];
    }

    private static IReadOnlyList<string> WayTo(
        string goal, ContainerSpec from, IReadOnlyList<ContainerSpec> containers, HashSet<string> seen)
    {
        foreach (var dependency in Dependencies(from, containers))
        {
            if (dependency.Name == goal)
            {
                return [from.Name, goal];
            }

            if (seen.Add(dependency.Name) && WayTo(goal, dependency, containers, seen) is { Count: > 0 } way)
            {
                return [from.Name, .. way];
            }
        }

        return [];
    }

    private static IEnumerable<ContainerSpec> Dependencies(ContainerSpec container, IReadOnlyList<ContainerSpec> containers) =>
        containers.Where(c => container.DependsOn.Contains(c.Name));
}
