namespace GpuInfra.Components.Tests;

public sealed class LoadingRulesTests
{
    private const string Measured = "[https://github.com/taeold/djev-run/blob/299ca872cb26030ab677127eb3d8718065f825ca/README.md]";

    private const string MeasuredOfImage =
        "[https://github.com/pmgledhill102/cloudrun-gpu-demos/blob/9a5f79db0d270df242bfcc7db5f33da0386f98f9/ollama-images-ex-container/README.md]";

    [Theory]
    [InlineData(236)]
    [InlineData(237)]
    public void Check_ProbeThatWaitsLongEnough_IsFine(int seconds) =>
        Assert.Empty(GivenModel.Violations(Probed(seconds)));

    [Fact]
    public void Check_ProbeThatGivesUpTooSoon_Warns() =>
        Assert.Equal(
            [$"Warning LoadingFitsStartup startupProbe: allows 235 seconds, but 1.05 GB from the image take 16 to 236 seconds, as measured elsewhere. Allow 236 seconds: raise failureThreshold or periodSeconds. {MeasuredOfImage}"],
            GivenModel.Violations(Probed(235)));

    [Fact]
    public void Check_MoreThanCloudRunWaits_SaysTheMost() =>
        Assert.Equal(
            [$"Warning LoadingFitsStartup startupProbe: allows 1800 seconds, but 85.90 GB from the bucket take 91 to 1943 seconds, as measured elsewhere. Allow 1800 seconds, the most that Cloud Run does, and make the weights smaller. {Measured}"],
            GivenModel.Violations(FromBucket()));

    // The most that Cloud Run waits is enough for 75100 MiB, and not for more.
    [Theory]
    [InlineData("75100Mi", "to 1800 seconds, as measured elsewhere. Allow 1800 seconds: raise failureThreshold or periodSeconds.")]
    [InlineData("75200Mi", "to 1803 seconds, as measured elsewhere. Allow 1800 seconds, the most that Cloud Run does, and make the weights smaller.")]
    public void Check_LongestWait_IsToldWhereItIsEnough(string weights, string text) => Assert.Contains(
        text,
        Assert.Single(
            GivenModel.Violations(FromBucket(weights, probe: new ProbeArgs { Path = "/health", PeriodSeconds = 10, FailureThreshold = 100 })),
            line => line.Contains("LoadingFitsStartup", StringComparison.Ordinal)), StringComparison.Ordinal);

