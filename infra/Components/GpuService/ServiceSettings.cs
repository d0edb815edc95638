namespace GpuInfra;

/// <summary>What the caller may say of a service on Cloud Run. Everything may be left out but the image.</summary>
/// <remarks>
/// Properties that can be initialised are said by the user, and a stack file uses exactly their names. Derived classes
/// add properties that can be set: a program wires those from other resources.
/// </remarks>
public abstract partial class ServiceSettings : ContainerSettings
{
    /// <summary>
    /// The image of the serving container. It comes from Artifact Registry, which a remote repository lets stand for
    /// any other registry. Left out, it is the one that the engine's makers publish, through such a repository; <c>custom</c> has
    /// none.
    /// </summary>
    [Input("image")]
    public string? Image { get; init; }

    /// <summary>
    /// What the serving container runs. Left out, it is what an engine's preset says, or the image's entry point. It takes the
    /// place of the preset's command and of all arguments of that.
    /// </summary>
    [Input("command")]
    public IList<string>? Command { get; init; }

    /// <summary>
    /// The arguments of the command. With an engine they follow those of its preset, which says port, model and limits: what
    /// these settings say is not said here once more. Left out, the preset's or the image's own are used.
    /// </summary>
    [Input("args")]
    public IList<string>? Args { get; init; }

    /// <summary>
    /// Environment variables by name. Left out, there are only the ones that a preset and Cloud Run set. At most
    /// <see cref="CloudRunLimits.EnvironmentVariables"/>; a secret belongs in <see cref="ContainerSettings.Secrets"/>.
    /// </summary>
    [Input("env")]
    public IDictionary<string, string>? Env { get; init; }

    /// <summary>
    /// The port that the serving container listens on. Left out, it is <see cref="CloudRunLimits.DefaultPort"/>, and in
    /// any case <c>PORT</c> says it to the container.
    /// </summary>
    [Input("port")]
    public int? Port { get; init; }

    /// <summary>
    /// The GPU of the serving container: the id of one of <see cref="Accelerators.All"/> or
    /// <see cref="Accelerators.None"/>. Left out, it is <see cref="Accelerators.Default"/>. An instance has one GPU on one
    /// container: a sidecar may have it if this says none.
    /// </summary>
    [Input("gpu")]
    public string? Gpu { get; init; }

    /// <summary>
    /// Whether capacity is reserved in several zones, at a higher price and from a quota that is not granted by itself.
    /// Left out, it is not.
    /// </summary>
    [Input("zonalRedundancy")]
    public bool? ZonalRedundancy { get; init; }

    /// <summary>
    /// The vCPUs of the serving container, such as <c>8</c>. Left out, with a GPU the most that is recommended for it and
    /// leaves room for the sidecars; else one. See <see cref="Accelerator.Machines"/>.
    /// </summary>
    [Input("cpu")]
    public string? Cpu { get; init; }

    /// <summary>
    /// The memory of the serving container, such as <c>32Gi</c>. Left out, as much as is recommended, goes with the CPU and
    /// leaves room for the sidecars. See <see cref="Accelerator.Machines"/>.
    /// </summary>
    [Input("memory")]
    public string? Memory { get; init; }

    /// <summary>
    /// The requests that one instance serves at once, within <see cref="CloudRunLimits.Concurrency"/>. Left out, it follows
    /// from <see cref="Parallelism"/> or is <see cref="CloudRunLimits.DefaultConcurrencyWithGpu"/> (with more, generations
    /// that share a GPU time out), without a GPU <see cref="CloudRunLimits.DefaultConcurrency"/>.
    /// </summary>
    [Input("concurrency")]
    public int? Concurrency { get; init; }

    /// <summary>How the server shares its GPU, from which the concurrency follows. Not together with it.</summary>
    [Input("parallelism")]
    public ParallelismArgs? Parallelism { get; init; }

    /// <summary>The instances that are kept warm, paid for in full. Left out, the service scales to zero.</summary>
    [Input("minInstances")]
    public int? MinInstances { get; init; }

    /// <summary>
    /// The instances that the service may grow to. Left out, one: Cloud Run counts each against the quotas for GPU, CPU and
    /// memory when it deploys.
    /// </summary>
    [Input("maxInstances")]
    public int? MaxInstances { get; init; }

    /// <summary>
    /// The seconds that a request may take, within <see cref="CloudRunLimits.TimeoutSeconds"/>. Left out, they are
    /// <see cref="CloudRunLimits.DefaultTimeoutSeconds"/>.
    /// </summary>
    [Input("timeoutSeconds")]
    public int? TimeoutSeconds { get; init; }

    /// <summary>
    /// When the serving container has started. Left out, with a GPU it has when <c>GET /</c> succeeds, for which it gets as
    /// long as Cloud Run allows; without, when its port is open.
    /// </summary>
    [Input("startupProbe")]
    public ProbeArgs? StartupProbe { get; init; }

    /// <summary>When an instance gets new requests. Left out, as soon as it has started.</summary>
    [Input("readinessProbe")]
    public ProbeArgs? ReadinessProbe { get; init; }

    /// <summary>Volumes by name, for <see cref="ContainerSettings.Mounts"/>. Left out, there are none.</summary>
    [Input("volumes")]
    public IDictionary<string, VolumeArgs>? Volumes { get; init; }

