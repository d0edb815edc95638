namespace GpuInfra.StackFiles;

/// <summary>What the administrator says of one environment.</summary>
/// <param name="Project">The Google Cloud project's id.</param>
/// <param name="Region">The region of the state, such as <c>europe-west4</c>.</param>
/// <param name="Pipeline">Whose pipelines are let in.</param>
public sealed record BootstrapSettings(string Project, string Region, PipelineIdentityArgs Pipeline);
