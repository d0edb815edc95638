namespace GpuInfra;

// Whether the server sees the GPU that is paid for, and computes on it.
internal static class DeviceRules
{
    internal static readonly Rule GpuIsVisible = new(
        "RUN062", "A server sees the GPU of its instance.",
        "A variable that hides it lets the server compute without it, or not start, while the GPU is paid for.")
    { Severity = Severity.Warning, Source = ServerSources.VisibleDevices.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule ServerComputesOnGpu = new(
        "RUN063", "A server with a GPU computes on it.",
        "The GPU is paid for by the second, and without it an answer takes minutes.")
    { Severity = Severity.Warning, Source = Sources.Gpu.Url, RestsOn = Premises.Gpu };

    // CUDA numbers the GPUs that it shows, the container runtime decides which it shows at all.
    private const string Cuda = "CUDA_VISIBLE_DEVICES";
    private const string Runtime = "NVIDIA_VISIBLE_DEVICES";

    private static readonly string[] Processors = ["cpu", "xpu", "hpu", "tpu", "mps"];
    private static readonly string[] Nothing = ["none", "void", "no", "NoDevFiles"];

    internal static IEnumerable<Violation> Check(ContainerSpec container) =>
    [
        .. new[] { Cuda, Runtime }.Where(container.Env.ContainsKey)
            .SelectMany(name => CheckGpuIsVisible(container, name, container.Env[name].Trim())),
        .. ServerCommand.Of(container) is { } command ? CheckServerComputesOnGpu(command) : [],
    ];

    private static IEnumerable<Violation> CheckGpuIsVisible(ContainerSpec container, string name, string value)
    {
        var path = ArgumentPath.Join(container.Path, ArgumentPath.Key("env", name));
        var devices = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var hides = Nothing.Contains(value, StringComparer.OrdinalIgnoreCase)
            || (name == Cuda && (devices.Length == 0 || IsOther(devices[0])));
        if (hides)
        {
            yield return GpuIsVisible.Broken(
                path, $"is '{value}', which hides the GPU from the server", "Leave it out: an instance has one GPU, and the server sees it.");
        }
        else if (devices.Length > 1)
        {
            yield return GpuIsVisible.Broken(
                path, $"is '{value}', but an instance has one GPU", "Leave it out: the server sees that one.");
        }
    }

    private static bool IsOther(string device) => int.TryParse(device, out var number) && number != 0;

    private static IEnumerable<Violation> CheckServerComputesOnGpu(ServerCommand command)
    {
        var device = command.Find(ServerSetting.Device);
        var layers = command.Find(ServerSetting.GpuLayers);
        var value = device is { Text: { } text } && Processors.Contains(text.Split(':')[0], StringComparer.OrdinalIgnoreCase) ? device
            : layers?.Text == "0" ? layers
            : null;
        if (value is { Path.Length: > 0 })
        {
            yield return ServerComputesOnGpu.Broken(
                value.Path, $"is {value.Said}, so that {command.Server.Title} does not use the GPU that is paid for", "Leave it out.",
                command.Server.Source.Url);
        }
    }
}
