namespace GpuInfra;

/// <summary>What the caller may say of a container, of the serving one as of each beside it. Everything may be left out.</summary>
/// <remarks>What is said of the serving container alone, or is left out with another consequence there, stands where it is said.</remarks>
public abstract class ContainerSettings : ResourceArgs
{
    /// <summary>
    /// Environment variables that Cloud Run reads from Secret Manager when an instance starts: by name, as
    /// <c>secret-id:version</c> with the version's number. Left out, there are none.
    /// </summary>
    [Input("secrets")]
    public IDictionary<string, string>? Secrets { get; init; }

    /// <summary>Where the container sees volumes: absolute paths by volume name. Left out, it sees none.</summary>
    [Input("mounts")]
    public IDictionary<string, string>? Mounts { get; init; }

    /// <summary>
    /// The folders within volumes that <see cref="Mounts"/> shows, by volume name, such as <c>chat/v3</c>. Left out, a mount shows all
    /// of its volume.
    /// </summary>
    [Input("subPaths")]
    public IDictionary<string, string>? SubPaths { get; init; }

    /// <summary>The folder that the container starts in. Left out, it is the image's own.</summary>
    [Input("workingDirectory")]
    public string? WorkingDirectory { get; init; }

    /// <summary>When the container must be restarted. Left out, only when it ends.</summary>
    [Input("livenessProbe")]
    public ProbeArgs? LivenessProbe { get; init; }
}
