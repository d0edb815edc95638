namespace GpuInfra;

// Applies every default of a service, and notes what cannot be read at all.
internal sealed class SettingsReader
{
    private readonly ServiceSettings _settings;
    private readonly ServiceDefaults _defaults;
    private readonly List<Violation> _violations = [];
    private readonly ContainerReader _containers;

    internal SettingsReader(ServiceSettings settings, ServiceDefaults defaults)
    {
        _settings = settings;
        _defaults = defaults;
        _containers = new ContainerReader(_violations);
    }

    internal IReadOnlyList<Violation> Violations => _violations;

    internal GpuServiceSpec Read(string name, string location)
    {
        var containers = ReadContainers();
        var hasGpu = containers.Any(c => c.Accelerator is not null);
        return new GpuServiceSpec
        {
            Name = name,
            Description = _settings.Description ?? "",
            Location = location,
            Containers = containers,
            Volumes = ReadVolumes(),
            GpuIsKnown = containers.Count(c => c.Accelerator is not null) <= 1
                && GpuChoice.IsClear(_settings.Gpu) && (_settings.Sidecars?.Values ?? []).All(s => GpuChoice.IsClear(s.Gpu)),
            ZonalRedundancy = _settings.ZonalRedundancy ?? false,
            DriverLibraryPath = _settings.DriverLibraryPath ?? _defaults.DriverLibraryPath ?? false,
            StartupCpuBoost = _settings.StartupCpuBoost ?? true,
            Concurrency = ReadConcurrency(hasGpu ? CloudRunLimits.DefaultConcurrencyWithGpu : CloudRunLimits.DefaultConcurrency),
            HasParallelism = _settings.Parallelism is not null,
            MinInstances = _settings.MinInstances ?? CloudRunLimits.MinInstances.Minimum,
            MaxInstances = _settings.MaxInstances ?? CloudRunLimits.MaxInstances.Minimum,
            TimeoutSeconds = _settings.TimeoutSeconds ?? _defaults.TimeoutSeconds ?? CloudRunLimits.DefaultTimeoutSeconds,
            Ingress = Choices.Ingress.Read("ingress", _settings.Ingress ?? "internal", _violations),
            Egress = Choices.Egress.Read("egress", _settings.Egress ?? "all-traffic", _violations),
            NetworkTags = _settings.NetworkTags.Over(_defaults.NetworkTags),
            Invokers = _settings.Invokers.Over(null),
            Labels = _settings.Labels.Over(_defaults.Labels),
            DeletionProtection = _settings.DeletionProtection ?? _defaults.DeletionProtection ?? true,
        };
    }

    private List<ContainerSpec> ReadContainers()
    {
        var own = _containers.ReadGpu("", _settings.Gpu ?? _defaults.Gpu ?? Accelerators.Default.Id);
        var sidecars = _settings.Sidecars.Over(_defaults.Sidecars);
        var accelerator = own ?? sidecars.Values.Select(s => Accelerators.Find(s.Gpu ?? "")).FirstOrDefault(a => a is not null);
        var others = sidecars.Select(s => _containers.ReadSidecar(s.Key, s.Value, accelerator) with
        {
            IsOfPreset = _settings.Sidecars?.ContainsKey(s.Key) != true,
        }).ToList();
        return [ReadServing(own, accelerator, others), .. others];
    }

    private ContainerSpec ReadServing(Accelerator? own, Accelerator? accelerator, List<ContainerSpec> others)
    {
        var port = _settings.Port ?? _defaults.Port ?? CloudRunLimits.DefaultPort;
        var probes = new ProbeReader(accelerator, _violations);
        var startup = _settings.StartupProbe ?? _defaults.StartupProbe ?? (own is null ? null : new ProbeArgs());
        var size = new DefaultSize(own?.Machines ?? CloudRunLimits.Machines, others);

        // What a preset's command is told means nothing to another one.
        var presetArgs = _settings.Command is null ? _defaults.Args ?? [] : [];
        var cpu = _containers.ReadCpu(_settings.Cpu ?? _defaults.Cpu, "") ?? size.Cpu;
        return new ContainerSpec
        {
            Name = GpuServiceSpec.ServingContainer,
            Image = _settings.Image ?? _defaults.Image ?? "",
            Command = _settings.Command.Over(_defaults.Command),
            Args = [.. presetArgs, .. _settings.Args ?? []],
            Server = _defaults.Server,
            PresetEnv = [.. (_defaults.Env?.Keys ?? []).Where(name => _settings.Env?.ContainsKey(name) != true)],
            PresetCommand = _settings.Command is null ? _defaults.Command?.Count ?? 0 : 0,
            PresetArgs = presetArgs.Count,
            Env = _settings.Env.Over(_defaults.Env.Without(_settings.Secrets)),
            Secrets = _containers.ReadSecrets(_settings.Secrets.Over(_defaults.Secrets.Without(_settings.Env)), ""),
            Cpu = cpu,
            Memory = _containers.ReadMemory(_settings.Memory ?? _defaults.Memory, "") ?? size.MemoryFor(cpu),
            Accelerator = own,
            IsBesideGpu = own is null && accelerator is not null,
            Port = port,
            Mounts = _settings.Mounts.Over(_defaults.Mounts),
            StartupProbe = probes.Read(startup, ProbeRole.Startup, port, "startupProbe"),
            LivenessProbe = probes.Read(
                _settings.LivenessProbe ?? _defaults.LivenessProbe, ProbeRole.Liveness, port, "livenessProbe"),
            ReadinessProbe = probes.Read(
                _settings.ReadinessProbe ?? _defaults.ReadinessProbe, ProbeRole.Readiness, port, "readinessProbe"),
            DependsOn = _settings.DependsOn.Over(_defaults.DependsOn),
        };
    }

    private List<VolumeSpec> ReadVolumes()
    {
        var reader = new VolumeReader(_violations);
        foreach (var volume in _settings.Volumes ?? new Dictionary<string, VolumeArgs>())
        {
            _violations.AddRange(BucketIsWrittenAsName(volume.Key, volume.Value));
        }

        return [.. _settings.Volumes.Over(_defaults.Volumes).Select(v => reader.Read(v.Key, v.Value))];
    }

    // A name that a resource is still to get, or that a plan stands in for, is nobody's spelling.
    private static IEnumerable<Violation> BucketIsWrittenAsName(string name, VolumeArgs volume) =>
        volume.Bucket is { } bucket && WiringRules.PlainText(bucket) is { } text && !text.Contains("${", StringComparison.Ordinal)
            ? BucketNameRules.OfVolume(ArgumentPath.Join(ArgumentPath.Key("volumes", name), "bucket"), text)
            : [];

    private int ReadConcurrency(int preset)
    {
        if (_settings.Parallelism is not { } parallelism)
        {
            return _settings.Concurrency ?? _defaults.Concurrency ?? preset;
        }

        _violations.AddRange(ParallelismRules.Check(parallelism, _settings.Concurrency));
        return _settings.Concurrency ?? ParallelismRules.ConcurrencyOf(parallelism);
    }
}
