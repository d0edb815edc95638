namespace GpuInfra;

/// <summary>
/// What an engine's preset says where the settings say nothing. Maps are laid under the caller's key by key, the caller's
/// arguments follow the preset's, and everything else is replaced as a whole.
/// </summary>
public sealed record ServiceDefaults
{
    /// <summary>The name of the container that gets the requests, for the sidecars that wait for it.</summary>
    public const string ServingContainer = "server";

    /// <summary>A preset that says nothing.</summary>
    public static ServiceDefaults None { get; } = new();

    /// <summary>See <see cref="ServiceSettings.Image"/>.</summary>
    public string? Image { get; init; }

    /// <summary>See <see cref="ServiceSettings.Command"/>.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>See <see cref="ServiceSettings.Args"/>.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>See <see cref="ServiceSettings.Env"/>.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>See <see cref="ContainerSettings.Secrets"/>.</summary>
    public IReadOnlyDictionary<string, string>? Secrets { get; init; }

    /// <summary>See <see cref="ServiceSettings.Port"/>.</summary>
    public int? Port { get; init; }

    /// <summary>See <see cref="ServiceSettings.Gpu"/>.</summary>
    public string? Gpu { get; init; }

    /// <summary>See <see cref="ServiceSettings.Cpu"/>.</summary>
    public string? Cpu { get; init; }

    /// <summary>See <see cref="ServiceSettings.Memory"/>.</summary>
    public string? Memory { get; init; }

    /// <summary>See <see cref="ServiceSettings.Concurrency"/>; a caller's parallelism goes before it.</summary>
    public int? Concurrency { get; init; }

    /// <summary>See <see cref="ServiceSettings.TimeoutSeconds"/>.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>See <see cref="ServiceSettings.StartupProbe"/>.</summary>
    public ProbeArgs? StartupProbe { get; init; }

    /// <summary>See <see cref="ContainerSettings.LivenessProbe"/>.</summary>
    public ProbeArgs? LivenessProbe { get; init; }

    /// <summary>See <see cref="ServiceSettings.ReadinessProbe"/>.</summary>
    public ProbeArgs? ReadinessProbe { get; init; }

    /// <summary>See <see cref="ServiceSettings.Volumes"/>.</summary>
    public IReadOnlyDictionary<string, VolumeArgs>? Volumes { get; init; }

    /// <summary>See <see cref="ContainerSettings.Mounts"/>.</summary>
    public IReadOnlyDictionary<string, string>? Mounts { get; init; }

    /// <summary>See <see cref="ServiceSettings.Sidecars"/>.</summary>
    public IReadOnlyDictionary<string, SidecarArgs>? Sidecars { get; init; }

    /// <summary>See <see cref="ServiceSettings.DependsOn"/>.</summary>
    public IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>See <see cref="ServiceSettings.NetworkTags"/>.</summary>
    public IReadOnlyList<string>? NetworkTags { get; init; }

    /// <summary>See <see cref="ServiceSettings.Labels"/>.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>See <see cref="ServiceSettings.DeletionProtection"/>.</summary>
    public bool? DeletionProtection { get; init; }

    /// <summary>See <see cref="ServiceSettings.DriverLibraryPath"/>.</summary>
    public bool? DriverLibraryPath { get; init; }

    // What stands for some of the arguments once something else is made.
    internal IReadOnlyDictionary<string, Input<string>>? LateArgs { get; init; }

    // The inference server of the preset; none where nothing is known of it.
    internal Server? Server { get; init; }
}
