namespace GpuInfra;

/// <summary>A setting of an inference server, and how it is said.</summary>
/// <param name="Setting">What it means.</param>
/// <param name="Flags">Its flags, such as <c>--port</c>; all of them mean the same.</param>
public sealed record ServerOption(ServerSetting Setting, params IReadOnlyList<string> Flags)
{
    /// <summary>The environment variable that says it where no flag does; none if there is none.</summary>
    public string? Variable { get; init; }
}
