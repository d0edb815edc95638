using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of one service. What Cloud Run does where its source says nothing is said, wherever a stack would do something else.
internal sealed class ServiceDraft
{
    public const string NoGpu = "none";

    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];

    private readonly SourceResource _service;
    private readonly AdoptedNotes _notes;
    private readonly StatedProperties _stated;
    private readonly List<ContainerDraft> _containers;
    private readonly AdoptedContext _context;

    public ServiceDraft(SourceResource service, AdoptedContext context, AdoptedNotes notes)
    {
        (_service, _context, _notes) = (service, context, notes);
        _stated = new(service.Properties);
        var count = (_stated.Find("template.containers") as SourceList)?.Items.Length ?? 0;
        _containers = [.. Enumerable.Range(0, count).Select(index =>
            new ContainerDraft(_stated, string.Create(CultureInfo.InvariantCulture, $"template.containers[{index}]"), notes))];
    }

    public StatedProperties Stated => _stated;

    // Which inference server runs in it, the one with the GPU first; none where nothing tells.
    public Server? Server => _containers.OrderByDescending(container => container.HasGpu).Select(container => container.Server).FirstOrDefault(server => server is not null);

    // The keys of each container, in the order of the source: those of the serving one are the service's.
    public IReadOnlyList<DraftMap> Containers { get; private set; } = [];

    public DraftMap Write()
    {
        var map = new DraftMap();
        var serving = _containers.Find(container => container.HasPort) ?? _containers.FirstOrDefault();
        foreach (var path in (string[])["name", "location", "project", "models"])
        {
            _stated.MarkTaken(path);
        }

        if (serving is not null)
        {
            WriteServing(map, serving);
        }

        WriteScaling(map);
        new OptionsDraft(_service, _stated, _notes, _context).Write(map);
        AddBoost(map);
        if (serving is not null)
        {
            Probes.ToList().ForEach(role => serving.AddProbe(map, role));
            AddDefaultProbe(map, serving);
        }

        var volumes = new VolumeDraft(_stated, _notes, _context.IsDeployed).Write();
        var files = AddSecretFiles(volumes);
        map.Add("volumes", volumes, _stated.PlaceOf("template.volumes"));
        serving?.AddMounts(map, files);
        var sidecars = AddSidecars(map, serving);
        Containers = [.. _containers.Select(container => sidecars.GetValueOrDefault(container, map))];
        CheckSource();
        return map;
    }

    private void WriteServing(DraftMap map, ContainerDraft serving)
    {
        serving.AddImage(map);
        var root = Root(serving);
        map.Add("servingContainer", _stated.Text($"{root}.name") is { } name && name != ServiceDefaults.ServingContainer ? name : null, _stated.PlaceOf($"{root}.name"));
        serving.AddWords(map);
        map.Add("port", _stated.Number($"{root}.ports[0].containerPort"), _stated.PlaceOf($"{root}.ports"));
        if (SourceTexts.Of(_stated.Find($"{root}.ports[0].name")) == "h2c")
        {
            map.Add("http2", _stated.Text($"{root}.ports[0].name") is not null);
        }

        WriteGpu(map, serving);
        serving.AddSizes(map);
        serving.AddEnvironment(map);
    }

    private void WriteGpu(DraftMap map, ContainerDraft serving)
    {
        var gpu = _stated.Text("template.nodeSelector.accelerator");
        var redundancy = _stated.Boolean("template.gpuZonalRedundancyDisabled");
        var hasGpu = gpu is not null || _containers.Exists(container => container.HasGpu);
        if (!hasGpu)
        {
            map.Add("gpu", NoGpu);
            return;
        }

        var asked = _context.DefaultOf("template.nodeSelector.accelerator");
        gpu ??= asked is not null && Accelerators.Find(asked) is not null ? asked : Accelerators.Default.Id;
        map.Add("gpu", serving.HasGpu || !_containers.Exists(container => container.HasGpu) ? gpu : NoGpu, _stated.PlaceOf("template.nodeSelector"));
        map.Add("zonalRedundancy", redundancy is { } off ? !off : _context.IsDeployed && !_stated.IsOpen("template.gpuZonalRedundancyDisabled") ? true : null, _stated.PlaceOf("template.gpuZonalRedundancyDisabled"));
        GpuOfSidecars = gpu;
    }

    private string? GpuOfSidecars { get; set; }

    private void WriteScaling(DraftMap map)
    {
        Number(map, "minInstances", "template.scaling.minInstanceCount");
        Number(map, "maxInstances", "template.scaling.maxInstanceCount");
        Number(map, "serviceMinInstances", "scaling.minInstanceCount");
        Number(map, "serviceMaxInstances", "scaling.maxInstanceCount");
        Number(map, "manualInstances", "scaling.manualInstanceCount");
        if (SourceTexts.Of(_stated.Find("scaling.scalingMode")) is "AUTOMATIC" or "MANUAL" or "SCALING_MODE_UNSPECIFIED")
        {
            _stated.MarkTaken("scaling.scalingMode");
        }

        Number(map, "concurrency", "template.maxInstanceRequestConcurrency");
        if (_context.IsDeployed && map.Find("concurrency") is null && !_stated.IsOpen("template.maxInstanceRequestConcurrency"))
        {
            map.Add("concurrency", (long)CloudRunLimits.DefaultConcurrency);
        }

        if (_stated.Text("template.timeout") is not { } timeout)
        {
            return;
        }

        if (long.TryParse(timeout.EndsWith('s') ? timeout[..^1] : timeout, CultureInfo.InvariantCulture, out var seconds))
        {
            map.Add("timeoutSeconds", seconds, _stated.PlaceOf("template.timeout"));
        }
        else
        {
            _stated.Misfits.Add(("template.timeout", _stated.Find("template.timeout")!, "a whole number of seconds, such as 300s"));
        }
    }

    // The CPU boost is one for all containers.
    private void AddBoost(DraftMap map)
    {
        var boosts = _containers.Select(container => _stated.Boolean($"{Root(container)}.resources.startupCpuBoost")).ToList();
        if (_context.IsDeployed && _containers.Count > 0 && (boosts.Contains(true) || !_containers.Exists(container => _stated.IsOpen($"{Root(container)}.resources.startupCpuBoost"))))
        {
            map.Add("startupCpuBoost", boosts.Contains(true), _stated.PlaceOf($"{Root(_containers[0])}.resources.startupCpuBoost"));
        }
    }

    // Cloud Run waits for an open port in one try: https://docs.cloud.google.com/run/docs/configuring/healthchecks
    private void AddDefaultProbe(DraftMap map, ContainerDraft serving)
    {
        if (_context.IsDeployed && map.Find("startupProbe") is null && serving.HasGpu && !_stated.IsOpen($"{Root(serving)}.startupProbe"))
        {
            map.Add("startupProbe", new DraftMap().Add("type", "tcp").Add("timeoutSeconds", 240L).Add("periodSeconds", 240L).Add("failureThreshold", 1L));
        }
    }

    private Dictionary<ContainerDraft, DraftMap> AddSidecars(DraftMap map, ContainerDraft? serving)
    {
        var made = new Dictionary<ContainerDraft, DraftMap>();
        var sidecars = new DraftMap();
        foreach (var (index, container) in _containers.Index().Where(one => one.Item != serving))
        {
            var sidecar = new DraftMap();
            container.AddImage(sidecar);
            container.AddWords(sidecar);
            sidecar.Add("gpu", container.HasGpu ? GpuOfSidecars : null);
            container.AddSizes(sidecar);
            container.AddEnvironment(sidecar);
            container.AddProbe(sidecar, "startupProbe");
            container.AddProbe(sidecar, "livenessProbe");
            container.AddMounts(sidecar);
            _stated.MarkTaken($"{Root(container)}.name");
            made.Add(container, sidecar);
            sidecars.Add(container.Name ?? string.Create(CultureInfo.InvariantCulture, $"sidecar-{index}"), sidecar, _stated.PlaceOf(Root(container)));
        }

        map.Add("sidecars", sidecars);
        return made;
    }

    // What gcloud calls a secret as a file is a volume, and a mount of its folder.
    private DraftMap AddSecretFiles(DraftMap volumes)
    {
        var mounts = new DraftMap();
        foreach (var file in (_stated.Find("secretFiles") as SourceMap)?.Entries ?? [])
        {
            if (file.Value is SourceMap reference && SourceTexts.Of(reference["secret"]) is { } secret && file.Name.LastIndexOf('/') is > 0 and var slash)
            {
                var name = secret.Split('/')[^1].ToLowerInvariant().Replace('_', '-');
                volumes.Add(name, new DraftMap().Add("secret", $"{secret}:{SourceTexts.Of(reference["version"]) ?? "latest"}").Add("file", file.Name[(slash + 1)..]), file.Place);
                mounts.Add(name, file.Name[..slash], file.Place);
                _stated.MarkTaken($"secretFiles[{file.Name}]");
            }
        }

        return mounts;
    }

    private void CheckSource()
    {
        var hasGpu = GpuOfSidecars is not null;
        foreach (var container in _containers)
        {
            var path = $"{Root(container)}.resources.cpuIdle";
            var idle = _stated.Find(path) is SourceScalar { Value: bool value } ? value : (bool?)null;
            if (idle != hasGpu)
            {
                _stated.MarkTaken(path);
            }

            if (_context.IsDeployed && container.HasGpu && idle != false)
            {
                _notes.Add(SourceRules.SourceBillsInstances.Broken(
                    path, idle == true ? "is true, but a GPU needs instance-based billing" : "is not said, but a GPU needs instance-based billing",
                    "The stack says it; say it in the source as well if that is deployed once more."), _stated.PlaceOf(path) ?? _service.Place);
            }
        }

        if (_context.IsDeployed && _stated.Find("template.serviceAccount") is null)
        {
            _notes.Add(SourceRules.SourceNamesAccount.Broken(
                "template.serviceAccount", "is not said, so that the Compute default account runs it", "Name an account, or leave it to the stack to make one."), _service.Place);
        }

        if (_stated.Find("template.healthCheckDisabled") is SourceScalar { Value: true } disabled)
        {
            _notes.Add(SourceRules.SourceChecksStart.Broken(
                "template.healthCheckDisabled", "is true, so that a revision that cannot start takes the traffic", "Leave the check on."), disabled.Place);
        }
    }

    private string Root(ContainerDraft container) => string.Create(CultureInfo.InvariantCulture, $"template.containers[{_containers.IndexOf(container)}]");

    private void Number(DraftMap map, string key, string path) => map.Add(key, _stated.Number(path), _stated.PlaceOf(path));
}
