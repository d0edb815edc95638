namespace GpuInfra;

/// <summary>The arguments of a <see cref="GpuService"/>.</summary>
public sealed class GpuServiceArgs : ServiceSettings
{
    /// <summary>
    /// The region of the service, such as <c>europe-west4</c>. It must offer the GPU, see <see cref="Accelerator.Regions"/>.
    /// It has no default.
    /// </summary>
    [Input("location")]
    public string? Location { get; set; }

    /// <summary>The project of the service. Left out, it is the provider's.</summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>The network that egress leaves through. Left out, it is the subnetwork's.</summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>
    /// The subnetwork whose addresses the instances take, two for each. Left out, it is the network's of the same name.
    /// </summary>
    [Input("subnetwork")]
    public Input<string>? Subnetwork { get; set; }

    /// <summary>
    /// The address of the service account that the containers run as. It has no default: Cloud Run would take the account
    /// of Compute Engine, which is shared and often an editor of the project.
    /// </summary>
    [Input("serviceAccount")]
    public Input<string>? ServiceAccount { get; set; }
}
