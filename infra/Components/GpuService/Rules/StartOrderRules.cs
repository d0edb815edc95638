namespace GpuInfra;

/// <summary>Which containers may wait for which.</summary>
internal static class StartOrderRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Containers.SelectMany(c => Dependencies(c, spec).Select(v => v.Under(c.Path))),
        .. ContainersDoNotWaitInCircle(spec.Containers),
    ];

    private static IEnumerable<Violation> Dependencies(ContainerSpec container, GpuServiceSpec spec) =>
        container.DependsOn.SelectMany((name, i) =>
        {
            var path = ArgumentPath.Index("dependsOn", i);
            return spec.Containers.FirstOrDefault(c => c.Name == name) is { } dependency
                ? DependencySaysWhenItHasStarted(path, dependency)
                : [DependencyIsContainer(path, name, spec.Containers.Where(c => c != container))];
        });

    private static Violation DependencyIsContainer(string path, string name, IEnumerable<ContainerSpec> others)
    {
        var known = Wording.NearestFirst(others.Select(c => c.Name), name).Take(Wording.MostChoices).ToList();
        return Violation.Error(
            path, $"is '{name}', which is not a container of this service",
            known.Count == 0 ? "Leave it out." : $"Use {Wording.Either(known)}.", Sources.Containers.Url);
    }

    private static IEnumerable<Violation> DependencySaysWhenItHasStarted(string path, ContainerSpec dependency)
    {
        if (dependency.StartupProbe is null)
        {
            yield return Violation.Error(
                path, $"is {dependency.Name}, which has no startup probe to wait for",
                $"Give {dependency.Name} a startupProbe.", Sources.Containers.Url);
        }
    }

    private static IEnumerable<Violation> ContainersDoNotWaitInCircle(IReadOnlyList<ContainerSpec> containers)
    {
        var order = new StartOrder(containers);
        var told = new HashSet<string>();
        foreach (var container in order.NeverStarting.Where(c => !told.Contains(c.Name)))
        {
            var cycle = order.CircleThrough(container);
            if (cycle.Count > 0 && !cycle.Any(told.Contains))
            {
                yield return Violation.Error(
                    ArgumentPath.Join(container.Path, "dependsOn"),
                    $"makes containers wait in a circle: {string.Join(" -> ", cycle)}",
                    "Let one of them start first.", Sources.Containers.Url);
            }

            told.UnionWith(cycle);
        }
    }
}
