namespace GpuInfra;

// Whether probes ask what answers, and give a server with a GPU the time that it takes.
internal static class ServerProbeRules
{
    internal static readonly Rule ProbeReachesListener = new(
        "RUN049", "A probe asks at a port where something listens.",
        "A probe that nobody answers fails, and no instance is ever ready. Leave its port out.")
    { Source = Sources.HealthChecks.Url };

    internal static readonly Rule LivenessIsPatient = new(
        "RUN050", "A liveness probe leaves a busy server alone.",
        "A server whose GPU is busy answers its health late. To restart it then loads the model anew, while requests fail.")
    { Severity = Severity.Warning, Source = ServerSources.VllmHealth.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule StartIsPossible = new(
        "RUN053", "A server with a GPU gets the time that any model takes to load.",
        "Cloud Run ends an instance that has not started in time, and starts it again, for ever.")
    { Severity = Severity.Warning, Source = ModelSources.LoadingMeasured.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule PathIsKnown = new(
        "RUN054", "A probe asks at a path that the server has.",
        "Another path answers that there is nothing, which counts as a failure.")
    { Severity = Severity.Warning, Source = Sources.HealthChecks.Url };

    internal static readonly Rule ProbeIsAnswered = new(
        "RUN066", "A probe asks in a protocol that the server speaks.",
        "A probe over gRPC that nobody answers fails, and no instance is ever ready.")
    { Severity = Severity.Warning, Source = Sources.HealthChecks.Url };

    internal static readonly Rule StartIsNotDelayed = new(
        "RUN068", "A server with a GPU is asked early whether it is ready.",
        "A delay before the first probe is waited at every cold start. More tries wait as long, and no longer than is needed.")
    { Severity = Severity.Warning, Source = Sources.HealthChecks.Url };

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
        .. CheckProbeReachesListener(spec),
        .. spec.Containers.SelectMany(container =>
            CheckPathIsKnown(container).Concat(CheckProbeIsAnswered(container)).Select(v => v.Under(container.Path))),
        .. spec.Containers.Where(container => container.Accelerator is not null).SelectMany(container =>
            CheckLivenessIsPatient(container).Concat(CheckStartIsPossible(container)).Concat(CheckStartIsNotDelayed(container))
                .Select(v => v.Under(container.Path))),
    ];

    // Containers of an instance share its network, so a sidecar's port is reached as well.
    private static IEnumerable<Violation> CheckProbeReachesListener(GpuServiceSpec spec)
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
            yield return ProbeReachesListener.Against(
                command is { IsCertain: true, HasFlags: true } ? Sources.HealthChecks : Sources.HealthChecks.Unconfirmed, $"{name}.port",
                $"is {probe.Port}, where nothing listens: the port is {spec.Serving.Port}",
                "Leave it out, to ask at the port that gets the requests.");
        }
    }

    private static IEnumerable<Violation> CheckPathIsKnown(ContainerSpec container)
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
                yield return PathIsKnown.Broken(
                    $"{name}.path", $"is '{probe.Path}', but {command.Server.Title} answers at {near}", $"Use {near}.",
                    command.Server.Source.Url);
            }
        }
    }

    private static IEnumerable<Violation> CheckProbeIsAnswered(ContainerSpec container)
    {
        if (ServerCommand.Of(container) is not { HasDefaults: true, Server: { SpeaksHttpAlone: true } server })
        {
            yield break;
        }

        foreach (var (name, _) in ContainerProbes(container).Where(probe => probe.Probe.Type == ProbeType.Grpc))
        {
            yield return ProbeIsAnswered.Broken(
                $"{name}.type", $"is grpc, but {server.Title} answers over HTTP alone", $"Use http with the path {server.HealthPaths[0]}.",
                server.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckLivenessIsPatient(ContainerSpec container)
    {
        if (container.LivenessProbe is { Type: not ProbeType.Tcp } probe && ProbeRules.IsSound(container, ProbeRole.Liveness)
            && ((long)(probe.FailureThreshold - 1) * probe.PeriodSeconds) + probe.TimeoutSeconds is < LeastPatienceSeconds and var patience)
        {
            yield return LivenessIsPatient.Broken(
                "livenessProbe",
                $"restarts the container after {Seconds(patience)} without an answer, but under load a server with a GPU may take longer to "
                    + "say that it is well, and then loads its model anew",
                "Wait a minute or longer, such as by periodSeconds 30, timeoutSeconds 30 and failureThreshold 3.");
        }
    }

    private static IEnumerable<Violation> CheckStartIsPossible(ContainerSpec container)
    {
        if (container.StartupProbe is not null && ProbeRules.IsSound(container, ProbeRole.Startup)
            && container.StartupWindowSeconds is < LeastStartSeconds and var window)
        {
            yield return StartIsPossible.Broken(
                "startupProbe",
                $"gives the server {Seconds(window)} to start, in which hardly any model is loaded: Cloud Run would begin anew for ever",
                $"Leave periodSeconds and failureThreshold out, which allows as long as Cloud Run does, or allow {LeastStartSeconds} "
                    + "seconds or more.");
        }
    }

    // A probe of a port may not ask twice, so that it has reason to wait; one that asks a path may ask until it hears. A delay that
    // not all sources allow is told as such.
    private static IEnumerable<Violation> CheckStartIsNotDelayed(ContainerSpec container)
    {
        if (container.StartupProbe is { Type: not ProbeType.Tcp, InitialDelaySeconds: >= LongDelaySeconds } probe
            && ProbeRules.IsSound(container, ProbeRole.Startup)
            && ProbeLimits.Of(ProbeRole.Startup, container.Accelerator).Doubted?.Contains(probe.InitialDelaySeconds) != false)
        {
            yield return StartIsNotDelayed.Broken(
                "startupProbe.initialDelaySeconds",
                $"is {probe.InitialDelaySeconds}, so that every cold start takes as long, however soon the server is ready",
                "Leave it out, and raise failureThreshold to wait as long.");
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
