namespace GpuInfra;

/// <summary>Which buckets hold a model, as far as that is told by who reads them or by what they are called.</summary>
internal static class ModelVolumes
{
    private static readonly string[] Names = ["model", "weight", "checkpoint", "ollama", "huggingface", "gguf", "safetensors"];

    internal static bool Holds(BucketVolume volume, GpuServiceSpec service) => service.Containers
        .Where(container => container.Mounts.ContainsKey(volume.Name))
        .Any(container => IsRead(container.Mounts[volume.Name], container) || IsCalled(container.Mounts[volume.Name]))
        || IsCalled(volume.Name) || IsCalled(WiringRules.PlainText(volume.Bucket) ?? "");

    private static bool IsRead(string mount, ContainerSpec container) =>
        ServerCommand.Of(container) is { } command
        && new[] { ServerSetting.Model, ServerSetting.ModelFolder }.Any(setting => IsWithin(command.Find(setting)?.Text, mount.TrimEnd('/')));

    private static bool IsWithin(string? path, string mount) =>
        path is not null && (path == mount || path.StartsWith($"{mount}/", StringComparison.Ordinal));

    private static bool IsCalled(string text) => Names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
