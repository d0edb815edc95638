namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>The server in a container: where it listens, what it is asked, and how long it gets.</summary>
    private static IEnumerable<Rule> ServersInContainers =>
    [
        new("RUN047", "ServerListensToOthers", "The server listens to others than its own container.",
            "Requests come from outside, and an address such as 127.0.0.1 refuses them. Use 0.0.0.0.")
            { Source = Sources.ContainerContract.Url },
        new("RUN048", "ProbeReachesListener", "A probe asks at a port where something listens.",
            "A probe that nobody answers fails, and no instance is ever ready. Leave its port out.")
            { Source = Sources.HealthChecks.Url },
        new("RUN049", "LivenessIsPatient", "A liveness probe leaves a busy server alone.",
            "A server whose GPU is busy answers its health late. To restart it then loads the model anew, while requests fail.")
            { Severity = Severity.Warning, Source = ServerSources.VllmHealth.Url },
        new("RUN050", "ConcurrencyFitsServer", "An instance with a GPU gets no more requests at once than its server answers.",
            "The others wait in the instance, or slow all of them down, while Cloud Run sees no reason to start another one.")
            { Severity = Severity.Warning, Source = Sources.ColdStarts.Url },
        new("RUN051", "ServerUsesOneGpu", "A server works on one GPU.",
            "An instance has one. A server that is told of more does not start.")
            { Source = Sources.Gpu.Url },
        new("RUN052", "StartIsPossible", "A server with a GPU gets the time that any model takes to load.",
            "Cloud Run ends an instance that has not started in time, and starts it again, for ever.")
            { Severity = Severity.Warning, Source = ModelSources.LoadingMeasured.Url },
        new("RUN053", "PathIsKnown", "A probe asks at a path that the server has.",
            "Another path answers that there is nothing, which counts as a failure.")
            { Severity = Severity.Warning, Source = Sources.HealthChecks.Url },
        new("RUN054", "ServerListensOnPort", "The server listens on the port that requests come to.",
            "Cloud Run and its probes ask at the container's port. Where the server listens on another one no instance is ever ready. "
                + "It is a warning where the server is only guessed by its image.")
            { Source = Sources.ContainerContract.Url },
    ];
}
