namespace GpuInfra.Components.Tests;

/// <summary>A platform that mirrors the registries of the engines' makers, and services on it.</summary>
internal static class OnPlatform
{
    public const string DockerHub = "europe-west4-docker.pkg.dev/acme-models/inference-images-docker-hub/";
    public const string Ghcr = "europe-west4-docker.pkg.dev/acme-models/inference-images-ghcr/";

    /// <summary>Weights of 10 GiB that vLLM before 0.20 reads, which streams nothing.</summary>
    public const string OlderVllm = DockerHub + "vllm/vllm-openai:v0.19.0";

    public static InferencePlatformSpec Platform(bool protect = false) => InferencePlatformSpec.Check(
        "inference", new() { Project = "acme-models", Region = Given.Region, Protect = protect, EngineMirrors = ["docker-hub", "ghcr"] }).Spec;

    public static ModelServiceArgs Wired(ModelServiceArgs args, bool protect = false) => args.In(Platform(protect));

    public static Checked<ModelServiceSpec> Check(ModelServiceArgs args, bool protect = false) => ModelServiceSpec.Check("chat", Wired(args, protect));

    /// <summary>What the rules say, but for what all that import a moving name are told.</summary>
    public static IEnumerable<string> Lines(ModelServiceArgs args, bool protect = false) => Check(args, protect).Violations
        .Where(violation => violation.Rule.Name is not ("RevisionIsPinned" or "ImageIsPinned"))
        .Select(Given.Line);

    /// <summary>The service that is made.</summary>
    public static async Task<RecordedResource> ServiceAsync(ModelServiceArgs args) =>
        (await RunAsync(args)).Resources.Single(resource => resource.Type == "gcp:cloudrunv2/service:Service");

    public static Task<Recording> RunAsync(ModelServiceArgs args) => Recording.RunAsync(options => _ = new ModelService("chat", Wired(args), options));
}
