namespace GpuInfra.Components.Tests;

public sealed class EngineOnPlatformTests
{
    private const string Copy = "template.containers[1].";

    public static TheoryData<string, string?, string?> Images => new()
    {
        { "ollama", null, "memory" },
        { "ollama", OnPlatform.DockerHub + "ollama/ollama:0.30.0", "memory" },
        { "ollama", OnPlatform.DockerHub + "ollama/ollama@sha256:" + new string('a', 64), "memory" },
        { "ollama", OnPlatform.DockerHub + "ollama/ollama-own:1", null },
        { "ollama", OnPlatform.Ghcr + "ollama/ollama:1", null },
        { "ollama", Given.Image, null },
        { "custom", null, null },
        { "olama", null, null },
    };

    [Fact]
    public async Task Constructor_ModelThroughMemory_IsCopiedBeforeTheServerStarts()
    {
        var service = await OnPlatform.ServiceAsync(new() { Engine = "ollama", Model = "gemma3:4b" });

        Assert.Equal(
            [
                "args[0]=mkdir -p \"$MODEL_TARGET\"; until gcloud storage rsync --recursive --quiet \"gs://$MODEL_BUCKET/$MODEL_FOLDER\" \"$MODEL_TARGET\"; "
                    + "do sleep 2; done; exec python3 -m http.server \"$COPIED_PORT\" --directory /var/empty",
                "commands[0]=/bin/sh",
                "commands[1]=-c",
                "envs[0].name=COPIED_PORT",
                "envs[0].value=11436",
                "envs[1].name=MODEL_FOLDER",
                "envs[1].value=chat/gemma3-4b@moving",
                "envs[2].name=MODEL_TARGET",
                "envs[2].value=/models/chat/gemma3-4b@moving",
                "envs[3].name=MODEL_BUCKET",
                "envs[3].value=inference-models",
                "image=us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli:556.0.0-slim",
                "name=copy",
                "resources.cpuIdle=False",
                "resources.limits.cpu=1",
                "resources.limits.memory=3817Mi",
                "resources.startupCpuBoost=True",
                "startupProbe.failureThreshold=120",
                "startupProbe.initialDelaySeconds=0",
                "startupProbe.periodSeconds=5",
                "startupProbe.tcpSocket.port=11436",
                "startupProbe.timeoutSeconds=5",
                "volumeMounts[0].mountPath=/models",
                "volumeMounts[0].name=models",
            ],
            service.Below(Copy));
        Assert.Equal(["=copy"], service.Below("template.containers[0].dependsOns[0]"));
        Assert.Equal(["mountPath=/models", "name=models"], service.Below("template.containers[0].volumeMounts[0]."));
        Assert.Equal(["emptyDir.medium=MEMORY", "emptyDir.sizeLimit=3305Mi", "name=models"], service.Below("template.volumes[0]."));
        Assert.Equal(
            ["image=europe-west4-docker.pkg.dev/acme-models/inference-images-docker-hub/ollama/ollama:0.40.1"],
            service.Below("template.containers[2].").Where(line => line.StartsWith("image=", StringComparison.Ordinal)));
    }

    // A twentieth more than the weights, half a gibibyte for the copy itself, and the vCPUs that so much memory needs.
    [Theory]
    [InlineData("1Mi", "2Mi", "514Mi", "1", 120)]
    [InlineData("3413Mi", "3584Mi", "4Gi", "1", 120)]
    [InlineData("3414Mi", "3585Mi", "4097Mi", "2", 120)]
    [InlineData("28000Mi", "29401Mi", "29913Mi", "8", 122)]
    [InlineData("60Gi", "64513Mi", "65025Mi", "8", 268)]
    public async Task Constructor_WeightsThroughMemory_SizeTheCopy(string weights, string volume, string memory, string cpu, int periods)
    {
        var service = await OnPlatform.ServiceAsync(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = OnPlatform.OlderVllm,
            Gpu = "nvidia-rtx-pro-6000",
            Weights = weights,
            ModelSource = "memory",
        });

        Assert.Equal([$"cpu={cpu}", $"memory={memory}"], service.Below($"{Copy}resources.limits."));
        Assert.Equal([$"={periods}"], service.Below($"{Copy}startupProbe.failureThreshold"));
        Assert.Equal([$"={volume}"], service.Below("template.volumes[0].emptyDir.sizeLimit"));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void In_ImageOfItsMakers_DecidesWhereTheModelIs(string engine, string? image, string? source) => Assert.Equal(
        (source, source is null ? null : "bucket"),
        (OnPlatform.Wired(new() { Engine = engine, Model = "gemma3:4b", Image = image }).ModelSource,
            OnPlatform.Wired(new() { Engine = engine, Model = "gemma3:4b", Image = image, ModelSource = source is null ? null : "bucket" }).ModelSource));

