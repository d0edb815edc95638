namespace GpuInfra;

// Projects of Google with images that everybody may pull.
internal static class PublicImages
{
    public static IReadOnlyList<string> Projects { get; } = ["cloudrun", "deeplearning-platform-release", "google-samples", "vertex-ai"];

    // Who says that Cloud Run takes public images of Docker Hub and GitHub Container Registry; older pages say the first alone.
    internal static Source Registries => Sources.Deploying.Unconfirmed;

    // Google's own image of its command line, which has Python: https://cloud.google.com/sdk/docs/downloads-docker.
    public const string Importer = "us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli:556.0.0-slim";

    public static Source Source => Sources.Deploying.Unconfirmed;
}
