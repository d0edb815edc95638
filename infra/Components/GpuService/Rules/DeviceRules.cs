namespace GpuInfra;

/// <summary>Whether the server sees the GPU that is paid for, and computes on it.</summary>
internal static class DeviceRules
{
    // CUDA numbers the GPUs that it shows, the container runtime decides which it shows at all.
    private const string Cuda = "CUDA_VISIBLE_DEVICES";
    private const string Runtime = "NVIDIA_VISIBLE_DEVICES";

    private static readonly string[] Processors = ["cpu", "xpu", "hpu", "tpu", "mps"];
    private static readonly string[] Nothing = ["none", "void", "no", "NoDevFiles"];

    internal static IEnumerable<Violation> Check(ContainerSpec container) =>
    [
        .. new[] { Cuda, Runtime }.Where(container.Env.ContainsKey)
            .SelectMany(name => GpuIsVisible(container, name, container.Env[name].Trim())),
        .. ServerCommand.Of(container) is { } command ? ServerComputesOnGpu(command) : [],
    ];

    private static IEnumerable<Violation> GpuIsVisible(ContainerSpec container, string name, string value)
    {
        var path = ArgumentPath.Join(container.Path, ArgumentPath.Key("env", name));
        var devices = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var hides = Nothing.Contains(value, StringComparer.OrdinalIgnoreCase)
            || (name == Cuda && (devices.Length == 0 || IsOther(devices[0])));
        if (hides)
        {
            yield return Violation.Warning(
                path, $"is '{value}', which hides the GPU from the server", "Leave it out: an instance has one GPU, and the server sees it.",
                ServerSources.VisibleDevices.Url);
        }
        else if (devices.Length > 1)
        {
            yield return Violation.Warning(
                path, $"is '{value}', but an instance has one GPU", "Leave it out: the server sees that one.",
                ServerSources.VisibleDevices.Url);
        }
    }

    private static bool IsOther(string device) => int.TryParse(device, out var number) && number != 0;

    private static IEnumerable<Violation> ServerComputesOnGpu(ServerCommand command)
    {
        var device = command.Find(ServerSetting.Device);
        var layers = command.Find(ServerSetting.GpuLayers);
        var value = device is { Text: { } text } && Processors.Contains(text.Split(':')[0], StringComparer.OrdinalIgnoreCase) ? device
            : layers?.Text == "0" ? layers
            : null;
        if (value is { Path.Length: > 0 })
        {
            yield return Violation.Warning(
                value.Path, $"is {value.Said}, so that {command.Server.Title} does not use the GPU that is paid for", "Leave it out.",
                command.Server.Source.Url);
        }
    }
}
