using System.Globalization;
using System.Text;

namespace GpuInfra.Cli.Tests;

/// <summary>The README's tables of limits, made from the catalog.</summary>
internal static class LimitsTable
{
    public static string Markdown()
    {
        var text = new StringBuilder();
        text.Append("| GPU | VRAM | CPU and memory | regions | driver, CUDA | read |\n|---|---|---|---|---|---|\n");
        foreach (var gpu in Accelerators.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [`{gpu.Id}`]({gpu.Source.Url}) | {gpu.VramGigabytes} GB | {Shapes(gpu)} ")
                .Append(CultureInfo.InvariantCulture, $"| {Regions(gpu)} | {gpu.Driver}, {gpu.Cuda} | {gpu.Source.Read:yyyy-MM-dd} |\n");
        }

        text.Append("\n| limit | value | read |\n|---|---|---|\n");
        foreach (var (name, bounds) in Limits)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{name}]({bounds.Source.Url}) | {bounds}{Unconfirmed(bounds.Source)} | {bounds.Source.Read:yyyy-MM-dd} |\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static IEnumerable<(string Name, Bounds<int> Bounds)> Limits
    {
        get
        {
            var (plain, gpu) = (ProbeLimits.Of(ProbeRole.Startup, null), ProbeLimits.Of(ProbeRole.Startup, Accelerators.L4));
            return
            [
                ("requests at once per instance", CloudRunLimits.Concurrency),
                ("seconds of a request", CloudRunLimits.TimeoutSeconds),
                ("seconds of a startup, with a GPU (period × failure threshold)", new(1, gpu.WindowSeconds, gpu.PeriodSeconds.Source)),
                ("seconds of a startup, without (period × failure threshold)", new(1, plain.WindowSeconds, plain.PeriodSeconds.Source)),
                ("containers of an instance", CloudRunLimits.Containers),
                ("letters of a service's name", NameLimits.Service),
                ("letters of a service account's id", NameLimits.ServiceAccountId),
                ("letters of a bucket's name", NameLimits.Bucket),
                ("letters of a label", NameLimits.Label),
            ];
        }
    }

    private static string Shapes(Accelerator gpu) => string.Join(
        "; ",
        gpu.Machines.Shapes
            .GroupBy(shape => (shape.MinimumMemory, shape.MaximumMemory))
            .Select(group => $"{string.Join(", ", group.Select(shape => shape.Cpu))}: {Range(group.First())}"))
        + Unconfirmed(gpu.Machines.Steps);

    private static string Range(MachineShape shape) =>
        shape.MinimumMemory == shape.MaximumMemory ? $"{shape.MinimumMemory}" : $"{shape.MinimumMemory}–{shape.MaximumMemory}";

    private static string Unconfirmed(Source source) => source.Certainty == Certainty.Unconfirmed ? " (unconfirmed)" : "";

    private static string Regions(Accelerator gpu) => string.Join(
        ", ", gpu.Regions.Select(region => $"`{region.Region}`{Note(region)}"));

    private static string Note(AcceleratorRegion region) =>
        region.Availability == Availability.InvitationOnly ? " (by invitation)"
        : Unconfirmed(region.Source);
}
