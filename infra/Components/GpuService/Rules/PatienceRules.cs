namespace GpuInfra;

/// <summary>Whether probes ask what answers, and give a server with a GPU the time that it takes.</summary>
internal static class PatienceRules
{
    internal const string StartIsPossibleRule = nameof(StartIsPossible);

    private const int MostTypos = 2;

    // Where other servers tell their health; what a server has of these is among its own paths.
    private static readonly string[] OthersHealth =
        ["/health", "/healthz", "/livez", "/live", "/ready", "/readyz", "/health/ready", "/health/live", "/ping", "/v2/health/ready"];

    // Under load the health of a busy engine takes tens of seconds to tell; what is restarted then is loaded anew.
    private const int LeastPatienceSeconds = 25;

    // An instance with a GPU, its driver and a server of any size have not started before.
    private const int LeastStartSeconds = 60;

    // What a start can be made to wait in vain before it is worth a word.
    private const int LongDelaySeconds = 60;

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ProbeReachesListener(spec),
        .. spec.Containers.SelectMany(container =>
            PathIsKnown(container).Concat(ProbeIsAnswered(container)).Select(v => v.Under(container.Path))),
        .. spec.Containers.Where(container => container.Accelerator is not null).SelectMany(container =>
            LivenessIsPatient(container).Concat(StartIsPossible(container)).Concat(StartIsNotDelayed(container))
                .Select(v => v.Under(container.Path))),
    ];

    // Containers of an instance share its network, so a sidecar's port is reached as well.
    private static IEnumerable<Violation> ProbeReachesListener(GpuServiceSpec spec)
    {
        if (ServerCommand.Of(spec.Serving) is not { Server.HealthPaths.Count: > 0 } command)
        {
            yield break;
        }

        var listeners = new HashSet<int?>(
        [
            spec.Serving.Port, Listening.Of(command)?.Port, .. command.Server.OtherPorts.Cast<int?>(),
            .. spec.Containers.Skip(1).SelectMany(container => ContainerProbes(container).Select(probe => (int?)probe.Probe.Port)),
        ]);
        foreach (var (name, probe) in ContainerProbes(spec.Serving).Where(probe =>
            !listeners.Contains(probe.Probe.Port) && CloudRunLimits.Port.Contains(probe.Probe.Port)))
        {
            yield return Violation.Against(
                command is { IsCertain: true, HasFlags: true } ? Sources.HealthChecks : Sources.HealthChecks.Unconfirmed, $"{name}.port",
                $"is {probe.Port}, where nothing listens: the port is {spec.Serving.Port}",
                "Leave it out, to ask at the port that gets the requests.");
        }
    }

    private static IEnumerable<Violation> PathIsKnown(ContainerSpec container)
    {
        if (ServerCommand.Of(container) is not { Server.HealthPaths: { Count: > 0 } paths } command)
        {
            yield break;
        }

        foreach (var (name, probe) in ContainerProbes(container).Where(probe => probe.Probe.Type == ProbeType.Http))
        {
            var near = paths.FirstOrDefault(path => path.Length > MostTypos * 2 && Wording.Distance(path, probe.Path) <= MostTypos)
                ?? (OthersHealth.Contains(probe.Path.TrimEnd('/')) && command.HasDefaults ? paths[0] : null);
            if (near is not null && probe.Path.StartsWith('/') && !paths.Contains(probe.Path))
            {
                yield return Violation.Warning(
                    $"{name}.path", $"is '{probe.Path}', but {command.Server.Title} answers at {near}", $"Use {near}.",
                    command.Server.Source.Url);
            }
        }
    }

    private static IEnumerable<Violation> ProbeIsAnswered(ContainerSpec container)
    {
        if (ServerCommand.Of(container) is not { HasDefaults: true, Server: { SpeaksHttpAlone: true } server })
        {
            yield break;
        }

        foreach (var (name, _) in ContainerProbes(container).Where(probe => probe.Probe.Type == ProbeType.Grpc))
        {
            yield return Violation.Warning(
                $"{name}.type", $"is grpc, but {server.Title} answers over HTTP alone", $"Use http with the path {server.HealthPaths[0]}.",
                server.Source.Url);
        }
    }

    private static IEnumerable<Violation> LivenessIsPatient(ContainerSpec container)
    {
        if (container.LivenessProbe is { Type: not ProbeType.Tcp } probe && ProbeRules.IsSound(container, ProbeRole.Liveness)
            && ((long)(probe.FailureThreshold - 1) * probe.PeriodSeconds) + probe.TimeoutSeconds is < LeastPatienceSeconds and var patience)
        {
            yield return Violation.Warning(
                "livenessProbe",
                $"restarts the container after {Seconds(patience)} without an answer, but under load a server with a GPU may take longer to "
                    + "say that it is well, and then loads its model anew",
                "Wait a minute or longer, such as by periodSeconds 30, timeoutSeconds 30 and failureThreshold 3.",
                ServerSources.VllmHealth.Url);
        }
    }

    private static IEnumerable<Violation> StartIsPossible(ContainerSpec container)
    {
        if (container.StartupProbe is not null && ProbeRules.IsSound(container, ProbeRole.Startup)
            && container.StartupWindowSeconds is < LeastStartSeconds and var window)
        {
            yield return Violation.Warning(
                "startupProbe",
                $"gives the server {Seconds(window)} to start, in which hardly any model is loaded: Cloud Run would begin anew for ever",
                $"Leave periodSeconds and failureThreshold out, which allows as long as Cloud Run does, or allow {LeastStartSeconds} "
                    + "seconds or more.",
                ModelSources.LoadingMeasured.Url);
        }
    }

    // A probe of a port may not ask twice, so that it has reason to wait; one that asks a path may ask until it hears. A delay that
    // not all sources allow is told as such.
    private static IEnumerable<Violation> StartIsNotDelayed(ContainerSpec container)
    {
        if (container.StartupProbe is { Type: not ProbeType.Tcp, InitialDelaySeconds: >= LongDelaySeconds } probe
            && ProbeRules.IsSound(container, ProbeRole.Startup)
            && ProbeLimits.Of(ProbeRole.Startup, container.Accelerator).Doubted?.Contains(probe.InitialDelaySeconds) != false)
        {
            yield return Violation.Warning(
                "startupProbe.initialDelaySeconds",
                $"is {probe.InitialDelaySeconds}, so that every cold start takes as long, however soon the server is ready",
                "Leave it out, and raise failureThreshold to wait as long.", Sources.HealthChecks.Url);
        }
    }

    private static string Seconds(long number) => number == 1 ? "1 second" : $"{number} seconds";

    private static IEnumerable<(string Name, ProbeSpec Probe)> ContainerProbes(ContainerSpec container)
    {
        IEnumerable<(string Name, ProbeSpec? Probe)> probes =
        [
            ("startupProbe", container.StartupProbe), ("livenessProbe", container.LivenessProbe),
            ("readinessProbe", container.ReadinessProbe),
        ];
        return probes.Where(probe => probe.Probe is not null).Select(probe => (probe.Name, probe.Probe!));
    }
}
