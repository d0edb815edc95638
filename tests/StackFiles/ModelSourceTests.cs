using GpuInfra.Planning;
using static GpuInfra.StackFiles.Tests.GivenService;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Where a service gets its model from, by what is said and by what is not.</summary>
public sealed class ModelSourceTests
{
    private const string Commit = "093f9f388b31de276ce2de164bdc2081324b9767";
    private const string Hash = "1111111111111111111111111111111111111111111111111111111111111111";
    private const string Internet = "protect: false, network: {internet: true}";
    private const string Own = "image: 'europe-west4-docker.pkg.dev/acme-dev/own/own:1'";

    // Memory, where the weights fit into it beside the server; else the bucket. An image of one's own has its model.
    [Theory]
    [InlineData("engine: ollama, model: 'gemma3:4b'", "MEMORY")]
    [InlineData("engine: ollama, model: 'gemma3:27b'", "bucket")]
    [InlineData("engine: ollama, model: 'gemma3:27b', gpu: nvidia-rtx-pro-6000", "MEMORY")]
    [InlineData("engine: ollama, model: 'gemma3:4b', cpu: 8", "bucket")]
    [InlineData("engine: ollama, model: 'gemma3:4b', memory: 29Gi, cpu: 8", "bucket")]
    [InlineData("engine: ollama, model: 'gemma3:4b', import: {skip: true}", "bucket")]
    [InlineData("engine: ollama, model: own", "bucket")]
    [InlineData("engine: ollama, model: own, weights: 2Gi", "MEMORY")]
    [InlineData("engine: vllm, model: acme/own", "none")]
    [InlineData("engine: vllm, model: acme/own, import: {allowPickle: true}", "bucket")]
    [InlineData("engine: sglang, model: Qwen/Qwen3-0.6B", "MEMORY")]
    [InlineData("engine: text-embeddings-inference, model: BAAI/bge-m3", "MEMORY")]
    [InlineData($"engine: ollama, model: 'gemma3:4b', {Own}", "none")]
    public async Task Build_SourceLeftOut_IsMemoryWhereTheWeightsFit(string service, string volume)
    {
        var made = await ServiceAsync(service);

        Assert.Equal(volume, made.Text("template.volumes[0].emptyDir.medium") ?? (made.Text("template.volumes[0].gcs.bucket") is null ? "none" : "bucket"));
    }

    [Fact]
    public async Task Build_VllmInMemory_StreamsFromTheBucketItself()
    {
        var made = await ServiceAsync($"engine: vllm, model: acme/own, revision: {Commit}");

        Assert.Null(made.Text("template.containers[1].name"));
        Assert.Equal(
            "gs://inference-models-${inference-models-suffix.hex}/chat/acme-own@093f9f388b31 --served-model-name acme/own --port 8080 --max-num-seqs 4 "
                + "--gpu-memory-utilization 0.95 --load-format runai_streamer",
            Words(made));
        Assert.Equal("HF_HUB_OFFLINE=1 RUNAI_STREAMER_MEMORY_LIMIT=4294967296", Variables(made));
    }

    // Nothing is known of the versions in it.
    [Fact]
    public async Task Build_VllmOfAnImageOfOnesOwn_IsToldNoFlagThatItMayNotKnow()
    {
        var (bucket, memory) = (await ServiceAsync($"engine: vllm, model: own, {Own}, modelSource: bucket"),
            await ServiceAsync($"engine: vllm, model: own, weights: 1Gi, {Own}, modelSource: memory"));

        Assert.Equal("/models/own --served-model-name own --port 8080 --max-num-seqs 4 --gpu-memory-utilization 0.95", Words(bucket));
        Assert.Equal(Words(bucket), Words(memory));
        Assert.Equal("copy", memory.Text("template.containers[1].name"));
    }

