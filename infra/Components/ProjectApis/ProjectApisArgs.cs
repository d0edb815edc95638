namespace GpuInfra;

/// <summary>What <see cref="ProjectApis"/> enables.</summary>
public sealed class ProjectApisArgs : ResourceArgs
{
    /// <summary>
    /// The project's id. Left out, it is the provider's project.
    /// </summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>
    /// The service names, such as <c>run.googleapis.com</c>. Left out, the ones that this library's components need:
    /// <see cref="ProjectApisSpec.Needed"/>.
    /// </summary>
    [Input("services")]
    public IList<string>? Services { get; init; }
}
