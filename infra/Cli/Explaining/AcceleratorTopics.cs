using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>The GPUs that Cloud Run offers.</summary>
internal static class AcceleratorTopics
{
    public static IEnumerable<Topic> All => Accelerators.All.Select(gpu => new Topic("GPUs", gpu.Id, gpu.Title)
    {
        Facts =
        [
            new("memory", Text($"{gpu.VramGigabytes} GB"), gpu.Source),
            new("compute capability", gpu.ComputeCapability, gpu.Source),
            new("driver, CUDA", $"{gpu.Driver}, {gpu.Cuda}", gpu.DriverSource),
            new("CPU and memory", Least(gpu.Machines), gpu.Machines.Minimum),
            new("", Most(gpu.Machines), gpu.Machines.Maximum),
            .. gpu.Machines.Shapes.Select((shape, i) => new Fact(i == 0 ? "steps of CPU" : "", Shape(shape), gpu.Machines.Steps)),
            .. gpu.Regions.Select((region, i) => new Fact(i == 0 ? "regions" : "", Region(region), region.Source)),
            new("quota", $"{gpu.Quota.WithoutZonalRedundancy}: {Granted(gpu.Quota)}", gpu.Quota.Source),
            new("", $"{gpu.Quota.WithZonalRedundancy}: on request, for zonal redundancy", gpu.Quota.Source),
        ],
    });

    public static string Word(Availability availability) =>
        availability == Availability.Available ? "available" : "by invitation only";

    private static string Least(MachineTable table) => $"at least {table.MinimumCpu} vCPU and {table.MinimumMemory}";

    private static string Most(MachineTable table) => $"at most {table.MaximumCpu} vCPU and {table.MaximumMemory}";

    private static string Shape(MachineShape shape) =>
        shape.MinimumMemory == shape.MaximumMemory
            ? $"{shape.Cpu} with {shape.MinimumMemory}"
            : $"{shape.Cpu} with {shape.MinimumMemory} to {shape.MaximumMemory}";

    private static string Region(AcceleratorRegion region) => $"{region.Region}, {Word(region.Availability)}";

    private static string Granted(AcceleratorQuota quota) =>
        Text($"{quota.UnitsPerGpu} for each GPU, {quota.GpusAtFirstUse} GPUs granted at the first deployment");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