    [Theory]
    [InlineData($"engine: ollama, model: 'gemma3:4b'", "", "until ollama pull \"$MODEL\" >/dev/null")]
    [InlineData($"engine: vllm, model: acme/own, revision: {Commit}", $"acme/own --served-model-name acme/own --port 8080 --max-num-seqs 4 --gpu-memory-utilization 0.95 --revision {Commit}", null)]
    [InlineData($"engine: sglang, model: acme/own, revision: {Commit}", $"--model-path acme/own --served-model-name acme/own --host 0.0.0.0 --port 8080 --max-running-requests 4 --revision {Commit}", null)]
    public async Task Build_ModelOfTheInternet_IsDownloadedByTheServer(string service, string words, string? script)
    {
        var made = await ServiceAsync($"{service}, modelSource: internet", Internet);

        Assert.Equal(words, Words(made));
        Assert.Null(made.Text("template.volumes[0].name"));
        Assert.DoesNotContain("HF_HUB_OFFLINE", Variables(made), StringComparison.Ordinal);
        if (script is not null)
        {
            Assert.StartsWith(script, made.Text("template.containers[1].args[0]"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("engine: text-embeddings-inference, model: BAAI/bge-m3", $"MODEL_ID=BAAI/bge-m3", $"REVISION={Commit}")]
    [InlineData("engine: llama.cpp, model: a/b/c.gguf", $"LLAMA_ARG_MODEL_URL=https://huggingface.co/a/b/resolve/{Commit}/c.gguf", "LLAMA_ARG_HOST=0.0.0.0")]
    public async Task Build_ModelOfTheInternet_IsNamedByVariables(string service, string model, string other)
    {
        var variables = Variables(await ServiceAsync($"{service}, revision: {Commit}, modelSource: internet", Internet)).Split(' ');

        Assert.Contains(model, variables);
        Assert.Contains(other, variables);
        Assert.DoesNotContain("LLAMA_ARG_MODEL", variables.Select(variable => variable.Split('=')[0]));
    }

    [Fact]
    public async Task Build_ModelOfTheInternet_HasNoJobAndNoGrantOnTheBucket()
    {
        var plan = await PlanAsync($"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet", Internet);

        Assert.DoesNotContain(plan.Resources, resource => resource.Type == Job || resource.Text("role") == "roles/storage.objectViewer");
        Assert.Contains(plan.Resources, resource => resource.Type == "gcp:compute/routerNat:RouterNat");
    }

    private const string Risk = "which takes 0.045 USD a GiB and can take half a minute for its first connection, fails where the other side does, and keeps it "
        + "in the memory of the instance";

    [Theory]
    [InlineData(
        $"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet", Internet,
        $"Warning STK018 modelSource is internet: every start downloads the whole model by way of Cloud NAT, {Risk}. Say modelSource: memory, or leave it out "
            + "with the image of the engine's makers.")]
    [InlineData(
        $"engine: vllm, model: Qwen/Qwen3-0.6B, revision: {Commit}, modelSource: internet", Internet,
        $"Warning STK018 modelSource is internet: every start downloads 1.20 GB by way of Cloud NAT, {Risk}. Say modelSource: memory, or leave it out "
            + "with the image of the engine's makers.")]
    [InlineData(
        $"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet", "protect: false",
        "Error STK007 modelSource is internet, but platform.network.internet is not true, so the firewall lets nothing out to the internet. Say "
            + "modelSource: bucket, or set platform.network.internet to true, for which Cloud NAT is made.")]
    [InlineData(
        "engine: vllm, model: own, modelSource: internet", Internet,
        "Error MOD023 model is 'own', and nothing tells where vLLM could download it from. Write it as owner/name, as Hugging Face names its repositories.")]
    [InlineData(
        "engine: vllm, model: acme/own, modelSource: internet", Internet,
        "Warning MOD024 revision is missing, and acme/own is a moving name: it can come to mean another model. Write 'revision: \"...\"', with what this "
            + "prints first: git ls-remote https://huggingface.co/acme/own HEAD.")]
    [InlineData(
        $"engine: vllm, model: google/gemma-3-4b-it, revision: {Commit}, modelSource: internet", Internet,
        "Warning MOD028 HF_TOKEN is missing, but google/gemma-3-4b-it is gated. Accept the terms at https://huggingface.co/google/gemma-3-4b-it, keep a "
            + "token in Secret Manager, and write it as secret-id:version.")]
    [InlineData(
        "engine: ollama, model: own, weights: 20Gi, modelSource: internet, memory: 16Gi, cpu: 4", Internet,
        "Warning MOD029 modelSource is internet, but the container has 16Gi, and the download takes 21.48 GB of it. Use bucket, or give the server more memory.")]
    [InlineData(
        "engine: ollama, model: 'gemma3:4b', modelSource: bucket", "protect: false",
        "Warning MOD031 modelSource is bucket, from which Ollama maps its weights: they come in small pieces and out of order. Say modelSource: memory, for "
            + "which the instance has room, or leave it out.")]
    [InlineData(
        "engine: ollama, model: 'own:1b'", "protect: false",
        "Warning MOD031 weights is missing, and how large own:1b is is not known, so that it comes from the bucket, from which Ollama maps its weights in small "
            + "pieces and out of order. Say the size of its files, such as 3300Mi: it comes through memory where that has room.")]
    [InlineData(
        "engine: ollama, model: 'gemma3:4b', weights: 2800Mi", "protect: false",
        "Warning MOD032 weights is 2800Mi, but gemma3:4b has 3.30 GB. Leave it out, or say the size of the files that are loaded.")]
    [InlineData(
        "engine: vllm, model: gemma-3-4b-it, modelSource: bucket, import: {skip: true}, weights: 1537Mi", "protect: false",
        "Warning MOD032 weights is 1537Mi, but google/gemma-3-4b-it has 8.61 GB. Leave it out, or say the size of the files that are loaded.")]
    [InlineData(
        $"engine: vllm, model: acme/own, revision: {Commit}, args: ['--load-format', 'auto']", "protect: false",
        "Error MOD015 args[1] is --load-format auto, but modelSource is memory. Leave it out: the engine is told what modelSource says.")]
    public void Check_SourceThatIsSlowOrCannotBe_IsTold(string service, string platform, string problem) =>
        Assert.Contains(problem, Problems(service, platform));

    // A known size, a size within what is rounded, and a folder of one's own with a quarter of the bits.
    [Theory]
    [InlineData("engine: ollama, model: 'own:1b', weights: 900Mi")]
    [InlineData("engine: ollama, model: 'gemma3:4b', weights: 2900Mi")]
    [InlineData("engine: vllm, model: gemma-3-4b-it, modelSource: bucket, import: {skip: true}, weights: 1600Mi")]
    [InlineData("engine: vllm, model: acme/own, weights: 1Gi")]
    public void Check_SizeThatCanBe_IsBelieved(string service) =>
        Assert.DoesNotContain(Problems(service), problem => problem.Contains("MOD031", StringComparison.Ordinal) || problem.Contains("MOD032", StringComparison.Ordinal));

    // What would not start, or would serve another model than was said.
    [Theory]
    [InlineData(
        "engine: ollama, model: 'gemma3:4b', args: [pull, x]", "protect: false",
        "Error MOD015 args[0] is 'pull', but arguments replace serve in the image of Ollama: it would not serve. Leave args out, and say by env what it is told.")]
    [InlineData(
        "engine: ollama, model: 'gemma3:4b', sidecars: {copy: {image: 'europe-west4-docker.pkg.dev/acme-dev/own/own:1'}}", "protect: false",
        "Error MOD029 copy has the name of the sidecar that copies the model, which it would replace. Call it otherwise, or say modelSource: bucket.")]
    [InlineData(
        $"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet, args: ['--revision', 'main']", Internet,
        $"Error MOD015 args[1] is --revision main, but revision is {Commit}. Leave it out: the engine is told what revision says.")]
    [InlineData(
        $"engine: text-embeddings-inference, model: BAAI/bge-m3, revision: {Commit}, modelSource: internet, env: {{REVISION: main}}", Internet,
        $"Error MOD015 REVISION is REVISION main, but revision is {Commit}. Leave it out: the engine is told what revision says.")]
    [InlineData(
        $"engine: llama.cpp, model: a/b/c.gguf, revision: {Commit}, modelSource: bucket, env: {{LLAMA_ARG_LOAD_MODE: mmap}}", "protect: false",
        "Error MOD015 LLAMA_ARG_LOAD_MODE is LLAMA_ARG_LOAD_MODE mmap, but modelSource is bucket. Leave it out: the engine is told what modelSource says.")]
    [InlineData(
        $"engine: ollama, model: 'gemma3:4b', revision: 'sha256:{Hash}', modelSource: internet", Internet,
        "Warning MOD024 revision pins nothing: Ollama itself pulls gemma3:4b by its name, which can come to mean another model. Say modelSource: bucket, which "
            + "imports what the revision says.")]
    [InlineData(
        $"engine: llama.cpp, model: a/b/c-00002-of-00003.gguf, revision: {Commit}", "protect: false",
        "Warning MOD017 model is 'a/b/c-00002-of-00003.gguf', which is not the first part of the model. Write a/b/c-00001-of-00003.gguf.")]
    [InlineData(
        "engine: llama.cpp, model: 'https://huggingface.co/a/b/blob/main/x.gguf'", "protect: false",
        "Warning MOD017 model is 'https://huggingface.co/a/b/blob/main/x.gguf', which is the page of a file and not the file. Write "
            + "https://huggingface.co/a/b/resolve/main/x.gguf.")]
    [InlineData(
        $"engine: text-embeddings-inference, model: google/embeddinggemma-300m, revision: {Commit}", "protect: false",
        "Warning MOD028 token is missing, but google/embeddinggemma-300m is gated. Accept the terms at https://huggingface.co/google/embeddinggemma-300m, "
            + "keep a token in Secret Manager, and write it as secret-id:version.")]
    [InlineData(
        $"engine: vllm, model: acme/own, revision: {Commit}, import: {{skip: true}}", "protect: false",
        "Warning MOD025 revision is said, but no model is imported. Leave it out: import.skip says that somebody else brings the model.")]
    [InlineData(
        "engine: vllm, model: acme/own, revision: 093F9F388B31DE276CE2DE164BDC2081324B9767", "protect: false",
        $"Error MOD025 revision is '093F9F388B31DE276CE2DE164BDC2081324B9767', which is not the 40 digits of a commit. Write it in small letters: {Commit}.")]
    [InlineData(
        $"engine: ollama, model: 'gemma3:4b', image: 'europe-west4-docker.pkg.dev/acme-dev/other/ollama/ollama@sha256:{Hash}'", "protect: false",
        "Warning MOD022 image is ollama/ollama, Ollama's own, which holds no model. Leave it out: then it comes through a mirror, and the model is imported. Or "
            + "say by modelSource where the model is.")]
    public void Check_WhatWouldNotServeWhatIsSaid_IsTold(string service, string platform, string problem) =>
        Assert.Contains(problem, Problems(service, platform));

    // Streaming is told to versions that are known to have it.
    [Fact]
    public async Task Build_OlderVllmOfItsMakers_CopiesAndIsToldNoFlagThatItMayNotKnow()
    {
        var made = await ServiceAsync(
            "engine: vllm, model: own, weights: 1Gi, import: {skip: true}, modelSource: memory, image: "
                + "'europe-west4-docker.pkg.dev/acme-dev/inference-images-docker-hub/vllm/vllm-openai:v0.9.0'");

        Assert.Equal("/models/own --served-model-name own --port 8080 --max-num-seqs 4 --gpu-memory-utilization 0.95", Words(made));
        Assert.Equal("copy", made.Text("template.containers[1].name"));
    }

    // A model's name is enough: what its engine would take by itself is too much for the GPU.
    [Theory]
    [InlineData("engine: vllm, model: Qwen/Qwen3-8B", "--max-model-len 8192")]
    [InlineData("engine: vllm, model: Qwen/Qwen3-8B, gpu: nvidia-rtx-pro-6000", "")]
    [InlineData("engine: vllm, model: Qwen/Qwen3-8B, contextLength: 4096", "--max-model-len 4096")]
    [InlineData("engine: vllm, model: Qwen/Qwen3-8B, args: ['--max-model-len', '4096']", "--max-model-len 4096")]
    [InlineData($"engine: vllm, model: Qwen/Qwen3-8B, {Own}", "")]
    public async Task Build_ContextLeftOut_IsAsLongAsFits(string service, string words)
    {
        var said = Words(await ServiceAsync(service));

        Assert.Equal(words, said.IndexOf("--max-model-len", StringComparison.Ordinal) is >= 0 and var at ? string.Join(' ', said[at..].Split(' ')[..2]) : "");
    }

    // Each mistake once, whatever else it brings with it.
    [Theory]
    [InlineData($"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet", "protect: false", "STK018 STK007")]
    [InlineData($"engine: vllm, model: acme/own, revision: {Commit}, modelSource: internet", Internet, "STK018")]
    [InlineData("engine: ollama, model: 'gemma3:27b', contextLength: 4096, concurrency: 1, modelSource: internet", Internet, "MOD024 MOD012 STK018")]
    [InlineData("engine: ollama, model: 'gemma3:27b', contextLength: 4096, concurrency: 1", "protect: false", "MOD024 MOD012")]
    public void Check_Source_IsToldOnce(string service, string platform, string rules) =>
        Assert.Equal(rules, string.Join(' ', Problems(service, platform).Select(problem => problem.Split(' ')[1])));

    [Fact]
    public void Check_MovingModelOfTheInternetWhereProtected_IsAnError() => Assert.Contains(
        Problems("engine: vllm, model: acme/own, modelSource: internet", "network: {internet: true}"),
        problem => problem.StartsWith("Error MOD024", StringComparison.Ordinal));

    private static async Task<PlannedResource> ServiceAsync(string service, string platform = "protect: false") =>
        (await PlanAsync(service, platform)).Resources.Single(resource => resource.Type == ServiceSecurityTests.Service);

    private static string Words(PlannedResource service) => string.Join(' ', service.Items("template.containers[0].args").Select(word => word.Text));

    private static string Variables(PlannedResource service) => string.Join(' ', Enumerable.Range(0, 12)
        .Select(index => $"template.containers[0].envs[{index}]")
        .Where(path => service.Text($"{path}.name") is not null)
        .Select(path => $"{service.Text($"{path}.name")}={service.Text($"{path}.value")}"));
}
