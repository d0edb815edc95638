using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Type tokens as people say them: <c>compute.Firewall</c>, <c>GpuService</c>, <c>provider</c>.</summary>
internal static class ShortType
{
    public static string Of(PlannedResource resource)
    {
        if (CloudTypes.IsProvider(resource.Type))
        {
            return "provider";
        }

        var parts = resource.Type.Split(':');
        var module = parts.Length == 3 ? parts[1].Split('/')[0] : "";
        return !resource.IsCustom || module.Length == 0
            ? parts[^1]
            : $"{(module == "index" ? parts[0] : module)}.{parts[^1]}";
    }
}