    // Memory, if an instance has room for a copy beside the server, or if the engine streams.
    [Theory]
    [InlineData(null, null, null, null, "nvidia-l4", "memory")]
    [InlineData(OnPlatform.OlderVllm, null, null, null, "nvidia-l4", "bucket")]
    [InlineData(OnPlatform.OlderVllm, "15116Mi", "4", "16Gi", "nvidia-l4", "memory")]
    [InlineData(OnPlatform.OlderVllm, "15117Mi", "4", "16Gi", "nvidia-l4", "bucket")]
    [InlineData(OnPlatform.OlderVllm, "1Gi", "8", "16Gi", "nvidia-l4", "bucket")]
    [InlineData(OnPlatform.OlderVllm, "1Gi", "6", "24Gi", "nvidia-l4", "memory")]
    [InlineData(OnPlatform.OlderVllm, "30719Mi", "20", "80Gi", "nvidia-rtx-pro-6000", "memory")]
    [InlineData(OnPlatform.OlderVllm, "30720Mi", "20", "80Gi", "nvidia-rtx-pro-6000", "bucket")]
    [InlineData(OnPlatform.OlderVllm, "1Gi", "20", "80Gi", "nvidia-rtx-pro-6000", "memory")]
    public void In_RoomForACopy_DecidesBetweenMemoryAndBucket(string? image, string? weights, string? cpu, string? memory, string gpu, string source) =>
        Assert.Equal(source, OnPlatform.Wired(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = image,
            Weights = weights,
            Cpu = cpu,
            Memory = memory,
            Gpu = gpu,
        }).ModelSource);

    // Ollama's own store is the whole bucket, of which no copy is made.
    [Theory]
    [InlineData(null, "memory")]
    [InlineData(false, "memory")]
    [InlineData(true, "bucket")]
    public void In_StoreThatNobodyImports_IsReadFromTheBucket(bool? skip, string source) =>
        Assert.Equal(source, OnPlatform.Wired(new() { Engine = "ollama", Model = "gemma3:4b", Import = new() { Skip = skip } }).ModelSource);

    [Theory]
    [InlineData("gemma-3-4b-it", 16, null, null, 33_792)]
    [InlineData("gemma-3-4b-it", 4, null, null, null)]
    [InlineData("gemma-3-4b-it", 16, 4_096, null, 4_096)]
    [InlineData("gemma-3-4b-it", 16, null, "4096", null)]
    [InlineData("gemma-3-27b-it", 16, null, null, null)]
    [InlineData("own", 16, null, null, null)]
    public void In_ContextThatDoesNotFit_IsShortened(string model, int concurrency, int? said, string? flag, int? context) => Assert.Equal(
        context,
        OnPlatform.Wired(new()
        {
            Engine = "vllm",
            Model = model,
            Concurrency = concurrency,
            ContextLength = said,
            Args = flag is null ? null : ["--max-model-len", flag],
        }).ContextLength);

    [Theory]
    [InlineData(null, null, false, null, "gs://models/chat/acme-own@moving", "--load-format", "runai_streamer")]
    [InlineData(OnPlatform.DockerHub + "vllm/vllm-openai:v0.20", null, false, null, "gs://models/chat/acme-own@moving", "--load-format", "runai_streamer")]
    [InlineData(OnPlatform.DockerHub + "vllm/vllm-openai:nightly", null, false, null, "gs://models/chat/acme-own@moving", "--load-format", "runai_streamer")]
    [InlineData(OnPlatform.OlderVllm, null, false, null, "/models/chat/acme-own@moving", null, null)]
    [InlineData(OnPlatform.OlderVllm, "bucket", false, null, "/models/chat/acme-own@moving", null, null)]
    [InlineData(null, "bucket", false, null, "/models/chat/acme-own@moving", "--safetensors-load-strategy", "eager")]
    [InlineData(null, null, true, null, "/models/chat/acme-own@moving", null, null)]
    [InlineData(null, "internet", false, null, "acme/own", null, null)]
    [InlineData(null, "internet", false, "v1", "acme/own", "--revision", "v1")]
    public void Check_VllmOnPlatform_LoadsAsItsVersionCan(string? image, string? source, bool pickle, string? revision, string model, string? flag, string? value)
    {
        var server = OnPlatform.Check(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Weights = "10Gi",
            Image = image,
            ModelSource = source,
            Revision = revision,
            Import = pickle ? new() { AllowPickle = true } : null,
        }).Spec.Service.Serving;

        Assert.Equal(
            [model, "--served-model-name", "acme/own", "--port", "8080", "--max-num-seqs", "4", "--gpu-memory-utilization", "0.95", .. flag is null ? [] : new[] { flag, value! }],
            server.Args);
        Assert.Equal(
            [.. source == "internet" ? [] : new[] { "HF_HUB_OFFLINE=1" }, .. value == "runai_streamer" ? ["RUNAI_STREAMER_MEMORY_LIMIT=4294967296"] : Array.Empty<string>()],
            server.Env.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_VllmWithACommandOfOnesOwn_StreamsNothing()
    {
        var server = OnPlatform.Check(new() { Engine = "vllm", Model = "acme/own", Weights = "1Gi", Command = ["vllm", "serve", "/m"], ModelSource = "memory" }).Spec.Service.Serving;

        Assert.Equal(["copy"], server.DependsOn);
        Assert.Equal(["models=/models"], server.Mounts.Select(mount => $"{mount.Key}={mount.Value}"));
    }
}
