namespace GpuInfra;

// Which containers may wait for which.
internal static class StartOrderRules
{
    internal static readonly Rule DependencyIsContainer = new(
        "RUN025", "A container waits for containers that exist.",
        "Cloud Run refuses the revision.")
    { Source = Sources.Containers.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule DependencySaysWhenItHasStarted = new(
        "RUN026", "A container that is waited for has a startup probe.",
        "Without one Cloud Run cannot know when it has started, and refuses the revision.")
    { Source = Sources.Containers.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ContainersDoNotWaitInCircle = new(
        "RUN027", "Containers do not wait for each other in a circle.",
        "None of them would ever start.")
    { Source = Sources.Containers.Url, RefusedBy = Refuser.Cloud };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Containers.SelectMany(c => Dependencies(c, spec).Select(v => v.Under(c.Path))),
        .. CheckContainersDoNotWaitInCircle(spec.Containers),
    ];

    private static IEnumerable<Violation> Dependencies(ContainerSpec container, GpuServiceSpec spec) =>
        container.DependsOn.SelectMany((name, i) =>
        {
            var path = ArgumentPath.Index("dependsOn", i);
            return spec.Containers.FirstOrDefault(c => c.Name == name) is { } dependency
                ? CheckDependencySaysWhenItHasStarted(path, dependency)
                : [CheckDependencyIsContainer(path, name, spec.Containers.Where(c => c != container))];
        });

    private static Violation CheckDependencyIsContainer(string path, string name, IEnumerable<ContainerSpec> others)
    {
        var known = Wording.NearestFirst(others.Select(c => c.Name), name).Take(Wording.MostChoices).ToList();
        return DependencyIsContainer.Broken(
            path, $"is '{name}', which is not a container of this service",
            known.Count == 0 ? "Leave it out." : $"Use {Wording.Either(known)}.");
    }

    private static IEnumerable<Violation> CheckDependencySaysWhenItHasStarted(string path, ContainerSpec dependency)
    {
        if (dependency.StartupProbe is null)
        {
            yield return DependencySaysWhenItHasStarted.Broken(
                path, $"is {dependency.Name}, which has no startup probe to wait for",
                $"Give {dependency.Name} a startupProbe.");
        }
    }

    private static IEnumerable<Violation> CheckContainersDoNotWaitInCircle(IReadOnlyList<ContainerSpec> containers)
    {
        var order = new StartOrder(containers);
        var told = new HashSet<string>();
        foreach (var container in order.NeverStarting.Where(c => !told.Contains(c.Name)))
        {
            var cycle = order.CircleThrough(container);
            if (cycle.Count > 0 && !cycle.Any(told.Contains))
            {
                yield return ContainersDoNotWaitInCircle.Broken(
                    ArgumentPath.Join(container.Path, "dependsOn"),
                    $"makes containers wait in a circle: {string.Join(" -> ", cycle)}",
                    "Let one of them start first.");
            }

            told.UnionWith(cycle);
        }
    }
}
