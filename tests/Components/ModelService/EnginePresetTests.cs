namespace GpuInfra.Components.Tests;

public sealed class EnginePresetTests
{
    private const string Container = "template.containers[0].";
    private const string WarmUp = "template.containers[1].";

    private const string Script =
        "until ollama show \"$MODEL\" >/dev/null && { ollama run \"$MODEL\" \"\" || ollama run \"$MODEL\" warm-up; } >/dev/null; "
        + "do sleep 1; done; OLLAMA_HOST=0.0.0.0:11435 exec ollama serve";

    [Fact]
    public async Task Ollama_LeastArguments_KeepsModelLoadedAndAsksForItsVersion()
    {
        var service = await GivenModel.ServiceAsync(GivenModel.Ollama);

        Assert.Equal(
            [
                "envs[0].name=OLLAMA_HOST",
                "envs[0].value=0.0.0.0:8080",
                "envs[1].name=OLLAMA_KEEP_ALIVE",
                "envs[1].value=-1",
                "envs[2].name=OLLAMA_NUM_PARALLEL",
                "envs[2].value=4",
                "image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "name=server",
                "ports.containerPort=8080",
                "resources.cpuIdle=False",
                "resources.limits.cpu=6",
                "resources.limits.memory=24Gi",
                "resources.limits.nvidia.com/gpu=1",
                "resources.startupCpuBoost=True",
                "startupProbe.failureThreshold=240",
                "startupProbe.httpGet.path=/api/version",
                "startupProbe.httpGet.port=8080",
                "startupProbe.initialDelaySeconds=0",
                "startupProbe.periodSeconds=1",
                "startupProbe.timeoutSeconds=1",
            ],
            service.Below(Container));
    }

    [Fact]
    public async Task Ollama_Sidecar_LoadsModelAfterServerAndBeforeItOpensItsPort()
    {
        var service = await GivenModel.ServiceAsync(GivenModel.Ollama);

        Assert.Equal(
            [
                $"args[0]={Script}",
                "commands[0]=/bin/sh",
                "commands[1]=-c",
                "dependsOns[0]=server",
                "envs[0].name=MODEL",
                "envs[0].value=gemma3:4b",
                "envs[1].name=OLLAMA_HOST",
                "envs[1].value=127.0.0.1:8080",
                "image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "name=warm-up",
                "resources.cpuIdle=False",
                "resources.limits.cpu=1",
                "resources.limits.memory=1Gi",
                "resources.startupCpuBoost=True",
                "startupProbe.failureThreshold=120",
                "startupProbe.initialDelaySeconds=0",
                "startupProbe.periodSeconds=5",
                "startupProbe.tcpSocket.port=11435",
                "startupProbe.timeoutSeconds=5",
            ],
            service.Below(WarmUp));
    }

    [Fact]
    public async Task Ollama_OtherPort_IsSaidToServerAndSidecar()
    {
        var service = await GivenModel.ServiceAsync(
            new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Port = 9000 });

