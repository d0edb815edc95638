namespace GpuInfra.Planning;

// Counts GPUs, CPU and memory of the services of a region against its quotas.
internal sealed class QuotaMeters
{
    private const string Declared = "declared in the stack file as ";
    private const decimal UnitsPerVcpu = 1_000;
    private const decimal UnitsPerGibibyte = 1L << 30;
    private const string OfNewProject = "what a new project commonly has";

    private readonly IReadOnlyList<PlannedService> _services;
    private readonly PlannedQuota _quota;
    private readonly string _suffix;

    public QuotaMeters(IReadOnlyList<PlannedService> services, PlannedQuota quota, string suffix) =>
        (_services, _quota, _suffix) = (services, quota, suffix);

    public IEnumerable<CapacityMeter> All() =>
    [
        .. _services.Where(service => service.Accelerator is not null)
            .GroupBy(service => (Id: service.Accelerator!, service.HasZonalRedundancy))
            .OrderBy(gpu => gpu.Key.Id, StringComparer.Ordinal)
            .ThenBy(gpu => gpu.Key.HasZonalRedundancy)
            .Select(gpu => gpu.Key.HasZonalRedundancy ? WithRedundancy(gpu.Key.Id, gpu) : WithoutRedundancy(gpu.Key.Id, gpu)),
        Cpu(),
        Memory(),
    ];

    private CapacityMeter WithoutRedundancy(string accelerator, IEnumerable<PlannedService> services)
    {
        var declared = _quota.Gpus(accelerator, hasZonalRedundancy: false);
        return Count("GPUs", services, _ => 1) with
        {
            Name = $"GPUs {accelerator}{_suffix}",
            Limit = declared ?? Accelerators.Find(accelerator)?.Quota.GpusAtFirstUse,
            Basis = declared is null ? "what a project is granted at its first deployment" : $"{Declared}quota.gpus",
            Quota = QuotaOf(accelerator, quota => quota.WithoutZonalRedundancy),
        };
    }

    private CapacityMeter WithRedundancy(string accelerator, IEnumerable<PlannedService> services)
    {
        var declared = _quota.Gpus(accelerator, hasZonalRedundancy: true);
        return Count("GPUs", services, _ => 1) with
        {
            Name = $"GPUs {accelerator} with zonal redundancy{_suffix}",
            Limit = declared ?? 0,
            Basis = declared is null ? "a project has none until it asks" : $"{Declared}quota.gpusWithZonalRedundancy",
            Quota = QuotaOf(accelerator, quota => quota.WithZonalRedundancy),
        };
    }

    private CapacityMeter Cpu()
    {
        var declared = _quota.Cpu;
        return Count("vCPU", _services, service => service.Cpu ?? 0) with
        {
            Name = $"vCPU{_suffix}",
            Limit = declared ?? ResourceQuantity.Read(CloudRunQuotas.CpuOfNewProject.ToString()),
            Basis = declared is null ? OfNewProject : $"{Declared}quota.cpu",
            Quota = new(CloudRunQuotas.Cpu, Region, UnitsPerVcpu),
        };
    }

    private CapacityMeter Memory()
    {
        var declared = _quota.Gibibytes;
        return Count("GiB", _services, service => service.Gibibytes ?? 0) with
        {
            Name = $"memory{_suffix}",
            Limit = declared ?? ResourceQuantity.Gibibytes(CloudRunQuotas.MemoryOfNewProject.Bytes),
            Basis = declared is null ? OfNewProject : $"{Declared}quota.memory",
            Quota = new(CloudRunQuotas.Memory, Region, UnitsPerGibibyte),
        };
    }

    private string Region => _services[0].Region;

    private MeteredQuota? QuotaOf(string accelerator, Func<AcceleratorQuota, string> id) =>
        Accelerators.Find(accelerator)?.Quota is { } quota ? new(id(quota), Region, quota.UnitsPerGpu) : null;

    private static CapacityMeter Count(string unit, IEnumerable<PlannedService> users, Func<PlannedService, decimal> perInstance)
    {
        var services = users.ToList();
        return new()
        {
            Name = unit,
            Unit = unit,
            Warm = services.Sum(service => service.Warm() * perInstance(service)),
            Most = services.Sum(service => service.MaxInstances * perInstance(service)),
            DuringRollout = services.Sum(service => service.AtRollout() * perInstance(service)),
            Limit = null,
            Basis = "",
            Source = CloudRunQuotas.Source,
        };
    }
}
