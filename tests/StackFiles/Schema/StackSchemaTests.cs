using System.Text.Json.Nodes;

namespace GpuInfra.StackFiles.Tests;

public sealed class StackSchemaTests
{
    private const string Stack =
        """
        config:
          gcp:project: acme-test
          gcp:region: europe-west4
          gpuinfra:platform:
            protect: true
          gpuinfra:services:
            chat:
              engine: ollama
              model: gemma3:4b
              image: europe-west4-docker.pkg.dev/acme-test/images/chat:1
              cpu: 8
              maxInstances: 1

        """;

    public static TheoryData<string> Committed => CommittedStacks.Names;

    [Theory]
    [MemberData(nameof(Committed))]
    public void Create_CommittedStacks_AreValid(string stack) =>
        Assert.Empty(Mistakes(File.ReadAllText(Path.Combine(CommittedStacks.Root, $"Pulumi.{stack}.yaml"))));

    [Theory]
    [InlineData("cpu: 8", "cpu: 8")]
    [InlineData("cpu: 8", "cpu: \"8\"")]
    [InlineData("cpu: 8", "gpu: none")]
    [InlineData("cpu: 8", "gpu: nvidia-rtx-pro-6000")]
    [InlineData("cpu: 8", "env: {DEBUG: true, THREADS: 4, RATIO: 0.5, NAME: x}")]
    [InlineData("cpu: 8", "sidecars: {helper: {image: europe-west4-docker.pkg.dev/acme-test/images/helper:1, cpu: 500m}}")]
    [InlineData("cpu: 8", "startupProbe: {type: http, path: /api/version, periodSeconds: 5}")]
    [InlineData("protect: true", "network: {subnetCidr: 10.16.0.0/24}")]
    [InlineData("protect: true", "network: {subnetCidr: [10.16.0.0/24, 10.20.0.0/24]}")]
    [InlineData("  gpuinfra:platform:", "  platform:")]
    [InlineData("  gpuinfra:platform:", "  gpuinfra:config:platform:")]
    [InlineData("  gpuinfra:services:", "  services:")]
    [InlineData("  gpuinfra:services:", "  gpuinfra:config:services:")]
    [InlineData("  gpuinfra:platform:\n    protect: true", "  gpuinfra:platform: '{\"protect\": true}'")]
    [InlineData("  gcp:region:", "  other:token: {secure: AAAA}\n  gcp:region:")]
    [InlineData("config:", "x-note: [anything]\nconfig:")]
    [InlineData("config:", "encryptionsalt: v1:AAAA\nconfig:")]
    public void Create_WhatTheCheckAccepts_IsValid(string before, string after)
    {
        var text = Changed(before, after);

        Assert.Empty(StackCheck.Of(StackFile.Parse(text, "Pulumi.dev.yaml")).Errors);
        Assert.Empty(Mistakes(text));
    }

