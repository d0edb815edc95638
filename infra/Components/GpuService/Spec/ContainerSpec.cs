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

    /// <summary>The inference server that a container runs, told by what starts it or else by its image; none where nothing tells.</summary>
    /// <param name="image">The image.</param>
    /// <param name="command">What the container runs; empty for the image's entry point.</param>
    /// <param name="args">Its arguments; empty for the image's own.</param>
    public static Server? ServerOf(string image, IReadOnlyList<string> command, IReadOnlyList<string> args)
    {
        var container = GpuServiceSpec.Check("container", new() { Image = image, Command = [.. command], Args = [.. args] }).Spec.Serving;

        // What only starts a program of Python says nothing of a model.
        return ServerCommand.Of(container)?.Server is { HealthPaths.Count: > 0 } server ? server : null;
    }

    internal IReadOnlyDictionary<string, string> SubPaths { get; init; } = new Dictionary<string, string>();

    internal string? WorkingDirectory { get; init; }

    internal IReadOnlyDictionary<string, Input<string>>? LateEnv { get; init; }

    internal IReadOnlyDictionary<string, Input<string>>? LateArgs { get; init; }

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

// Applies the defaults of each container.
internal sealed partial class ContainerReader
{
    internal static readonly Rule SecretIsReadable = new(
        "RUN033", "A secret is written as secret-id:version.",
        "Nothing else says which secret is meant, and at which version.")
    { Source = Sources.Secrets.Url, RefusedBy = Refuser.Program };

    private readonly ICollection<Violation> _violations;

    internal ContainerReader(ICollection<Violation> violations) => _violations = violations;

    internal Accelerator? ReadGpu(string path, string? word) =>
        word is null ? null : GpuChoice.Read(ArgumentPath.Join(path, "gpu"), word, _violations);

    internal ContainerSpec ReadSidecar(string name, SidecarArgs sidecar, Accelerator? accelerator)
    {
        var path = ArgumentPath.Key("sidecars", name);
        var probes = new ProbeReader(accelerator, _violations);
        var own = ReadGpu(path, sidecar.Gpu);
        var table = own?.Machines ?? CloudRunLimits.SidecarMachines;
        return WithCommon(sidecar, new ContainerSpec
        {
            Name = name,
            Image = sidecar.Image ?? "",
            Command = sidecar.Command.Over(null),
            Args = sidecar.Args.Over(null),
            Env = sidecar.Env.Over(null),
            LateEnv = sidecar.LateEnv,
            Secrets = ReadSecrets(sidecar.Secrets.Over(null), path),
            Cpu = ReadCpu(sidecar.Cpu, path) ?? table.DefaultCpu,
            Memory = ReadMemory(sidecar.Memory, path) ?? table.DefaultMemory,
            Accelerator = own,
            Port = null,
            Mounts = sidecar.Mounts.Over(null),
            StartupProbe = probes.Read(sidecar.StartupProbe, ProbeRole.Startup, null, ArgumentPath.Join(path, "startupProbe")),
            LivenessProbe = probes.Read(
                sidecar.LivenessProbe, ProbeRole.Liveness, null, ArgumentPath.Join(path, "livenessProbe")),
            ReadinessProbe = null,
            DependsOn = sidecar.DependsOn.Over(null),
        });
    }

