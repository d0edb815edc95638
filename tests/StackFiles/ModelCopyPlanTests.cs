using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>A model that is copied from the bucket into memory before its server starts.</summary>
public sealed class ModelCopyPlanTests
{
    private const string Commit = "093f9f388b31de276ce2de164bdc2081324b9767";

    [Theory]
    [InlineData("engine: ollama, model: 'gemma3:4b'", "server copy warm-up", "3305Mi", "1 3817Mi", "chat/gemma3-4b@moving")]
    [InlineData(
        $"engine: sglang, model: Qwen/Qwen3-4B, revision: {Commit}", "server copy", "8056Mi", "4 8568Mi", "chat/Qwen-Qwen3-4B@093f9f388b31")]
    [InlineData(
        $"engine: llama.cpp, model: a/b/c.gguf, weights: 1Gi, revision: {Commit}", "server copy", "1076Mi", "1 1588Mi",
        "chat/a-b-c.gguf@093f9f388b31")]
    [InlineData("engine: sglang, model: own, weights: 1Gi, import: {skip: true}", "server copy", "1076Mi", "1 1588Mi", "own")]
    public async Task Build_ModelInMemory_IsCopiedBeforeTheServerStarts(string service, string containers, string volume, string size, string folder)
    {
        var plan = await PlanAsync($"{service}, modelSource: memory");

        var made = plan.Resources.Single(resource => resource.Type == ServiceSecurityTests.Service);
        Assert.Equal(containers, string.Join(' ', Enumerable.Range(0, containers.Split(' ').Length).Select(index => made.Text($"template.containers[{index}].name"))));
        Assert.Equal(("MEMORY", volume), (made.Text("template.volumes[0].emptyDir.medium"), made.Text("template.volumes[0].emptyDir.sizeLimit")));
        Assert.Equal(("copy", "/models"), (made.Text("template.containers[0].dependsOns[0]"), made.Text("template.containers[0].volumeMounts[0].mountPath")));
        Assert.Equal(size, $"{made.Text("template.containers[1].resources.limits.cpu")} {made.Text("template.containers[1].resources.limits.memory")}");
        Assert.Equal(
            ["COPIED_PORT=11436", $"MODEL_FOLDER={folder}", $"MODEL_TARGET=/models/{folder}", "MODEL_BUCKET=inference-models-${inference-models-suffix.hex}"],
            Enumerable.Range(0, 4).Select(index =>
                $"{made.Text($"template.containers[1].envs[{index}].name")}={made.Text($"template.containers[1].envs[{index}].value")}"));
        Assert.Equal("11436", made.Text("template.containers[1].startupProbe.tcpSocket.port"));
        Assert.Contains(plan.Resources, resource => resource.Text("role") == "roles/storage.objectViewer");
    }

    [Theory]
    [InlineData("engine: sglang, model: acme/own", "Error MOD029 weights is missing, and how large the model is, which is copied into memory, is not known. Say the size of its files, such as 3300Mi, or modelSource: bucket.")]
    [InlineData(
        "engine: sglang, model: acme/own, weights: 20Gi, contextLength: 1024",
        "Warning MOD029 modelSource is memory, but the server and the copy take 38401Mi, and an instance has at most 32Gi. Use bucket, or give the server less memory.")]
    public void Check_CopyThatCannotBe_IsTold(string service, string problem) =>
        Assert.Contains(problem, Problems($"{service}, revision: {Commit}, modelSource: memory"));

    [Fact]
    public void Check_CopyOfAPinnedModel_GivesNoWarning() => Assert.Empty(
        Problems($"engine: llama.cpp, model: a/b/c.gguf, weights: 1Gi, revision: {Commit}, modelSource: memory"));
}
