using System.Collections.Concurrent;
using System.Text.Json;

namespace GpuInfra.Engine.Tests;

/// <summary>All that is found in a stack file.</summary>
internal static class Findings
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<Task<IReadOnlyList<Finding>>>> Found = new();

    /// <summary>The findings of a stack of a folder, which are the same for all who ask.</summary>
    public static Task<IReadOnlyList<Finding>> OfAsync(string folder, string stack) =>
        Found.GetOrAdd((folder, stack), key => new(() => CheckAsync(folder, stack))).Value;

    private static async Task<IReadOnlyList<Finding>> CheckAsync(string folder, string stack)
    {
        var check = await Tool.RunAsync(folder, "check", stack, "--format", "json");
        return JsonSerializer.Deserialize<List<Finding>>(check.Output, JsonSerializerOptions.Web)!;
    }
}
