namespace GpuInfra;

/// <summary>What a caller may say of a <see cref="ModelImport"/>.</summary>
public sealed class ModelImportArgs : ResourceArgs
{
    /// <summary>
    /// Whether the model is not brought into the bucket here, but by somebody else. Left out, it is brought where the service
    /// runs the image of its engine's makers, which holds no model.
    /// </summary>
    [Input("skip")]
    public bool? Skip { get; init; }

    /// <summary>
    /// A number to raise where a run has failed, or was started by hand, so that the next deployment runs it again. Left out, 1.
    /// Rule: https://github.com/hashicorp/terraform-provider-google/issues/24451
    /// </summary>
    [Input("attempt")]
    public int? Attempt { get; init; }

    /// <summary>
    /// The token that may read a gated repository of Hugging Face, in Secret Manager, as <c>secret-id:version</c>. Left out, only
    /// what everybody may read is brought.
    /// </summary>
    [Input("token")]
    public string? Token { get; init; }

    /// <summary>
    /// Whether files are brought that can run code when they are read, such as pickles of PyTorch. Left out, they are refused.
    /// </summary>
    [Input("allowPickle")]
    public bool? AllowPickle { get; init; }

    /// <summary>What has the model: see <see cref="ModelOrigin"/>. Required.</summary>
    [Input("origin")]
    public string? Origin { get; set; }

    /// <summary>What the model is called there. Required.</summary>
    [Input("model")]
    public string? Model { get; set; }

    /// <summary>Which of it is brought. Left out, whatever the name means on that day.</summary>
    [Input("revision")]
    public string? Revision { get; set; }

    /// <summary>The folder of the bucket that it is brought into, with a slash at its end. Required.</summary>
    [Input("folder")]
    public string? Folder { get; set; }

    /// <summary>The size of the weights, by which the time is reckoned that a run may take. Left out, it gets two hours.</summary>
    [Input("weights")]
    public string? Weights { get; set; }

    /// <summary>Name of the bucket. Required.</summary>
    [Input("bucket")]
    public Input<string>? Bucket { get; set; }

    /// <summary>
    /// How the job leaves: <c>all-traffic</c> or <c>private-ranges-only</c>, through <see cref="Network"/>. Left out, it runs outside of
    /// any network.
    /// </summary>
    [Input("egress")]
    public string? Egress { get; set; }

    /// <summary>The network that the job leaves through. Required with <see cref="Egress"/>, unless <see cref="Subnetwork"/> is said.</summary>
    [Input("network")]
    public Input<string>? Network { get; set; }

    /// <summary>The subnet that the job leaves through. Left out, the one of the network that is called like it.</summary>
    [Input("subnetwork")]
    public Input<string>? Subnetwork { get; set; }

    /// <summary>The project's id. Required.</summary>
    [Input("project")]
    public string? Project { get; set; }

    /// <summary>The region of the job. Required.</summary>
    [Input("location")]
    public string? Location { get; set; }

    /// <summary>Whether an administrator has made the account of the job. Left out, it is made.</summary>
    [Input("prepared")]
    public bool? Prepared { get; set; }

    /// <summary>Who deploys the job, as IAM members: they may act as its account. Left out, nobody is granted that here.</summary>
    [Input("deployers")]
    public IReadOnlyList<string>? Deployers { get; set; }
}
