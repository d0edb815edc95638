namespace GpuInfra;

// With which account the mirror of Docker Hub pulls, and who reads its token.
internal static class DockerHubRules
{
    internal static readonly Rule CredentialsAreComplete = new(
        "REG005", "Credentials of Docker Hub are a user name and a version of a secret.",
        "Artifact Registry reads the access token from Secret Manager. 'latest' would change what is read without a change here, and a "
            + "token in the open is known from then on.")
    { Source = Page };

    internal static readonly Rule CredentialsAreUsed = new(
        "REG006", "Credentials of Docker Hub go with a mirror of it.",
        "No service's engine comes from there and mirrors does not list it, so that nothing pulls with them.")
    { Severity = Severity.Warning, Source = Page };

    internal static readonly Rule RegistryTokenIsReadable = new(
        "REG007", "Artifact Registry may read the token of Docker Hub.",
        "It reads the secret as its service agent, which is named by the number of the project. Where that is not said, or the secret "
            + "is in another project, somebody must grant it, else the mirror cannot be made.")
    { Source = Page };

    internal const string DockerHub = "docker-hub";
    internal const string SecretReader = "roles/secretmanager.secretAccessor";

    internal const string Page = "https://docs.cloud.google.com/artifact-registry/docs/docker/configure-remote-auth-docker-hub";

    private const string Path = "dockerHub";
    private const string Example = "Write it as secret-id:version, such as docker-hub-token:1";

    public static IEnumerable<Violation> Check(ImageRepositorySpec spec)
    {
        if (spec.DockerHub is not { } credentials)
        {
            return [];
        }

        return
        [
            .. CheckUsername(credentials),
            .. CheckPasswordSecret(spec, credentials.PasswordSecret),
            .. CheckCredentialsAreUsed(spec),
            .. CheckRegistryTokenIsReadable(spec, credentials),
        ];
    }

    private static IEnumerable<Violation> CheckUsername(DockerHubArgs credentials)
    {
        if (string.IsNullOrWhiteSpace(credentials.Username))
        {
            yield return CredentialsAreComplete.Broken(
                $"{Path}.username", "is missing, but a token belongs to an account", "Write the name of the account at Docker Hub.");
        }
    }

    // What may be the token itself is never repeated.
    private static IEnumerable<Violation> CheckPasswordSecret(ImageRepositorySpec spec, string? text)
    {
        const string path = $"{Path}.passwordSecret";
        if (string.IsNullOrEmpty(text))
        {
            yield return CredentialsAreComplete.Broken(
                path, "is missing, but an account logs in with a token", $"Put the token into Secret Manager. {Example}.");
        }
        else if (SecretReference.TryParse(text) is not { } secret)
        {
            if (!SecretText.IsIn(text))
            {
                yield return CredentialsAreComplete.Broken(
                    path, "is not a secret and its version", $"Put the token into Secret Manager. {Example}.");
            }
        }
        else if (secret.Version == SecretReference.Latest)
        {
            yield return CredentialsAreComplete.Broken(
                path, $"is {secret}, which is whatever is there when it is read", "Write the number of the version in place of latest.");
        }
        else if (!spec.HasProject && !secret.IsElsewhere())
        {
            yield return CredentialsAreComplete.Broken(
                path, $"is {secret}, but the project of the secret is not said", "Set project, or write projects/PROJECT/secrets/ before it.");
        }
    }

    private static IEnumerable<Violation> CheckCredentialsAreUsed(ImageRepositorySpec spec)
    {
        if (!spec.Mirrors.Contains(DockerHub))
        {
            yield return CredentialsAreUsed.Broken(
                Path, "is set, but Docker Hub is not mirrored", $"Leave it out, or add {DockerHub} to mirrors.");
        }
    }

    private static IEnumerable<Violation> CheckRegistryTokenIsReadable(ImageRepositorySpec spec, DockerHubArgs credentials)
    {
        if (credentials.ProjectNumber is { } number && !ProjectRules.IsNumber(number))
        {
            yield return RegistryTokenIsReadable.Broken(
                $"{Path}.projectNumber", $"is '{number}', which is not the number of a project",
                "Use what 'gcloud projects describe' says as projectNumber.");
        }
        else if (spec.GrantedToken is null && spec.Mirrors.Contains(DockerHub) && spec.DockerHubToken is { } secret)
        {
            yield return secret.IsElsewhere()
                ? RegistryTokenIsReadable.Warning(
                    $"{Path}.passwordSecret", $"is {secret}, and a grant on a secret with a full name is not made here",
                    $"Before the first deployment, run '{GrantCommand(secret, credentials.ProjectNumber)}'.")
                : RegistryTokenIsReadable.Warning(
                    $"{Path}.projectNumber", "is missing, so that Artifact Registry is not let in to the secret here",
                    $"Write the number that 'gcloud projects describe' says as projectNumber, or run '{GrantCommand(secret, null)}' before "
                        + "the first deployment.");
        }
    }

    // As whom Artifact Registry calls other services of Google.
    public static string AgentOf(string projectNumber) => $"service-{projectNumber}@gcp-sa-artifactregistry.iam.gserviceaccount.com";

    private static string GrantCommand(SecretReference secret, string? number) =>
        $"gcloud secrets add-iam-policy-binding {secret.Secret} --member=serviceAccount:{AgentOf(number ?? "PROJECT_NUMBER")} "
        + $"--role={SecretReader}";
}
