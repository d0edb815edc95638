namespace GpuInfra.Planning;

// What matters of a Cloud Run service to those who count: read from the resource itself, whoever made it.
internal sealed record PlannedService
{
    private const string DefaultCpu = "1";
    private const string DefaultMemory = "512Mi";

    private readonly PropertyMap _inputs;

    private PlannedService(PlannedResource resource, PlannedModel? model)
    {
        _inputs = resource.Inputs;
        Resource = resource;
        Model = model;
    }

    public PlannedResource Resource { get; }

    // What it serves; nothing where that is not known.
    public PlannedModel? Model { get; }

    public string Name => Resource.Name;

    public string Region => _inputs.Text("location") ?? "";

    public required string? Accelerator { get; init; }

    // The vCPUs of an instance, all containers together; nothing where one of them is not known.
    public required decimal? Cpu { get; init; }

    // The memory of an instance in GiB, all containers together; nothing where one of them is not known.
    public required decimal? Gibibytes { get; init; }

    public required int MinInstances { get; init; }

    public required int MaxInstances { get; init; }

    public required bool IsUnlimited { get; init; }

    // Whether instances are paid for only while they answer requests.
    public required bool IsBilledOnRequest { get; init; }

    public PlannedUsage? Usage => Model?.Usage;

    public bool HasZonalRedundancy => Accelerator is not null && _inputs.Flag(ServiceWire.ZonalRedundancyDisabled) != true;

    public int Concurrency => _inputs.Whole(ServiceWire.Concurrency) ?? CloudRunLimits.DefaultConcurrency;

    public bool HasNetwork => _inputs.Maps(ServiceWire.NetworkInterfaces).Any();

    private bool SendsEverythingThroughNetwork => HasNetwork && _inputs.Text(ServiceWire.Egress) == ServiceWire.AllTraffic;

    public bool LeavesBy(PlannedNat nat) => SendsEverythingThroughNetwork && Region == nat.Region;

    public int IdleMinutes =>
        IsBilledOnRequest ? 0 : Accelerator is null ? Billing.IdleMinutes : Billing.IdleMinutesWithGpu;

    // The images of its containers, and the buckets that it mounts, as far as they are known.
    public IEnumerable<string> Images => Texts(ServiceWire.Containers, ServiceWire.Image);

    public IEnumerable<string> Buckets => Texts(ServiceWire.Volumes, ServiceWire.VolumeBucket);

    public IEnumerable<string> MountOptions =>
        _inputs.Maps(ServiceWire.Volumes).SelectMany(volume => volume.Items("gcs.mountOptions")).Select(option => option.ToString());

    public static PlannedService Of(PlannedResource resource, PlannedModel? model)
    {
        var inputs = resource.Inputs;
        var containers = inputs.Maps(ServiceWire.Containers).ToList();
        var hasGpu = containers.Exists(container => container.Text(ServiceWire.GpuLimit) is not (null or "0"));
        var (min, max) = Instances(inputs);
        return new(resource, model)
        {
            Accelerator = hasGpu ? inputs.Text(ServiceWire.Accelerator) ?? "a GPU" : null,
            Cpu = Sum(containers, container => ResourceQuantity.Read(LimitOf(container, "cpu", DefaultCpu))),
            Gibibytes = Sum(containers, container => ResourceQuantity.Gibibytes(LimitOf(container, "memory", DefaultMemory))),
            MinInstances = Math.Max(min ?? 0, 0),
            MaxInstances = Math.Max(max ?? CloudRunLimits.DefaultMaxInstances, Math.Max(min ?? 0, 0)),
            IsUnlimited = max is null,
            IsBilledOnRequest = !hasGpu && containers.TrueForAll(container => container.Flag("resources.cpuIdle") ?? IsBare(container)),
        };
    }

    private IEnumerable<string> Texts(string list, string path) => _inputs.Maps(list).Select(item => item.Text(path)).OfType<string>();

    // A service says it for all revisions, a template for its own; where both do, the service's holds.
    private static (int? Min, int? Max) Instances(PropertyMap inputs) =>
        inputs.Text(ServiceWire.ScalingMode) == ServiceWire.Manual && inputs.Whole(ServiceWire.ManualInstances) is { } count
            ? (count, count)
            : (inputs.Whole(ServiceWire.ServiceMinInstances) ?? inputs.Whole(ServiceWire.MinInstances),
                inputs.Whole(ServiceWire.ServiceMaxInstances) ?? inputs.Whole(ServiceWire.MaxInstances));

    // The provider takes false for what is left out of resources, and Cloud Run takes true where there are none.
    private static bool IsBare(PropertyMap container) => container.Map("resources") is null;

    private static string? LimitOf(PropertyMap container, string name, string defaultText) =>
        container.Find($"resources.limits.{name}") is null ? defaultText : container.Text($"resources.limits.{name}");

    private static decimal? Sum(List<PropertyMap> containers, Func<PropertyMap, decimal?> amount) =>
        containers.Aggregate((decimal?)0, (sum, container) => sum + amount(container));
}
