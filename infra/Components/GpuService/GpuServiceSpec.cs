namespace GpuInfra;

/// <summary>What the arguments of a <see cref="GpuService"/> mean: every default applied, every rule checked.</summary>
public sealed record GpuServiceSpec
{
    private const long SecondsOfDay = 86_400;

    private static readonly TimeSpan ImagePullAndMargin = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LeastDeployTimeout = TimeSpan.FromMinutes(45);

    /// <summary>The name of the service in Google Cloud.</summary>
    public required string Name { get; init; }

    /// <summary>What the service is for; empty if nothing is said.</summary>
    public required string Description { get; init; }

    /// <summary>The region.</summary>
    public required string Location { get; init; }

    /// <summary>The containers of an instance: the serving one first, then the sidecars in alphabetical order.</summary>
    public required IReadOnlyList<ContainerSpec> Containers { get; init; }

    /// <summary>The volumes that containers can mount, in alphabetical order.</summary>
    public required IReadOnlyList<VolumeSpec> Volumes { get; init; }

    /// <summary>Whether capacity is reserved in several zones.</summary>
    public required bool ZonalRedundancy { get; init; }

    /// <summary>Whether the container with the GPU looks for libraries where the driver's are.</summary>
    public required bool DriverLibraryPath { get; init; }

    /// <summary>Whether instances get more CPU while they start.</summary>
    public required bool StartupCpuBoost { get; init; }

    /// <summary>Requests that an instance serves at once.</summary>
    public required int Concurrency { get; init; }

    internal bool HasParallelism { get; init; }

    /// <summary>Instances that are kept warm.</summary>
    public required int MinInstances { get; init; }

    /// <summary>Instances that the service may grow to.</summary>
    public required int MaxInstances { get; init; }

    /// <summary>Seconds that a request may take.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>Who reaches the service.</summary>
    public required Ingress Ingress { get; init; }

    /// <summary>Which traffic leaves through the network.</summary>
    public required Egress Egress { get; init; }

    /// <summary>Network tags of the instances.</summary>
    public required IReadOnlyList<string> NetworkTags { get; init; }

    /// <summary>Who may call the service.</summary>
    public required IReadOnlyList<string> Invokers { get; init; }

    /// <summary>Labels of the service and its revisions, in alphabetical order.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Whether the service refuses to be deleted.</summary>
    public required bool DeletionProtection { get; init; }

    internal ServiceOptions Options { get; init; } = new();

    // The instances that never go, whichever of the settings says so.
    internal int WarmInstances => Math.Max(MinInstances, Options.ServiceMinInstances ?? 0);

    /// <summary>The container that gets the requests.</summary>
    public ContainerSpec Serving => Containers[0];

    // Whether it is clear which GPU is meant; else nothing can be judged by Accelerator.
    internal bool GpuIsKnown { get; init; }

    /// <summary>The GPU of each instance; none if no container has one.</summary>
    public Accelerator? Accelerator => Containers.FirstOrDefault(c => c.Accelerator is not null)?.Accelerator;

    /// <summary>The CPU of each instance: all its containers'.</summary>
    public Vcpu InstanceCpu => Containers.Cpu();

    /// <summary>The memory of each instance: all its containers'.</summary>
    public Memory InstanceMemory => Containers.Memory();

    /// <summary>Seconds that an instance may take to start: its slowest chain of containers that wait for each other.</summary>
    public long StartupWindowSeconds => StartOrder.SlowestChainSeconds(Containers);

    /// <summary>How long a deployment may take: the instance's start, the pull of its images and a margin.</summary>
    public TimeSpan DeployTimeout
    {
        get
        {
            // A window that Cloud Run refuses may be longer than any time can be.
            var needed = TimeSpan.FromSeconds(Math.Min(StartupWindowSeconds, SecondsOfDay)) + ImagePullAndMargin;
            return needed > LeastDeployTimeout ? needed : LeastDeployTimeout;
        }
    }

    /// <summary>Applies every default and runs every rule over what a user says.</summary>
    /// <param name="name">The name of the component, which is the service's name, too.</param>
    /// <param name="settings">What the user says.</param>
    /// <param name="defaults">What a preset says where the user says nothing.</param>
    /// <param name="location">The region.</param>
    public static Checked<GpuServiceSpec> Check(
        string name, ServiceSettings settings, ServiceDefaults defaults, string location)
    {
        var read = Read(name, settings, defaults, location);
        return read with { Violations = Silences.Apply(read.Violations, settings.Silence) };
    }

    /// <summary>Applies every default and runs every rule over the arguments of a component.</summary>
    public static Checked<GpuServiceSpec> Check(string name, GpuServiceArgs args)
    {
        var read = Read(name, args, ServiceDefaults.None, args.Location ?? "");
        return read with { Violations = Silences.Apply([.. read.Violations, .. WiringRules.Check(args)], args.Silence) };
    }

    /// <summary>Checks the arguments of a component.</summary>
    /// <exception cref="InvalidArgsException">At least one rule is broken; it carries all violations.</exception>
    public static Checked<GpuServiceSpec> Require(string name, GpuServiceArgs args)
    {
        var result = Check(name, args);
        result.OrThrow(nameof(GpuService), name);
        return result;
    }

    internal static Checked<GpuServiceSpec> Read(
        string name, ServiceSettings settings, ServiceDefaults defaults, string location)
    {
        var reader = new SettingsReader(settings, defaults);
        var spec = reader.Read(name, location);
        return new Checked<GpuServiceSpec>(
            spec,
            [
                .. reader.Violations,
                .. SecretRules.Check(settings),
                .. KeyLimits.Check("ModelService", settings),
                .. ServiceRules.Check(spec).Where(violation => AcceleratorRules.CanTell(spec, violation)),
            ]);
    }
}

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
            MinInstances = _settings.ManualInstances ?? _settings.MinInstances ?? CloudRunLimits.MinInstances.Minimum,
            MaxInstances = _settings.ManualInstances is { } manual
                ? Math.Max(manual, CloudRunLimits.MaxInstances.Minimum)
                : _settings.MaxInstances ?? CloudRunLimits.MaxInstances.Minimum,
            Options = ServiceOptions.Read(_settings, _violations),
            TimeoutSeconds = _settings.TimeoutSeconds ?? _defaults.TimeoutSeconds ?? CloudRunLimits.DefaultTimeoutSeconds,
            Ingress = Choice.Read<Ingress>(Sources.ServiceApi, "ingress", _settings.Ingress, _violations) ?? Ingress.Internal,
            Egress = Choice.Read<Egress>(Sources.DirectVpc, "egress", _settings.Egress, _violations) ?? Egress.AllTraffic,
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
            DependsOn = [.. s.Value.DependsOn.Over(null).Select(ContainerNamed)],
        }).ToList();
        return [_containers.ReadServing(_settings, _defaults, own, accelerator, others), .. others];
    }

    // What waits for the serving container may call it what it is called where nobody names it.
    private string ContainerNamed(string name) =>
        name == ServiceDefaults.ServingContainer && _settings.Sidecars?.ContainsKey(name) != true ? _settings.ServingContainer ?? name : name;

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
