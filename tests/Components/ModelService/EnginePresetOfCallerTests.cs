namespace GpuInfra.Components.Tests;

public sealed class EnginePresetOfCallerTests
{
    private const string Container = "template.containers[0].";
    private const string WarmUp = "template.containers[1].";

    [Theory]
    [InlineData(null, null, null, 4, "4")]
    [InlineData(9, null, null, 9, "9")]
    [InlineData(null, 6, null, 7, "6")]
    [InlineData(null, 6, 10, 16, "6")]
    [InlineData(null, null, 8, 9, "1")]
    public async Task Slots_OfEngine_FollowParallelQueriesElseConcurrency(
        int? concurrency, int? parallelQueries, int? batchSize, int requests, string slots)
    {
        foreach (var engine in (string[])["ollama", "vllm"])
        {
            var service = await GivenModel.ServiceAsync(new()
            {
                Engine = engine,
                Model = "gemma",
                Image = Given.Image,
                Concurrency = concurrency,
                Parallelism = parallelQueries is null && batchSize is null
                    ? null
                    : new ParallelismArgs { ParallelQueries = parallelQueries, BatchSize = batchSize },
            });

            Assert.Contains($"template.maxInstanceRequestConcurrency={requests}", service.Lines);
            Assert.Contains(
                engine == "ollama" ? $"{Container}envs[2].value={slots}" : $"{Container}args[6]={slots}", service.Lines);
        }
    }

    [Theory]
    [InlineData("ollama", 4)]
    [InlineData("vllm", 4)]
    [InlineData("custom", 80)]
    public async Task Concurrency_WithoutGpu_FitsSlotsOfEngine(string engine, int requests)
    {
        var service = await GivenModel.ServiceAsync(new() { Engine = engine, Model = "gemma", Image = Given.Image, Gpu = "none" });

        Assert.Contains($"template.maxInstanceRequestConcurrency={requests}", service.Lines);
    }

    [Fact]
    public async Task Env_OfCaller_WinsKeyByKey()
    {
        var service = await GivenModel.ServiceAsync(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Env = new Dictionary<string, string> { ["OLLAMA_KEEP_ALIVE"] = "5m", ["OLLAMA_DEBUG"] = "1" },
            Secrets = new Dictionary<string, string> { ["OLLAMA_NUM_PARALLEL"] = "parallel:1" },
        });

        Assert.Equal(
            [
                "[0].name=OLLAMA_DEBUG",
                "[0].value=1",
                "[1].name=OLLAMA_HOST",
                "[1].value=0.0.0.0:8080",
                "[2].name=OLLAMA_KEEP_ALIVE",
                "[2].value=5m",
                "[3].name=OLLAMA_NUM_PARALLEL",
                "[3].valueSource.secretKeyRef.secret=parallel",
                "[3].valueSource.secretKeyRef.version=1",
            ],
            service.Below($"{Container}envs"));
    }

    [Fact]
    public async Task CommandArgsAndProbe_OfCaller_ReplaceThoseOfPreset()
    {
        var service = await GivenModel.ServiceAsync(new()
        {
            Engine = "vllm",
            Model = "gemma",
            Image = Given.Image,
            Command = ["python3"],
            Args = ["serve.py"],
            StartupProbe = new ProbeArgs { Path = "/v1/models" },
        });

        Assert.Equal(["[0]=python3"], service.Below($"{Container}commands"));
        Assert.Equal(["[0]=serve.py"], service.Below($"{Container}args"));
        Assert.Contains($"{Container}startupProbe.httpGet.path=/v1/models", service.Lines);
        Assert.Contains($"{Container}startupProbe.failureThreshold=180", service.Lines);
    }

    [Fact]
    public async Task SidecarsVolumesAndMounts_OfCaller_StandBesideThoseOfPreset()
    {
        var service = await GivenModel.ServiceAsync(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            ModelSource = "bucket",
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["scratch"] = new() { Memory = "1Gi" } },
            Mounts = new Dictionary<string, string> { ["scratch"] = "/scratch", ["models"] = "/weights" },
            Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = Given.Image } },
        });

        Assert.Contains($"{WarmUp}name=proxy", service.Lines);
        Assert.Contains("template.containers[2].name=warm-up", service.Lines);
        Assert.Contains("template.volumes[0].name=models", service.Lines);
        Assert.Contains("template.volumes[1].name=scratch", service.Lines);
        Assert.Equal(
            ["[0].mountPath=/weights", "[0].name=models", "[1].mountPath=/scratch", "[1].name=scratch"],
            service.Below($"{Container}volumeMounts"));
    }

    [Fact]
    public async Task WarmUp_OfCaller_ReplacesThatOfPreset()
    {
        var service = await GivenModel.ServiceAsync(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs> { ["warm-up"] = new() { Image = Given.Image, Args = ["mine"] } },
        });

        Assert.Equal(["[0]=mine"], service.Below($"{WarmUp}args"));
        Assert.Empty(service.Below($"{WarmUp}startupProbe"));
    }
}
