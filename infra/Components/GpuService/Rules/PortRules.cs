namespace GpuInfra;

// Which ports the containers of an instance listen on; they share one network.
internal static class PortRules
{
    internal static readonly Rule PortIsWithinLimits = new(
        "RUN023", $"A port is {CloudRunLimits.Port}.",
        "There are no other ports.")
    { Source = Sources.ContainerContract.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule PortHasOneListener = new(
        "RUN024", "Each container listens on ports of its own.",
        "The containers of an instance share one network, so the second to open a port fails.")
    { Source = Sources.Containers.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec)
    {
        var listeners = spec.Containers.SelectMany(Listeners).ToList();
        return [.. listeners.SelectMany(CheckPortIsWithinLimits), .. CheckPortHasOneListener(listeners)];
    }

    private static IEnumerable<Violation> CheckPortIsWithinLimits(Listener listener) =>
        CloudRunLimits.Port.Check(listener.Path, listener.Port, PortIsWithinLimits);

    private static IEnumerable<Violation> CheckPortHasOneListener(List<Listener> listeners) =>
        from listener in listeners
        let first = listeners.First(other => other.Port == listener.Port)
        where first.Container != listener.Container
        select PortHasOneListener.Broken(
            listener.Path, $"is {listener.Port}, where {first.Container} listens already",
            "Let each container of an instance listen on a port of its own.");

    private static IEnumerable<Listener> Listeners(ContainerSpec container)
    {
        IEnumerable<(string Path, int? Port)> ports =
        [
            ("port", container.Port),
            ("startupProbe.port", container.StartupProbe?.Port),
            ("livenessProbe.port", container.LivenessProbe?.Port),
            ("readinessProbe.port", container.ReadinessProbe?.Port),
        ];
        return ports
            .Where(p => p.Port is not null)
            .DistinctBy(p => p.Port)
            .Select(p => new Listener(container.Name, ArgumentPath.Join(container.Path, p.Path), p.Port.GetValueOrDefault()));
    }

    private sealed record Listener(string Container, string Path, int Port);
}
