namespace GpuInfra;

/// <summary>Google's list prices, as far as they are known: where a price differs between regions, one for each.</summary>
public static class ListPrices
{
    private const string GpuSecond = "GPU-second";
    private const string CpuSecond = "vCPU-second";
    private const string Gibibyte = "GiB";
    private const string GibibyteSecond = "GiB-second";
    // Google's pages say GB and mean 2^30 bytes.
    private const string GibibyteMonth = "GiB-month";

    private const decimal OneMillionth = 0.000001m;
    private const decimal TenThousandth = 0.0001m;

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<ListPrice> All { get; } =
    [
        .. Accelerators.All.SelectMany(gpu =>
            Gpu(gpu, PriceIds.Gpu, gpu.Price).Concat(Gpu(gpu, PriceIds.GpuWithZonalRedundancy, gpu.PriceWithZonalRedundancy))),
        .. ByTier(PriceIds.Cpu, CpuSecond, 0.000018m, 0.0000216m),
        .. ByTier(PriceIds.Memory, GibibyteSecond, 0.000002m, 0.0000024m),
        .. PricingTiers.One.Select(region =>
            new ListPrice(PriceIds.CpuOnRequest, region, 0.000024m, CpuSecond, PriceSources.Run.Unconfirmed)),
        .. PricingTiers.One.Select(region =>
            new ListPrice(PriceIds.MemoryOnRequest, region, 0.0000025m, GibibyteSecond, PriceSources.Run.Unconfirmed)),
        new(PriceIds.Requests, null, 0.40m * OneMillionth, "request", PriceSources.Run.Unconfirmed),

        // Whether an instance of Cloud Run counts as one of the virtual machines of a gateway is not documented.
        new(PriceIds.NatInstance, null, 0.0014m, "instance-hour", PriceSources.Nat.Unconfirmed),
        new(PriceIds.NatGateway, null, 0.044m, "gateway-hour", PriceSources.Nat.Unconfirmed),
        new(PriceIds.NatAddress, null, 0.005m, "address-hour", PriceSources.Nat),
        new(PriceIds.NatData, null, 0.045m, Gibibyte, PriceSources.Nat),
        new(PriceIds.Endpoint, null, 0.01m, "endpoint-hour", PriceSources.Endpoint),
        Stored("asia-south1", 0.023m, PriceSources.Storage.Unconfirmed),
        Stored("asia-southeast1", 0.020m, PriceSources.Storage.Unconfirmed),
        Stored("europe-west1", 0.020m, PriceSources.Storage),
        Stored("europe-west4", 0.020m, PriceSources.Storage.Unconfirmed),
        Stored("us-central1", 0.020m, PriceSources.Storage),
        Stored("us-east4", 0.023m, PriceSources.Storage),
        new(PriceIds.StorageWrites, null, 0.05m * TenThousandth, "operation", PriceSources.Storage),
        new(PriceIds.StorageReads, null, 0.004m * TenThousandth, "operation", PriceSources.Storage),
        new(PriceIds.Registry, null, 0.10m, GibibyteMonth, PriceSources.Registry),
        new(PriceIds.Internet, null, 0.12m, Gibibyte, PriceSources.Network.Unconfirmed),
        new(PriceIds.Internet, "us-central1", 0.12m, Gibibyte, PriceSources.Network),
        new(PriceIds.Internet, "us-east4", 0.12m, Gibibyte, PriceSources.Network),
    ];

    // One figure is published; whether it holds where CPU and memory cost more is not said.
    private static IEnumerable<ListPrice> Gpu(Accelerator accelerator, Func<string, string> id, AcceleratorPrice price) =>
        accelerator.Regions.Select(offer => new ListPrice(
            id(accelerator.Id), offer.Region, price.PerSecond, GpuSecond,
            PricingTiers.One.Contains(offer.Region) ? price.Source : price.Source.Unconfirmed));

    // What the second tier costs is computed from a third party's word that it is a fifth more.
    private static IEnumerable<ListPrice> ByTier(string id, string unit, decimal one, decimal two) =>
    [
        .. PricingTiers.One.Select(region => new ListPrice(id, region, one, unit, PriceSources.Run)),
        .. PricingTiers.Two.Select(region => new ListPrice(id, region, two, unit, PriceSources.Run.Unconfirmed)),
    ];

    private static ListPrice Stored(string region, decimal amount, Source source) =>
        new(PriceIds.Storage, region, amount, GibibyteMonth, source);
}
