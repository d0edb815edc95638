namespace GpuInfra;

/// <summary>A container beside the serving one. It shares the instance's network, so it is reached at localhost.</summary>
public sealed class SidecarArgs : ContainerSettings
{
    /// <summary>The image, from Artifact Registry. It has no default.</summary>
    [Input("image")]
    public string? Image { get; init; }

    /// <summary>What the container runs. Left out, it runs the image's entry point.</summary>
    [Input("command")]
    public IList<string>? Command { get; init; }

    /// <summary>The arguments of the command. Left out, the image's own are used.</summary>
    [Input("args")]
    public IList<string>? Args { get; init; }

    /// <summary>Environment variables by name. Left out, there are none.</summary>
    [Input("env")]
    public IDictionary<string, string>? Env { get; init; }

    // Environment variables whose values are known once something else is made; presets alone say them.
    internal IReadOnlyDictionary<string, Input<string>>? LateEnv { get; init; }

    /// <summary>
    /// The vCPUs, such as <c>1</c> or <c>500m</c>. Left out, one. See <see cref="CloudRunLimits.SidecarMachines"/>.
    /// </summary>
    [Input("cpu")]
    public string? Cpu { get; init; }

    /// <summary>The memory, such as <c>512Mi</c>, which is also what it is if left out.</summary>
    [Input("memory")]
    public string? Memory { get; init; }

    /// <summary>The GPU, if the serving container says it has none. Left out, there is none.</summary>
    [Input("gpu")]
    public string? Gpu { get; init; }

    /// <summary>
    /// When the container has started. Left out, as soon as it runs; a container that others wait for must have one.
    /// </summary>
    [Input("startupProbe")]
    public ProbeArgs? StartupProbe { get; init; }

    /// <summary>
    /// The containers that must have started before this one does: other sidecars, or
    /// <see cref="ServiceDefaults.ServingContainer"/> for the serving one. Left out, it waits for none.
    /// </summary>
    [Input("dependsOn")]
    public IList<string>? DependsOn { get; init; }
}
