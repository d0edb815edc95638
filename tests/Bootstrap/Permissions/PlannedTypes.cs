using System.Text.Json;

namespace GpuInfra.Bootstrap.Tests;

/// <summary>The types of resources in a plan's file.</summary>
internal static class PlannedTypes
{
    public static IReadOnlyList<string> Of(string path)
    {
        using var plan = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. plan.RootElement.GetProperty("steps").EnumerateArray()
                .Select(step => step.GetProperty("newState").GetProperty("type").GetString()!)
                .Distinct(),
        ];
    }
}