        Assert.Contains($"{Container}envs[0].value=0.0.0.0:9000", service.Lines);
        Assert.Contains($"{Container}startupProbe.httpGet.port=9000", service.Lines);
        Assert.Contains($"{WarmUp}envs[1].value=127.0.0.1:9000", service.Lines);
    }

    [Fact]
    public async Task Ollama_ModelInBucket_ReadsItThereAndNeverPrunes()
    {
        var service = await GivenModel.ServiceAsync(
            new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, ModelSource = "bucket" });

        Assert.Equal(
            [
                "[0].name=OLLAMA_HOST",
                "[0].value=0.0.0.0:8080",
                "[1].name=OLLAMA_KEEP_ALIVE",
                "[1].value=-1",
                "[2].name=OLLAMA_MODELS",
                "[2].value=/models",
                "[3].name=OLLAMA_NOPRUNE",
                "[3].value=1",
                "[4].name=OLLAMA_NUM_PARALLEL",
                "[4].value=4",
            ],
            service.Below($"{Container}envs"));
    }

    [Fact]
    public async Task Vllm_LeastArguments_ServesModelOfImageOffline()
    {
        var service = await GivenModel.ServiceAsync(GivenModel.Vllm);

        Assert.Equal(
            [
                "args[0]=gemma-3-4b-it",
                "args[1]=--served-model-name",
                "args[2]=gemma-3-4b-it",
                "args[3]=--port",
                "args[4]=8080",
                "args[5]=--max-num-seqs",
                "args[6]=4",
                "args[7]=--gpu-memory-utilization",
                "args[8]=0.95",
                "commands[0]=vllm",
                "commands[1]=serve",
                "envs[0].name=HF_HUB_OFFLINE",
                "envs[0].value=1",
                "image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "name=server",
                "ports.containerPort=8080",
                "resources.cpuIdle=False",
                "resources.limits.cpu=8",
                "resources.limits.memory=32Gi",
                "resources.limits.nvidia.com/gpu=1",
                "resources.startupCpuBoost=True",
                "startupProbe.failureThreshold=180",
                "startupProbe.httpGet.path=/health",
                "startupProbe.httpGet.port=8080",
                "startupProbe.initialDelaySeconds=0",
                "startupProbe.periodSeconds=10",
                "startupProbe.timeoutSeconds=5",
            ],
            service.Below(Container));
        Assert.Empty(service.Below(WarmUp));
        Assert.Empty(service.Below("template.volumes"));
    }

    [Fact]
    public async Task Vllm_ModelInBucket_ServesItsFolderUnderItsName()
    {
        var service = await GivenModel.ServiceAsync(
            new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = Given.Image, ModelSource = "bucket", Port = 9000 });

        Assert.Equal(
            ["[0]=/models/gemma-3-4b-it", "[1]=--served-model-name", "[2]=gemma-3-4b-it", "[3]=--port", "[4]=9000"],
            service.Below($"{Container}args").Take(5));
    }

    [Fact]
    public async Task ContextLength_OfCaller_IsSaidToTheEngine()
    {
        var ollama = await GivenModel.ServiceAsync(
            new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, ContextLength = 8192 });
        var vllm = await GivenModel.ServiceAsync(
            new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = Given.Image, ContextLength = 8192 });

        Assert.Equal(["name=OLLAMA_CONTEXT_LENGTH", "value=8192"], ollama.Below($"{Container}envs[0]."));
        Assert.Contains($"{Container}args[9]=--max-model-len", vllm.Lines);
        Assert.Contains($"{Container}args[10]=8192", vllm.Lines);
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("vllm")]
    [InlineData("custom")]
    public async Task ModelSource_Bucket_IsMountedReadOnlyAndReadAhead(string engine)
    {
        var service = await GivenModel.ServiceAsync(
            new() { Engine = engine, Model = "gemma", Image = Given.Image, ModelSource = "bucket" });

        Assert.Equal(
            [
                "[0].gcs.bucket=acme-models-bucket",
                "[0].gcs.mountOptions[0]=implicit-dirs",
                "[0].gcs.mountOptions[1]=enable-buffered-read=true",
                "[0].gcs.mountOptions[2]=metadata-cache-ttl-secs=-1",
                "[0].gcs.readOnly=True",
                "[0].name=models",
            ],
            service.Below("template.volumes"));
        Assert.Equal(["[0].mountPath=/models", "[0].name=models"], service.Below($"{Container}volumeMounts"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("custom")]
    public async Task Custom_LeastArguments_AssumesNothing(string? engine)
    {
        var service = await GivenModel.ServiceAsync(new() { Engine = engine, Image = Given.Image });

        Assert.Equal(
            [
                "image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "name=server",
                "ports.containerPort=8080",
                "resources.cpuIdle=False",
                "resources.limits.cpu=8",
                "resources.limits.memory=32Gi",
                "resources.limits.nvidia.com/gpu=1",
                "resources.startupCpuBoost=True",
                "startupProbe.failureThreshold=180",
                "startupProbe.httpGet.path=/",
                "startupProbe.httpGet.port=8080",
                "startupProbe.initialDelaySeconds=0",
                "startupProbe.periodSeconds=10",
                "startupProbe.timeoutSeconds=5",
            ],
            service.Below(Container));
        Assert.Empty(service.Below(WarmUp));
    }
}
