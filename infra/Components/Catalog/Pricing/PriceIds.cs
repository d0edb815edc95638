namespace GpuInfra;

/// <summary>What each price is called, in the catalog and in a price file.</summary>
public static class PriceIds
{
    /// <summary>CPU of an instance that is paid for from its start to its end.</summary>
    public const string Cpu = "run.cpu";

    /// <summary>Memory of such an instance.</summary>
    public const string Memory = "run.memory";

    /// <summary>CPU of an instance that is paid for while it answers requests.</summary>
    public const string CpuOnRequest = "run.cpu.on-request";

    /// <summary>Memory of such an instance.</summary>
    public const string MemoryOnRequest = "run.memory.on-request";

    /// <summary>The requests that such instances answer.</summary>
    public const string Requests = "run.requests";

    /// <summary>An instance that reaches the internet through Cloud NAT.</summary>
    public const string NatInstance = "nat.instance";

    /// <summary>A gateway of Cloud NAT with more than <see cref="CloudNat.PricedInstances"/> instances.</summary>
    public const string NatGateway = "nat.gateway";

    /// <summary>An address of Cloud NAT.</summary>
    public const string NatAddress = "nat.address";

    /// <summary>What passes through Cloud NAT, in both directions.</summary>
    public const string NatData = "nat.data";

    /// <summary>A Private Service Connect endpoint for Google's APIs.</summary>
    public const string Endpoint = "psc.endpoint";

    /// <summary>Objects in a bucket of the standard class.</summary>
    public const string Storage = "storage.standard";

    /// <summary>Operations of class A on a bucket: those that write and list.</summary>
    public const string StorageWrites = "storage.class-a";

    /// <summary>Operations of class B on a bucket: those that read.</summary>
    public const string StorageReads = "storage.class-b";

    /// <summary>Images in a repository.</summary>
    public const string Registry = "registry.storage";

    /// <summary>What is sent to the internet.</summary>
    public const string Internet = "internet.egress";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ListPrices.All.Select(price => price.Id).Distinct()];

    /// <summary>A GPU without zonal redundancy.</summary>
    public static string Gpu(string accelerator) => $"run.gpu.{accelerator}";

    /// <summary>A GPU with zonal redundancy.</summary>
    public static string GpuWithZonalRedundancy(string accelerator) => $"{Gpu(accelerator)}.zonal";
}
