using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Whether a service asks for a GPU of NVIDIA, and in which of the ways.
internal static class ComposeGpu
{
    public static bool IsAsked(SourceMap service) =>
        Devices(service).Any() || service["gpus"] is not null || IsRuntime(service) || CdiDevices(service).Any();

    public static bool IsRuntime(SourceMap service) => SourceTexts.Of(service["runtime"]) == "nvidia";

    // The reservations of a GPU.
    public static IEnumerable<SourceMap> Devices(SourceMap service) =>
        (((service["deploy"] as SourceMap)?["resources"] as SourceMap)?["reservations"] as SourceMap)?["devices"] is SourceList devices
            ? devices.Items.OfType<SourceMap>().Where(IsGpu)
            : [];

    public static IEnumerable<SourceValue> CdiDevices(SourceMap service) => ((service["devices"] as SourceList)?.Items ?? [])
        .Where(static device => SourceTexts.Of(device) is { } text && (text.StartsWith("nvidia.com/gpu", StringComparison.Ordinal) || text.StartsWith("/dev/nvidia", StringComparison.Ordinal)));

    // How many GPUs are asked for; a note for what says no number.
    public static SourceScalar Count(SourceMap service, ComposeContext context)
    {
        var device = Devices(service).FirstOrDefault() ?? (service["gpus"] as SourceList)?.Items.OfType<SourceMap>().FirstOrDefault();
        var count = device?["count"] ?? (device is null ? service["gpus"] as SourceScalar : null);
        var place = count?.Place ?? device?.Place ?? (service["runtime"] ?? service["devices"] ?? service).Place;
        if (IsRuntime(service) && device is not null)
        {
            context.CannotCarry("runtime: nvidia", "the GPU is asked for by the reservation already", service["runtime"]!.Place);
        }

        if (SourceTexts.Of(count) is "all" or "-1")
        {
            context.CannotCarry("count: all", "Cloud Run has exactly one GPU", place);
            return new SourceScalar("1", place);
        }

        return context.Texts.Fill(count) is { IsKnown: true } number
            ? new SourceScalar(number.Value, place)
            : new SourceScalar(device?["device_ids"] is SourceList { Items.Length: > 1 and var length } ? $"{length}" : "1", place);
    }

    private static bool IsGpu(SourceMap device)
    {
        var capabilities = ((device["capabilities"] as SourceList)?.Items ?? []).SelectMany(static item => item is SourceList list ? list.Items : [item]).Select(SourceTexts.Of);
        var driver = SourceTexts.Of(device["driver"]);
        return driver is null or "nvidia" or "cdi" && (driver == "nvidia" || capabilities.Any(static capability => capability is "gpu" or "nvidia" or "compute" or "utility"));
    }
}