    [Theory]
    [InlineData("cpu: 8", "cpus: 8", "/config/gpuinfra:services/chat/cpus: additionalProperties")]
    [InlineData("cpu: 8", "cpu: [8]", "/config/gpuinfra:services/chat/cpu: type")]
    [InlineData("cpu: 8", "cpu: {secure: AAAA}", "/config/gpuinfra:services/chat/cpu: type")]
    [InlineData("cpu: 8", "gpu: nvidia-l5", "/config/gpuinfra:services/chat/gpu: enum")]
    [InlineData("cpu: 8", "ingress: internel", "/config/gpuinfra:services/chat/ingress: enum")]
    [InlineData("cpu: 8", "modelSource: disk", "/config/gpuinfra:services/chat/modelSource: enum")]
    [InlineData("cpu: 8", "concurrency: \"4\"", "/config/gpuinfra:services/chat/concurrency: type")]
    [InlineData("cpu: 8", "concurrency: 4.5", "/config/gpuinfra:services/chat/concurrency: type")]
    [InlineData("cpu: 8", "invokers: group:all@acme.example", "/config/gpuinfra:services/chat/invokers: type")]
    [InlineData("cpu: 8", "project: acme", "/config/gpuinfra:services/chat/project: additionalProperties")]
    [InlineData("cpu: 8", "startupProbe: {type: htpp}", "/config/gpuinfra:services/chat/startupProbe/type: enum")]
    [InlineData("engine: ollama", "engine: olama", "/config/gpuinfra:services/chat/engine: enum")]
    [InlineData("protect: true", "protect: \"true\"", "/config/gpuinfra:platform/protect: type")]
    [InlineData("protect: true", "network: {bundle: all}", "/config/gpuinfra:platform/network/bundle: enum")]
    [InlineData("protect: true", "network: {subnetCidr: {first: 10.16.0.0/24}}", "/config/gpuinfra:platform/network/subnetCidr: oneOf")]
    [InlineData("protect: true", "network: {subnetCidrs: [10.16.0.0/24]}", "/config/gpuinfra:platform/network/subnetCidrs: additionalProperties")]
    [InlineData("protect: true", "images: {mirrors: [quay]}", "/config/gpuinfra:platform/images/mirrors/0: enum")]
    [InlineData("protect: true", "netwrk: {}", "/config/gpuinfra:platform/netwrk: additionalProperties")]
    [InlineData("gcp:project: acme-test", "gcp:project: \"\"", "/config/gcp:project: minLength")]
    [InlineData("gcp:project: acme-test", "gcp:project: {secure: AAAA}", "/config/gcp:project: type")]
    [InlineData("  gcp:region: europe-west4\n", "", "/config/gcp:region: required")]
    [InlineData("  gpuinfra:services:", "  acme:chats:", "/config: anyOf")]
    [InlineData("  gcp:project:", "  gpuinfra:platfrom: {}\n  gcp:project:", "/config/gpuinfra:platfrom: additionalProperties")]
    [InlineData("  gcp:project:", "  platfrom: {}\n  gcp:project:", "/config/platfrom: additionalProperties")]
    [InlineData("config:", "cofnig: {}\nconfig:", "/cofnig: additionalProperties")]
    [InlineData("cpu: 8", "concurrency: 0", "/config/gpuinfra:services/chat/concurrency: minimum")]
    [InlineData("cpu: 8", "concurrency: 1001", "/config/gpuinfra:services/chat/concurrency: maximum")]
    public void Create_WhatTheCheckRefuses_IsNotValid(string before, string after, string mistake)
    {
        var text = Changed(before, after);

        Assert.NotEmpty(StackCheck.Of(StackFile.Parse(text, "Pulumi.dev.yaml")).Errors);
        Assert.Equal([mistake], Mistakes(text));
    }

    [Theory]
    [InlineData("ModelService", "engine", "The inference server in the image: one of ollama, vllm, llama.cpp, sglang, text-embeddings-inference, custom. It decides the defaults of port, environment, arguments and probes. Left out, custom: nothing is assumed.")]
    [InlineData("ModelService", "timeoutSeconds", "The seconds that a request may take, within 1 to 3600. Left out, they are 300.")]
    [InlineData("ModelService", "volumes", "Volumes by name, for mounts. Left out, there are none.")]
    [InlineData("ModelService", "memory", "The memory of the serving container, such as 32Gi. Left out, as much as is recommended, goes with the CPU and leaves room for the sidecars. See the machines of the accelerator.")]
    public void Create_Descriptions_AreTheCommentsInWords(string definition, string key, string words) =>
        Assert.Equal(
            words, (string?)StackSchema.Create()["definitions"]![definition]!["properties"]![key]!["description"]);

    [Fact]
    public void Create_EveryKey_IsDescribed()
    {
        var properties = StackSchema.Create()["definitions"]!.AsObject()
            .SelectMany(definition => definition.Value!["properties"] as JsonObject ?? [])
            .ToList();

        Assert.NotEmpty(properties);
        Assert.All(properties, property => Assert.NotEqual("", (string)property.Value!["description"]!));
    }

    private static string Changed(string before, string after)
    {
        Assert.Contains(before, Stack, StringComparison.Ordinal);
        return Stack.Replace(before, after, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Mistakes(string yaml) =>
        new DraftSeven(StackSchema.Create()).Mistakes(YamlJson.Read(yaml));
}
