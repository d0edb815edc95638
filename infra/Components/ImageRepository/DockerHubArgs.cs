namespace GpuInfra;

/// <summary>With which account the mirror of Docker Hub pulls.</summary>
public sealed class DockerHubArgs : ResourceArgs
{
    /// <summary>
    /// The name of the account at Docker Hub. Required.
    /// Rule: https://docs.cloud.google.com/artifact-registry/docs/docker/configure-remote-auth-docker-hub
    /// </summary>
    [Input("username")]
    public string? Username { get; init; }

    /// <summary>
    /// The access token of the account, in Secret Manager, as <c>secret-id:version</c>; never the token itself. Required.
    /// Rule: https://docs.cloud.google.com/artifact-registry/docs/docker/configure-remote-auth-docker-hub
    /// </summary>
    [Input("passwordSecret")]
    public string? PasswordSecret { get; init; }

    /// <summary>
    /// The number of the project, by which Google calls the account that reads the secret. Left out, that account is not let in
    /// here, and a warning prints the command that does it. Rule: https://docs.cloud.google.com/iam/docs/service-agents
    /// </summary>
    [Input("projectNumber")]
    public string? ProjectNumber { get; init; }
}
