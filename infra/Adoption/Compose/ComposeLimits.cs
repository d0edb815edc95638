using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// CPU, memory and GPU.
internal sealed partial class ComposeLimits(ComposeContext context)
{
    private const string Path = "template.containers[0].resources.limits";

    public SourceMap Read(ComposeEntry entry)
    {
        var resources = (entry["deploy"] as SourceMap)?["resources"] as SourceMap;
        var given = (resources?["limits"] ?? resources?["reservations"]) as SourceMap;
        var limits = ImmutableArray.CreateBuilder<SourceEntry>();
        var (cpu, memory) = (given?["cpus"] ?? entry["cpus"], given?["memory"] ?? entry["mem_limit"]);
        if (context.Texts.Fill(cpu) is { } cores)
        {
            Add("cpu", context.ToValue($"{Path}[\"cpu\"]", cores, cpu!.Place, Cores));
        }

        if (context.Texts.Fill(memory) is { } bytes)
        {
            if (bytes.IsKnown && Quantity(bytes.Value) is null)
            {
                throw ComposeContext.Mistake(memory!.Place, $"memory is {bytes.Value}, but must be bytes with b, k, m or g after the number, such as 16g.");
            }

            Add("memory", context.ToValue($"{Path}[\"memory\"]", bytes, memory!.Place, Quantity));
        }

        if (cpu is null || memory is null)
        {
            var missing = (cpu, memory) switch { (null, null) => "CPU and memory", (null, _) => "CPU", _ => "memory" };
            context.Ask(Path, $"{missing}: Compose says none", "cpu 8, memory 32Gi with nvidia-l4", entry.Place);
        }

        Add("nvidia.com/gpu", ComposeGpu.Count(entry.Service, context));
        return new SourceMap(limits.ToImmutable(), limits[0].Place);

        void Add(string key, SourceValue value) => limits.Add(new SourceEntry(key, value, value.Place));
    }

    private static string Cores(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cores) ? cores.ToString("0.###", CultureInfo.InvariantCulture) : text;

    // 16g of Compose is 16Gi.
    private static string? Quantity(string text)
    {
        var match = Size().Match(text.Trim());
        return match.Success
            ? match.Groups["number"].Value + match.Groups["unit"].Value.ToUpperInvariant() switch { "G" => "Gi", "M" => "Mi", "K" => "Ki", "T" => "Ti", _ => "" }
            : null;
    }

    [GeneratedRegex(@"\A(?<number>\d+(?:\.\d+)?)\s*(?<unit>[bkmgtBKMGT]?)(?:i?[bB])?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
