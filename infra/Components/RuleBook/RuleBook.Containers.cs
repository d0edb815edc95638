namespace GpuInfra;

public static partial class RuleBook
{
    private static IEnumerable<Rule> Containers =>
    [
        new("RUN012", "ContainersAreFew", $"An instance has {CloudRunLimits.Containers} containers.",
            "Cloud Run may refuse more.")
            { Severity = Severity.Warning, Source = Sources.Containers.Url },
        new("RUN013", "SidecarHasOwnName", "A sidecar has another name than the serving container.",
            "Containers of one instance are told apart by their names.")
            { Source = Sources.Containers.Url },
        new("RUN014", "ImageIsFromArtifactRegistry", "An image comes from Artifact Registry.",
            "Cloud Run itself pulls images, past the service's network. Beside Artifact Registry it takes public images of Docker Hub "
                + "and of GitHub Container Registry, which is a warning: they may be gone or limited when an instance starts. A "
                + "protected stack, and an image of any other registry, needs a remote repository of Artifact Registry.")
            { Source = Sources.Deploying.Url },
    ];

    private static IEnumerable<Rule> Probes =>
    [
        new("RUN015", "GpuContainerSaysWhenItIsReady", "The container with the GPU has a startup probe that asks the server.",
            "An open port does not mean a loaded model: requests would wait for the load and time out. "
                + "Ask for a path that the server answers once the model is in GPU memory.")
            { Source = Sources.HealthChecks.Url },
        new("RUN016", "ProbeIsWithinLimits", "The numbers of a probe are within Cloud Run's limits.",
            "Cloud Run refuses the revision.")
            { Source = Sources.HealthChecks.Url },
        new("RUN017", "TimeoutFitsPeriod", "A probe has its answer before the next one is sent.",
            "Cloud Run refuses a timeout that is longer than the period.")
            { Source = Sources.HealthChecks.Url },
        new("RUN018", "WindowIsWithinLimits", "A container may take no longer to start than Cloud Run waits.",
            "The window is the period times the failure threshold, and Cloud Run refuses a longer one.")
            { Source = Sources.HealthChecks.Url },
        new("RUN019", "PathIsAbsolute", "The path of a probe begins with a slash.",
            "Cloud Run refuses it, or asks for another path than was meant.")
            { Source = Sources.HealthChecks.Url },
        new("RUN020", "ProbeAsksTheServer", "Liveness and readiness probes ask by http or grpc.",
            "Cloud Run does not offer tcp for them.")
            { Source = Sources.HealthChecks.Url },
        new("RUN021", "ProbeSaysOnlyWhatItHas", "A probe says only what its kind has.",
            "A path belongs to http, a service to grpc, a success threshold to readiness, a delay to startup and liveness. "
                + "Elsewhere they would be refused or ignored.")
            { Source = Sources.HealthChecks.Url },
        new("RUN022", "ProbeHasPort", "A sidecar's probe says its port.",
            "A sidecar has no port of its own to ask at.")
            { Source = Sources.HealthChecks.Url },
        new("RUN023", "PortIsWithinLimits", $"A port is {CloudRunLimits.Port}.",
            "There are no other ports.")
            { Source = Sources.ContainerContract.Url },
        new("RUN024", "PortHasOneListener", "Each container listens on ports of its own.",
            "The containers of an instance share one network, so the second to open a port fails.")
            { Source = Sources.Containers.Url },
        new("RUN025", "DependencyIsContainer", "A container waits for containers that exist.",
            "Cloud Run refuses the revision.")
            { Source = Sources.Containers.Url },
        new("RUN026", "DependencySaysWhenItHasStarted", "A container that is waited for has a startup probe.",
            "Without one Cloud Run cannot know when it has started, and refuses the revision.")
            { Source = Sources.Containers.Url },
        new("RUN027", "ContainersDoNotWaitInCircle", "Containers do not wait for each other in a circle.",
            "None of them would ever start.")
            { Source = Sources.Containers.Url },
    ];

    private static IEnumerable<Rule> Environment =>
    [
        new("RUN028", "VariablesAreFew", $"A container has at most {CloudRunLimits.EnvironmentVariables} environment variables.",
            "Cloud Run refuses more; secrets count.")
            { Source = Sources.Environment.Url },
        new("RUN029", "VariableIsAllowed", "A variable has a name that is free to use.",
            "Cloud Run sets some variables itself and refuses them here. That Google keeps more names is not confirmed.")
            { Source = Sources.Environment.Url },
        new("RUN030", "VariableIsSaidOnce", "A variable has a value or a secret, not both.",
            "Which of the two the container would see is not defined. Leave one out.")
            { Source = Sources.Secrets.Url },
        new("RUN031", "SecretIsNotWrittenDown", "A secret is not written into the stack file.",
            "Everybody who reads the repository, the state or the console would read it. "
                + "Put it into Secret Manager. If the variable is only named like a secret, silence this.")
            { Source = Sources.Secrets.Url },
        new("RUN032", "SecretIsPinned", "A secret is named with the number of its version.",
            "With latest, instances of one revision may see different values, and a broken secret breaks what runs.")
            { Source = Sources.Secrets.Url },
        new("RUN033", "SecretIsReadable", "A secret is written as secret-id:version.",
            "Nothing else says which secret is meant, and at which version.")
            { Source = Sources.Secrets.Url },
    ];

    private static IEnumerable<Rule> Volumes =>
    [
        new("RUN034", "VolumeIsBucketOrMemory", "A volume is a bucket or memory, and says only what its kind has.",
            "Cloud Run makes one kind of volume of it. Make two volumes, or leave one key out.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN035", "BucketIsReadOnly", "A server mounts its models read-only.",
            "Who controls a server must not be able to change the model that all others load.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN036", "MountOptionsHaveNoDashes", "Mount options have no dashes in front.",
            "Cloud Run hands them on with dashes of its own, and the mount fails when an instance starts.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN037", "MemoryVolumesFitInstance", "Volumes in memory leave room for the containers.",
            "What is written there counts as the instance's memory, and the instance is killed when that runs out.")
            { Source = Sources.MemoryVolumes.Url },
        new("RUN038", "VolumeIsMounted", "A volume is mounted.",
            "Nothing sees it. Name it in mounts, or leave it out.")
            { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url },
        new("RUN039", "MountHasVolume", "A mount names a volume of the service.",
            "Cloud Run refuses the revision.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN040", "MountPathIsAbsolute", "A volume is mounted at an absolute path other than /.",
            "Cloud Run refuses another path.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN041", "MountPathIsTakenOnce", "Each volume of a container has a path of its own.",
            "One would hide the other.")
            { Source = Sources.BucketVolumes.Url },
    ];
}