    // The service is ready when the last of those that wait for the server is.
    [Fact]
    public void Check_SidecarThatWaitsLess_HoldsNothingBack() => Assert.DoesNotContain(
        GivenModel.Violations(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["late"] = new()
                {
                    Image = Given.Image,
                    Cpu = "1",
                    Memory = "512Mi",
                    DependsOn = ["server"],
                    StartupProbe = new ProbeArgs { Type = "tcp", Port = 9100, PeriodSeconds = 1, FailureThreshold = 10 },
                },
            },
        }),
        line => line.Contains("LoadingFitsStartup", StringComparison.Ordinal));

    [Fact]
    public void Check_BucketWithoutReadAhead_IsSlower() =>
        Assert.Contains(
            "from the bucket take 873 to 1943 seconds",
            Assert.Single(
                GivenModel.Violations(FromBucket(volumes: new Dictionary<string, VolumeArgs> { ["models"] = new() { Bucket = "own" } })),
                line => line.Contains("LoadingFitsStartup", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "873 to 1943 seconds")]
    [InlineData("implicit-dirs", "873 to 1943 seconds")]
    [InlineData("enable-buffered-read=true", "91 to 1943 seconds")]
    public void Start_MountOptionsOfOnesOwn_SetTheRate(string? option, string loading) => Assert.Equal(
        loading,
        ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "vllm",
            Model = "own",
            ModelSource = "bucket",
            Image = Given.Image,
            Weights = "80Gi",
            Volumes = new Dictionary<string, VolumeArgs> { ["models"] = new() { Bucket = "own", MountOptions = option is null ? null : [option] } },
        })).Spec.Start!.Loading.ToString());

    [Theory]
    [InlineData("27894Mi", 120)]
    [InlineData("27895Mi", 121)]
    [InlineData("80Gi", 347)]
    [InlineData("90Gi", 360)]
    public async Task Ollama_Sidecar_WaitsAsLongAsTheSlowestLoad(string weights, int periods)
    {
        var service = await GivenModel.ServiceAsync(new()
        {
            Engine = "ollama",
            Model = "own",
            ModelSource = "bucket",
            Image = Given.Image,
            Gpu = "nvidia-rtx-pro-6000",
            Weights = weights,
        });

        Assert.Contains($"template.containers[1].startupProbe.failureThreshold={periods}", service.Lines);
    }

    [Fact]
    public void Check_OwnSidecarThatWaits_IsJudgedInsteadOfTheServer() =>
        Assert.Equal(
            [$"Warning LoadingFitsStartup sidecars.warm-up.startupProbe: allows 47 seconds, but 3.30 GB from the image take 8 to 48 seconds, as measured elsewhere. Allow 48 seconds: raise failureThreshold or periodSeconds. {MeasuredOfImage}"],
            GivenModel.Violations(WithWarmUp(new()
            {
                Image = Given.Image,
                DependsOn = ["server"],
                StartupProbe = new ProbeArgs { Type = "tcp", Port = 9100, PeriodSeconds = 1, FailureThreshold = 47 },
            })));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Check_SidecarThatDoesNotHoldBack_Warns(bool waits, bool probed) =>
        Assert.Equal(
            ["Warning ReadyMeansLoaded sidecars.warm-up: does not hold the service back, but Ollama opens its port before the model is in GPU memory. Leave it out, or let it depend on server and give it a startupProbe that succeeds once the model is loaded. [https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run]"],
            GivenModel.Violations(WithWarmUp(new()
            {
                Image = Given.Image,
                DependsOn = waits ? ["server"] : null,
                StartupProbe = probed ? new ProbeArgs { Type = "tcp", Port = 9100, FailureThreshold = 60 } : null,
            })));

    [Theory]
    [InlineData("9536Mi", null, 0)]
    [InlineData("9537Mi", null, 1)]
    [InlineData("9537Mi", "image", 1)]
    [InlineData("9537Mi", "bucket", 0)]
    public void Check_WeightsInImage_AreSmall(string weights, string? source, int violations)
    {
        var lines = GivenModel.Violations(new() { Image = Given.Image, ModelSource = source, Weights = weights });

        Assert.Equal(violations, lines.Count);
        Assert.All(lines, line => Assert.Equal(
            "Warning ImageHoldsFewWeights modelSource: leaves 10.01 GB of weights in the image, but images are for less than 10.00 GB: larger ones are slow to import and to deploy. Use bucket. [configuring/services/gpu-best-practices]",
            line));
    }

    [Theory]
    [InlineData(true, 0, 0)]
    [InlineData(true, 1, 1)]
    [InlineData(false, 1, 0)]
    [InlineData(null, 1, 0)]
    public void Check_WarmInstances_GoAgainstScaleToZero(bool? scaleToZero, int minInstances, int violations)
    {
        var platform = InferencePlatformSpec.Check(
            "inference", new() { Project = "acme-models", Region = Given.Region, Protect = false, ScaleToZero = scaleToZero });
        var args = new ModelServiceArgs { Image = Given.Image, MinInstances = minInstances }.In(platform.Spec);
        var lines = GivenModel.Violations(args);

        Assert.Empty(platform.Violations);
        Assert.Equal(violations, lines.Count);
        Assert.All(lines, line => Assert.Equal(
            "Warning ServiceScalesToZero minInstances: is 1, but the platform says that its services scale to zero. Leave it out, or do not say scaleToZero of the platform. [configuring/min-instances]",
            line));
    }

    [Theory]
    [InlineData("ollama", "gemma3:4b", "image", "14 to 55 seconds")]
    [InlineData("vllm", "gemma-3-27b-it", "bucket", "69 to 1330 seconds")]
    [InlineData("vllm", "own", "image", null)]
    [InlineData("custom", "gemma3:4b", "image", null)]
    public void ColdStart_Model_IsEstimatedWhereItIsKnown(string engine, string model, string source, string? seconds) =>
        Assert.Equal(
            seconds,
            ModelServiceSpec.Check("chat", GivenModel.Wired(new()
            {
                Engine = engine,
                Model = model,
                ModelSource = source,
                Image = Given.Image,
            })).Spec.ColdStart?.ToString());

    private static ModelServiceArgs FromBucket(string weights = "80Gi", ProbeArgs? probe = null, IDictionary<string, VolumeArgs>? volumes = null) => new()
    {
        Engine = "vllm",
        Model = "own",
        ModelSource = "bucket",
        Image = Given.Image,
        Gpu = "nvidia-rtx-pro-6000",
        Weights = weights,
        StartupProbe = probe,
        Volumes = volumes,
    };

    private static ModelServiceArgs Probed(int seconds) => new()
    {
        Engine = "vllm",
        Model = "own",
        Image = Given.Image,
        Weights = "1000Mi",
        StartupProbe = new ProbeArgs { Path = "/health", PeriodSeconds = 1, FailureThreshold = seconds },
    };

    private static ModelServiceArgs WithWarmUp(SidecarArgs sidecar) => new()
    {
        Engine = "ollama",
        Model = "gemma3:4b",
        Image = Given.Image,
        Sidecars = new Dictionary<string, SidecarArgs> { ["warm-up"] = sidecar },
    };
}
