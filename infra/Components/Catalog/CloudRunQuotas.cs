namespace GpuInfra;

/// <summary>The quotas of Cloud Run that limit every service, per project and region.</summary>
public static class CloudRunQuotas
{
    /// <summary>The service that the quotas belong to.</summary>
    public const string Service = "run.googleapis.com";

    /// <summary>The dimension that tells the regions apart.</summary>
    public const string RegionDimension = "region";

    /// <summary>The id of the quota for CPU, in thousandths of a vCPU.</summary>
    public const string Cpu = "CpuAllocPerProjectRegion";

    /// <summary>The id of the quota for memory, in bytes.</summary>
    public const string Memory = "MemAllocPerProjectRegion";

    /// <summary>Where a project asks for more GPUs.</summary>
    public const string GpuForm = "https://g.co/cloudrun/gpu-quota";

    internal const string Api = "cloudquotas";

    internal static Bounds<int> Declared { get; } = new(0, null, Sources.Quotas);

    internal static Bounds<int> Requested { get; } = new(1, null, Sources.Quotas);

    /// <summary>The CPU that a new project commonly has in a region.</summary>
    public static Vcpu CpuOfNewProject { get; } = Vcpu.Cpus(20);

    /// <summary>The memory that a new project commonly has in a region: not enough for one RTX PRO 6000.</summary>
    public static Memory MemoryOfNewProject { get; } = GpuInfra.Memory.Gibibytes(40);

    internal static Uri PageOf(string project) =>
        new($"https://console.cloud.google.com/iam-admin/quotas?service={Service}&project={project}");

    /// <summary>Who says how the quotas are counted; what a new project has is known from reports alone.</summary>
    public static Source Source => Sources.Quotas;
}
