using GpuInfra.Planning;
using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What a service runs that names no image.</summary>
public sealed class EngineImageTests
{
    private const string Host = "europe-west4-docker.pkg.dev/acme-dev/inference-images-";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    [Theory]
    [InlineData("ollama", "nvidia-l4", "docker-hub/ollama/ollama:0.40.1")]
    [InlineData("vllm", "nvidia-l4", "docker-hub/vllm/vllm-openai@sha256:8a69ffad015f138d7170c4ddc429e230a3bc1c1719f67e14324749df200a4b90")]
    [InlineData("llama.cpp", "nvidia-l4", "ghcr/ggml-org/llama.cpp@sha256:91ac61def9ed19af96b9b2d2a0c1570a0903046f4e2dcbac7e3d965e5917b4ba")]
    [InlineData("sglang", "nvidia-rtx-pro-6000", "docker-hub/lmsysorg/sglang:v0.5.21")]
    [InlineData("text-embeddings-inference", "nvidia-l4", "ghcr/huggingface/text-embeddings-inference:89-1.9.3")]
    [InlineData("text-embeddings-inference", "nvidia-rtx-pro-6000", "ghcr/huggingface/text-embeddings-inference:120-1.9.3")]
    public async Task Build_ServiceWithoutImage_PullsItsEnginesOwnThroughAMirror(string engine, string gpu, string image)
    {
        var plan = await PlanAsync($"engine: {engine}, model: own, gpu: {gpu}, import: {{skip: true}}");

        var service = plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service);
        Assert.All(service.Items("template.containers"), container => Assert.Equal(Host + image, Text(container, "image")));
        var mirror = plan.Resources.Single(resource => resource.Text("mode") == "REMOTE_REPOSITORY");
        Assert.Equal($"inference-images-{image.Split('/')[0]}", mirror.Text("repositoryId"));
        Assert.Contains(mirror.Urn, service.Dependencies);
    }

    // The line that ends the warning of a tag must leave everything else as it is.
    [Fact]
    public async Task Build_EnginesOwnImageByDigest_IsStillMirroredAndReadsTheBucket()
    {
        var plan = await PlanAsync($"engine: ollama, model: own, image: '{Host}docker-hub/ollama/ollama@{Digest}'");

        Assert.Single(plan.Resources, resource => resource.Text("repositoryId") == "inference-images-docker-hub");
        Assert.Equal(
            "/models",
            plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service).Text("template.containers[0].volumeMounts[0].mountPath"));
    }

    [Fact]
    public async Task Build_Deployer_MayReadTheMirror()
    {
        var plan = await PlanAsync("engine: vllm, model: own, import: {skip: true}", "deployers: ['group:deployers@acme.example']");

        Assert.Equal(
            ["inference-images-docker-hub", "inference-images"],
            plan.Resources
                .Where(resource => resource.Type.EndsWith("RepositoryIamMember", StringComparison.Ordinal))
                .Where(resource => resource.Text("member") == "group:deployers@acme.example")
                .Select(resource => resource.Text("repository")).OrderByDescending(name => name!.Length));
    }

    [Fact]
    public async Task Build_OwnImages_NeedNoMirror()
    {
        var plan = await PlanAsync("engine: ollama, model: own, image: 'europe-west4-docker.pkg.dev/acme-dev/inference-images/own:1'");

        Assert.DoesNotContain(plan.Resources, resource => resource.Text("mode") == "REMOTE_REPOSITORY");
        Assert.DoesNotContain(plan.Resources, resource => resource.Text("template.containers[0].volumeMounts[0].mountPath") is not null);
    }

    [Theory]
    [InlineData("engine: vllm, model: own, import: {skip: true}", "")]
    [InlineData("engine: custom", "Error RUN014 image is missing. Name an image in Artifact Registry.")]
    [InlineData(
        "engine: llama.cpp, model: own.gguf, modelSource: image",
        "Error MOD022 modelSource is image, but the image is llama.cpp's own, which holds no model. Say modelSource: bucket, or name an image that "
            + "is built from europe-west4-docker.pkg.dev/acme-dev/inference-images-ghcr/ggml-org/llama.cpp@sha256:"
            + "91ac61def9ed19af96b9b2d2a0c1570a0903046f4e2dcbac7e3d965e5917b4ba with the model in it.")]
    public void Check_ServiceWithoutImage_IsToldWhatItLacks(string service, string problems) =>
        Assert.Equal(problems, string.Join('\n', Problems(service)));

    [Theory]
    [InlineData("ollama, model: own, weights: 1Gi", "protect: true", "Error", "but the stack is protected, ", "docker-hub/ollama/ollama", "docker.io/ollama/ollama:0.40.1")]
    [InlineData("ollama, model: own, weights: 1Gi", "protect: false", "Warning", "", "docker-hub/ollama/ollama", "docker.io/ollama/ollama:0.40.1")]
    [InlineData(
        "text-embeddings-inference, model: own, weights: 1Gi", "protect: true", "Error", "but the stack is protected, ",
        "ghcr/huggingface/text-embeddings-inference", "ghcr.io/huggingface/text-embeddings-inference:89-1.9.3")]
    public void Check_TagOfAnEnginesOwnImage_IsToldWithTheLineThatEndsIt(
        string service, string platform, string severity, string reason, string image, string upstream) => Assert.Equal(
        $"{severity} MOD012 image is {upstream.Split('/')[^1]}, a tag, {reason}and a tag can come to mean another image. Write 'image: {Host}{image}@DIGEST', "
            + $"with the digest that this prints: docker buildx imagetools inspect {upstream} --format '{{{{.Manifest.Digest}}}}'.",
        Assert.Single(Problems($"engine: {service}, import: {{skip: true}}", platform)));

    private static string? Text(PropertyValue map, string key) => map.Map.TryGet(key, out var value) ? value.Text : null;
}
