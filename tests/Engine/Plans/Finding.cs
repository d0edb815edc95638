using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuInfra.Engine.Tests;

/// <summary>What <c>gpuinfra check --format json</c> finds in a stack file.</summary>
internal sealed record Finding(string File, int? Line, int? Column, string Rule, string Severity, string Path, string Problem)
{
    /// <summary>Where, and what is wrong.</summary>
    [JsonIgnore]
    public string Sentence => $"{Path}: {Problem}";

    /// <summary>The line and the column in the file.</summary>
    [JsonIgnore]
    public string Place => $"{System.IO.Path.GetFileName(File)}:{Line}:{Column}: ";
}

/// <summary>All of them.</summary>
internal static class Findings
{
    public static async Task<IReadOnlyList<Finding>> OfAsync(string folder, string stack)
    {
        var check = await Tool.RunAsync(folder, "check", stack, "--format", "json");
        return JsonSerializer.Deserialize<List<Finding>>(check.Output, JsonSerializerOptions.Web)!;
    }
}
