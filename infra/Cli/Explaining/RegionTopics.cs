namespace GpuInfra.Cli;

/// <summary>The regions that offer a GPU.</summary>
internal static class RegionTopics
{
    public static IEnumerable<Topic> All => Accelerators.All
        .SelectMany(gpu => gpu.Regions.Select(region => (Gpu: gpu, Region: region)))
        .GroupBy(offer => offer.Region.Region)
        .OrderBy(region => region.Key, StringComparer.Ordinal)
        .Select(region => new Topic("regions", region.Key, $"offers {string.Join(", ", region.Select(o => o.Gpu.Id))}")
        {
            Facts =
            [
                .. region.Select(o => new Fact(o.Gpu.Id, AcceleratorTopics.Word(o.Region.Availability), o.Region.Source)),
            ],
        });
}