    /// <summary>Containers beside the serving one, by name. Left out, there are none.</summary>
    [Input("sidecars")]
    public IDictionary<string, SidecarArgs>? Sidecars { get; init; }

    /// <summary>
    /// The name of the serving container within an instance, such as that of one that runs already. Left out, it is
    /// <see cref="ServiceDefaults.ServingContainer"/>. A <see cref="SidecarArgs.DependsOn"/> may say either.
    /// </summary>
    [Input("servingContainer")]
    public string? ServingContainer { get; init; }

    /// <summary>The sidecars that must have started before the serving container does. Left out, it waits for none.</summary>
    [Input("dependsOn")]
    public IList<string>? DependsOn { get; init; }

    /// <summary>
    /// Which traffic leaves through the network: <c>all-traffic</c> or <c>private-ranges-only</c>. Left out, all of it, so
    /// that its firewall rules hold.
    /// </summary>
    [Input("egress")]
    [OneOf<Egress>]
    public string? Egress { get; init; }

    /// <summary>The network tags of the instances, for firewall rules of egress. Left out, there are none.</summary>
    [Input("networkTags")]
    public IList<string>? NetworkTags { get; init; }

    /// <summary>Labels of the service and its revisions. Left out, there are none.</summary>
    [Input("labels")]
    public IDictionary<string, string>? Labels { get; init; }

    /// <summary>Whether the service refuses to be deleted. Left out, it does: say false and apply before destroying.</summary>
    [Input("deletionProtection")]
    public bool? DeletionProtection { get; init; }

    /// <summary>
    /// Whether the container with the GPU looks for libraries in <see cref="DriverLibraries.Folder"/>, by
    /// <see cref="DriverLibraries.SearchPathVariable"/>. Left out, the image's own search path is used.
    /// </summary>
    [Input("driverLibraryPath")]
    public bool? DriverLibraryPath { get; init; }

    /// <summary>Whether instances get more CPU while they start. Left out, they do.</summary>
    [Input("startupCpuBoost")]
    public bool? StartupCpuBoost { get; init; }

    /// <summary>What the service is for, in the words of the console. Left out, nothing is said.</summary>
    [Input("description")]
    public string? Description { get; init; }

    /// <summary>
    /// Whether a client gets the same instance again, by a cookie that Cloud Run sets and for as long as that instance lives: for
    /// servers that keep a conversation's cache. Left out, each request goes to any instance.
    /// </summary>
    [Input("sessionAffinity")]
    public bool? SessionAffinity { get; init; }

    /// <summary>
    /// The instances that are kept warm for the service as a whole, whichever revision they are of. Left out, each revision has
    /// <see cref="MinInstances"/> of its own.
    /// </summary>
    [Input("serviceMinInstances")]
    public int? ServiceMinInstances { get; init; }

    /// <summary>
    /// The instances that the service as a whole may grow to, revisions that are replaced included. Left out, each revision has
    /// <see cref="MaxInstances"/> of its own.
    /// </summary>
    [Input("serviceMaxInstances")]
    public int? ServiceMaxInstances { get; init; }

    /// <summary>
    /// The instances that the service has, whatever it is asked; none stops it. It takes the place of all other numbers of
    /// instances. Left out, Cloud Run scales the service.
    /// </summary>
    [Input("manualInstances")]
    public int? ManualInstances { get; init; }

    /// <summary>
    /// The key of Cloud KMS that the containers' data is encrypted with, as
    /// <c>projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY</c>. Cloud Run's service agent needs the role
    /// <c>roles/cloudkms.cryptoKeyEncrypterDecrypter</c> on it: a platform that knows the number of its project grants it on a key of that
    /// project. Left out, Google's own key is used.
    /// </summary>
    [Input("encryptionKey")]
    public string? EncryptionKey { get; init; }

    /// <summary>
    /// What Binary Authorization lets run: <c>default</c> for the project's own policy, or the path of one for Cloud Run. Left out,
    /// it does not look.
    /// </summary>
    [Input("binaryAuthorization")]
    public string? BinaryAuthorization { get; init; }

    /// <summary>Notes on the service for other tools, by key. Left out, there are none.</summary>
    [Input("annotations")]
    public IDictionary<string, string>? Annotations { get; init; }

    /// <summary>Notes on each revision for other tools, by key: a change makes a revision. Left out, there are none.</summary>
    [Input("revisionAnnotations")]
    public IDictionary<string, string>? RevisionAnnotations { get; init; }

    /// <summary>
    /// The stage of what the service uses: <c>ga</c>, <c>beta</c> or <c>alpha</c>. GPUs need none. Left out, Cloud Run says ga.
    /// </summary>
    [Input("launchStage")]
    [OneOf<LaunchStage>]
    public string? LaunchStage { get; init; }

    /// <summary>
    /// Whether the server speaks HTTP/2 without TLS, for gRPC and for bodies beyond 32 MiB. Left out, Cloud Run turns HTTP/2 into
    /// HTTP/1.
    /// </summary>
    [Input("http2")]
    public bool? Http2 { get; init; }

    /// <summary>
    /// Violations of the service's rules that are not to count, each with its reason. What the API would refuse can be
    /// silenced, too: Google may have added a region since the catalog was read. Left out, every violation counts.
    /// </summary>
    [Input("silence")]
    public IList<SilenceArgs>? Silence { get; init; }
}
