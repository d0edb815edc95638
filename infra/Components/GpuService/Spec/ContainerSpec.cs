namespace GpuInfra;

/// <summary>A container with everything decided.</summary>
public sealed record ContainerSpec
{
    /// <summary>The container's name within the instance.</summary>
    public required string Name { get; init; }

    /// <summary>The image; empty only where the rules are broken.</summary>
    public required string Image { get; init; }

    /// <summary>What it runs; empty for the image's entry point.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The arguments; empty for the image's own.</summary>
    public required IReadOnlyList<string> Args { get; init; }

    /// <summary>Environment variables by name, in alphabetical order.</summary>
    public required IReadOnlyDictionary<string, string> Env { get; init; }

    /// <summary>Environment variables from Secret Manager by name, in alphabetical order.</summary>
    public required IReadOnlyDictionary<string, SecretReference> Secrets { get; init; }

    /// <summary>The vCPUs it may use.</summary>
    public required Vcpu Cpu { get; init; }

    /// <summary>The memory it may use.</summary>
    public required Memory Memory { get; init; }

    /// <summary>Its GPU; none for most sidecars.</summary>
    public required Accelerator? Accelerator { get; init; }

    /// <summary>The port that gets the requests; none for a sidecar.</summary>
    public required int? Port { get; init; }

    /// <summary>Absolute paths by volume name, in alphabetical order.</summary>
    public required IReadOnlyDictionary<string, string> Mounts { get; init; }

    /// <summary>When it has started; none for Cloud Run's own way.</summary>
    public required ProbeSpec? StartupProbe { get; init; }

    /// <summary>When it must be restarted; none for never.</summary>
    public required ProbeSpec? LivenessProbe { get; init; }

    /// <summary>When it gets new requests; none for always.</summary>
    public required ProbeSpec? ReadinessProbe { get; init; }

    /// <summary>The containers that must have started before it does.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    internal bool IsServing => Port is not null;

    internal long StartupWindowSeconds => (StartupProbe, IsServing) switch
    {
        ({ } probe, _) => probe.InitialDelaySeconds + probe.WindowSeconds,
        (null, true) => CloudRunLimits.DefaultStartupWindowSeconds,
        (null, false) => 0,
    };

    // The inference server that the settings name; none where they name none that is known.
    internal Server? Server { get; init; }

    internal bool IsOfPreset { get; init; }

    internal IReadOnlyCollection<string> PresetEnv { get; init; } = [];

    internal int PresetCommand { get; init; }

    // How many words of Args, the first ones, a preset says.
    internal int PresetArgs { get; init; }

    internal string Path => IsServing ? "" : ArgumentPath.Key("sidecars", Name);

    // Whether the instance's GPU is on another container, so that this one is small by design.
    internal bool IsBesideGpu { get; init; }

    internal MachineTable Machines => Accelerator?.Machines
        ?? (IsServing && !IsBesideGpu ? CloudRunLimits.Machines : CloudRunLimits.SidecarMachines);

    internal string MachineOwner => Accelerator?.Id
        ?? (!IsServing ? "a sidecar" : IsBesideGpu ? "a container beside the one with the GPU" : "a container without a GPU");
}