    internal ContainerSpec ReadServing(
        ServiceSettings settings, ServiceDefaults defaults, Accelerator? own, Accelerator? accelerator, IReadOnlyList<ContainerSpec> others)
    {
        var port = settings.Port ?? defaults.Port ?? CloudRunLimits.DefaultPort;
        var probes = new ProbeReader(accelerator, _violations);
        var startup = settings.StartupProbe ?? defaults.StartupProbe ?? (own is null ? null : new ProbeArgs());
        var size = new DefaultSize(own?.Machines ?? CloudRunLimits.Machines, others);

        // What a preset's command is told means nothing to another one.
        var presetArgs = settings.Command is null ? defaults.Args ?? [] : [];
        var cpu = ReadCpu(settings.Cpu ?? defaults.Cpu, "") ?? size.Cpu;
        return WithCommon(settings, new ContainerSpec
        {
            Name = settings.ServingContainer ?? ServiceDefaults.ServingContainer,
            Image = settings.Image ?? defaults.Image ?? "",
            Command = settings.Command.Over(defaults.Command),
            Args = [.. presetArgs, .. settings.Args ?? []],
            Server = defaults.Server,
            PresetEnv = [.. (defaults.Env?.Keys ?? []).Where(name => settings.Env?.ContainsKey(name) != true)],
            PresetCommand = settings.Command is null ? defaults.Command?.Count ?? 0 : 0,
            PresetArgs = presetArgs.Count,
            LateArgs = presetArgs.Count > 0 ? defaults.LateArgs : null,
            Env = settings.Env.Over(defaults.Env.Without(settings.Secrets)),
            Secrets = ReadSecrets(settings.Secrets.Over(defaults.Secrets.Without(settings.Env)), ""),
            Cpu = cpu,
            Memory = ReadMemory(settings.Memory ?? defaults.Memory, "") ?? size.MemoryFor(cpu),
            Accelerator = own,
            IsBesideGpu = own is null && accelerator is not null,
            Port = port,
            Mounts = settings.Mounts.Over(defaults.Mounts),
            StartupProbe = probes.Read(startup, ProbeRole.Startup, port, "startupProbe"),
            LivenessProbe = probes.Read(
                settings.LivenessProbe ?? defaults.LivenessProbe, ProbeRole.Liveness, port, "livenessProbe"),
            ReadinessProbe = probes.Read(
                settings.ReadinessProbe ?? defaults.ReadinessProbe, ProbeRole.Readiness, port, "readinessProbe"),
            DependsOn = settings.DependsOn.Over(defaults.DependsOn),
        });
    }

    // What is read alike of every container, whatever a preset says.
    private static ContainerSpec WithCommon(ContainerSettings settings, ContainerSpec container) => container with
    {
        SubPaths = settings.SubPaths.Over(null),
        WorkingDirectory = settings.WorkingDirectory,
    };

    internal Vcpu? ReadCpu(string? text, string path) =>
        text is null ? null : Quantity.ReadCpu(ArgumentPath.Join(path, "cpu"), text, _violations);

    internal Memory? ReadMemory(string? text, string path) =>
        text is null ? null : Quantity.ReadMemory(ArgumentPath.Join(path, "memory"), text, _violations);

    internal IReadOnlyDictionary<string, SecretReference> ReadSecrets(IReadOnlyDictionary<string, string> secrets, string path)
    {
        var references = new SortedDictionary<string, SecretReference>(StringComparer.Ordinal);
        foreach (var (variable, text) in secrets)
        {
            if (SecretReference.TryParse(text) is { } reference)
            {
                references.Add(variable, reference);
                continue;
            }

            // The secret itself in place of its name is told as what it is.
            if (!SecretText.IsIn(text))
            {
                _violations.Add(SecretIsReadable.Broken(
                    ArgumentPath.Key(ArgumentPath.Join(path, "secrets"), variable), "is not a secret and its version",
                    FullVersion().Match(text) is { Success: true } full
                        ? $"Write {full.Groups["id"]}:{full.Groups["version"]}, or {full.Groups["secret"]}:{full.Groups["version"]} in another project."
                        : "Write it as secret-id:version, such as hf-token:3."));
            }
        }

        return references;
    }

    // As Secret Manager itself names a version.
    [GeneratedRegex(@"\A(?<secret>projects/[^/]+/secrets/(?<id>[A-Za-z0-9_-]+))/versions/(?<version>[0-9]+|latest)\z")]
    private static partial Regex FullVersion();
}
