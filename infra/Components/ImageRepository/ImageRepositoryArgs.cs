namespace GpuInfra;

/// <summary>What a caller may say of an <see cref="ImageRepository"/>.</summary>
public sealed class ImageRepositoryArgs : ResourceArgs
{
    /// <summary>
    /// Id of a repository that exists already and is to be used in place of a new one. Left out, one is made and named
    /// after the component.
    /// </summary>
    [Input("existing")]
    public string? Existing { get; init; }

    /// <summary>
    /// Id of the new repository, such as that of one that is imported. Left out, it is the component's name.
    /// </summary>
    [Input("name")]
    public string? Name { get; init; }

    /// <summary>
    /// Whether a tag, once pushed, keeps its image for ever. Left out, it does: a tag that moves changes what a redeploy
    /// runs. Rule: https://cloud.google.com/artifact-registry/docs/docker/manage-images
    /// </summary>
    [Input("immutableTags")]
    public bool? ImmutableTags { get; init; }

    /// <summary>
    /// How many of each image's newest versions are kept, whatever their age; a number. Left out,
    /// <see cref="ImageRepositorySpec.DefaultKeptVersions"/>. Rule: https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy
    /// </summary>
    [Input("keptVersions")]
    public int? KeptVersions { get; init; }

    /// <summary>
    /// After how many days an untagged version that is not among the kept ones is deleted. Left out,
    /// <see cref="ImageRepositorySpec.DefaultUntaggedDays"/>. Rule: https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy
    /// </summary>
    [Input("untaggedDays")]
    public int? UntaggedDays { get; init; }

    /// <summary>
    /// Public registries to mirror, each in a repository of its own that pulls through on demand:
    /// <c>docker-hub</c>, <c>ghcr</c>. Left out, none. Rule: https://cloud.google.com/artifact-registry/docs/repositories/remote-overview
    /// </summary>
    [Input("mirrors")]
    public IList<string>? Mirrors { get; init; }

    /// <summary>
    /// With which account the mirror of Docker Hub pulls, which then has that account's limits. Left out, it pulls as anybody.
    /// Rule: https://docs.cloud.google.com/artifact-registry/docs/docker/configure-remote-auth-docker-hub
    /// </summary>
    [Input("dockerHub")]
    public DockerHubArgs? DockerHub { get; init; }

    /// <summary>
    /// Who may pull, as IAM members such as <c>group:research@example.com</c>. Left out, nobody beyond the services'
    /// own accounts and the deployers.
    /// </summary>
    [Input("readers")]
    public IList<string>? Readers { get; init; }

    /// <summary>
    /// Who may push, as IAM members such as <c>serviceAccount:ci@my-project.iam.gserviceaccount.com</c>. Left out, nobody.
    /// </summary>
    [Input("writers")]
    public IList<string>? Writers { get; init; }

    /// <summary>The region, such as <c>europe-west4</c>; the region of the services that pull from it. Required.</summary>
    [Input("location")]
    public string? Location { get; set; }

    /// <summary>The project's id. Left out, it is the provider's project.</summary>
    [Input("project")]
    public Input<string>? Project { get; set; }

    /// <summary>The mirrors that the engines' own images are pulled through, beside <see cref="Mirrors"/>. Left out, none.</summary>
    [Input("engineMirrors")]
    public IReadOnlyList<string>? EngineMirrors { get; set; }

    /// <summary>Whether Pulumi refuses to delete or replace the repository and its mirrors. Left out, it does.</summary>
    [Input("protect")]
    public bool? Protect { get; set; }
}
