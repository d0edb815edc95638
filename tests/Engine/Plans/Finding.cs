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
