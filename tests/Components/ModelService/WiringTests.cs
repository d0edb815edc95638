using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

/// <summary>What a service has of its platform, and what a platform needs of its services.</summary>
public sealed class WiringTests
{
    private const string Mirror = "europe-west4-docker.pkg.dev/acme-models/inference-images-";

    public static TheoryData<string, string> Mirrors => new()
    {
        { "", "" },
        { "custom:", "" },
        { "vllm:", "docker-hub" },
        { "llama.cpp: vllm: ollama:", "docker-hub ghcr" },
        { "vllm:" + Mirror + "ghcr/acme/own:1", "ghcr" },
        { "custom:" + Mirror + "docker-hub/acme/own:1", "docker-hub" },
        { "vllm:europe-west4-docker.pkg.dev/acme-models/other-images-ghcr/acme/own:1", "" },
        { "vllm:" + Given.Image, "" },
    };

    [Theory]
    [MemberData(nameof(Mirrors))]
    public void MirrorsOf_Services_AreThoseOfTheirImages(string services, string mirrors) => Assert.Equal(
        mirrors.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ModelServiceArgs.MirrorsOf("inference", services.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(service => service.Split(':', 2) is [var engine, var image]
            ? new ModelServiceArgs { Engine = engine, Image = image.Length > 0 ? image : null } : new())));

    [Theory]
    [InlineData(new bool[0], 0)]
    [InlineData(new[] { false }, 0)]
    [InlineData(new[] { true }, 1)]
    [InlineData(new[] { false, true, true }, 1)]
    public void ApisOf_Services_AreThoseOfTheProxy(bool[] proxies, int apis) => Assert.Equal(
        Enumerable.Repeat("iap.googleapis.com", apis), ModelServiceArgs.ApisOf([new(), .. proxies.Select(proxy => new ModelServiceArgs { Iap = proxy })]));

    [Fact]
    public async Task In_Platform_NamesWhatNobodySaid()
    {
        var said = new ModelServiceArgs();
        (said.Network, said.Subnetwork, said.Bucket, said.Repository) = ("net", "sub", "bucket", "images");
        var platform = OnPlatform.Platform();

        Assert.Equal("net sub bucket images", await WordsAsync(said.In(platform)));
        Assert.Equal("inference-network inference-network inference-models inference-images", await WordsAsync(new ModelServiceArgs().In(platform)));

        static async Task<string> WordsAsync(ModelServiceArgs args) => string.Join(' ', await Task.WhenAll(
            new[] { args.Network!, args.Subnetwork!, args.Bucket!, args.Repository! }.Select(word => OutputUtilities.GetValueAsync(word.ToOutput()))));
    }

    [Theory]
    [InlineData(null, "89-1.9.3")]
    [InlineData("nvidia-l4", "89-1.9.3")]
    [InlineData("nvidia-rtx-pro-6000", "120-1.9.3")]
    public void In_Gpu_ChoosesTheBuildOfTheImage(string? gpu, string tag) => Assert.Equal(
        $"{OnPlatform.Ghcr}huggingface/text-embeddings-inference:{tag}",
        OnPlatform.Check(new() { Engine = "text-embeddings-inference", Model = "BAAI/bge-m3", Gpu = gpu }).Spec.Service.Serving.Image);

    // The builds for GPUs do not start without one.
    [Fact]
    public void In_NoGpu_ChoosesTheBuildWithoutCuda() => Assert.Equal(
        $"{OnPlatform.Ghcr}huggingface/text-embeddings-inference:cpu-1.9.3",
        OnPlatform.Check(new() { Engine = "text-embeddings-inference", Model = "BAAI/bge-m3", Gpu = "none" }).Spec.Service.Serving.Image);

    [Theory]
    [InlineData(null, "1Gi", 120)]
    [InlineData(null, "60Gi", 360)]
    [InlineData("none", "60Gi", 120)]
    public void Check_WarmUpOfOllama_WaitsNoLongerThanCloudRun(string? gpu, string weights, int periods) => Assert.Equal(
        periods,
        OnPlatform.Check(new() { Engine = "ollama", Model = "own", Image = Given.Image, ModelSource = "internet", Weights = weights, Gpu = gpu })
            .Spec.Service.Containers.Single(container => container.Name == "warm-up").StartupProbe!.FailureThreshold);

    [Theory]
    [InlineData("image", "show")]
    [InlineData("internet", "pull")]
    public void Check_WarmUpOfOllama_PullsOnlyFromTheInternet(string source, string verb) => Assert.StartsWith(
        $"until ollama {verb} \"$MODEL\" >/dev/null && ",
        Assert.Single(OnPlatform.Check(new() { Engine = "ollama", Model = "own", Image = Given.Image, ModelSource = source })
            .Spec.Service.Containers.Single(container => container.Name == "warm-up").Args), StringComparison.Ordinal);

    // Beside the size that is known, nothing is reckoned for an image of one's own.
    [Theory]
    [InlineData(null, 33_792)]
    [InlineData(Given.Image, null)]
    public void In_ContextOfOnesOwnImage_IsLeftToIt(string? image, int? context) => Assert.Equal(
        context, OnPlatform.Wired(new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = image, Concurrency = 16 }).ContextLength);

    [Theory]
    [InlineData(null, null)]
    [InlineData("image", null)]
    [InlineData("bucket", "import.token")]
    [InlineData("internet", "secrets.HF_TOKEN")]
    public void Check_GatedModel_TakesATokenWhereItIsBrought(string? source, string? path) => Assert.Equal(
        path is null ? [] : [path],
        OnPlatform.Check(new()
        {
            Engine = "vllm",
            Model = "google/gemma-3-4b-it",
            Image = Given.Image,
            ModelSource = source,
            Revision = new('a', 40),
        }).Violations.Where(violation => violation.Rule.Name == "GatedModelHasToken").Select(violation => violation.Path));

    [Theory]
    [InlineData("gemma3:4b", null, 1_800)]
    [InlineData("own", null, 7_200)]
    [InlineData("gemma3:4b", "100Gi", 10_736)]
    public async Task Constructor_Import_TakesAsLongAsTheModelIsLarge(string model, string? weights, int seconds)
    {
        var run = await OnPlatform.RunAsync(new() { Engine = "ollama", Model = model, Weights = weights });

        Assert.Contains($"template.template.timeout={seconds}s", run.Lines("gcp:cloudrunv2/job:Job"));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("vpc", "")]
    [InlineData("all-traffic", "egress=ALL_TRAFFIC networkInterfaces[0].network=inference-network networkInterfaces[0].subnetwork=inference-network networkInterfaces[0].tags[0]=model-import")]
    public async Task Constructor_ImportOfAPlatform_LeavesAsThePlatformSays(string? egress, string lines)
    {
        var platform = InferencePlatformSpec.Check(
            "inference", new() { Project = "acme-models", Region = Given.Region, Protect = false, EngineMirrors = ["docker-hub"], ImportEgress = egress }).Spec;
        var args = new ModelServiceArgs { Engine = "ollama", Model = "gemma3:4b" }.In(platform);

        var run = await Recording.RunAsync(options => _ = new ModelService("chat", args, options));

        var job = Assert.Single(run.Resources, resource => resource.Type == "gcp:cloudrunv2/job:Job");
        Assert.Equal(lines, string.Join(' ', job.Below("template.template.vpcAccess.")));
    }

    [Theory]
    [InlineData(null, "ImageRepository ModelImport PrivateNetwork ServiceIdentity")]
    [InlineData(Given.Image, "PrivateNetwork ServiceIdentity")]
    public async Task On_Platform_IsWhatAServiceWaitsFor(string? image, string parts)
    {
        var run = await ComponentRun<InferencePlatform>.OfAsync(() =>
        {
            var platform = new InferencePlatform("inference", new() { Project = "acme-models", Region = Given.Region, Protect = false, EngineMirrors = ["docker-hub"] });
            _ = new ModelService("chat", new ModelServiceArgs { Engine = "ollama", Model = "gemma3:4b", Image = image }.On(platform));
            return platform;
        });

        var service = run.Find("gcp:cloudrunv2/service:Service chat");
        Assert.Equal(
            parts, string.Join(' ', service.DependsOn.Where(one => one.StartsWith("gpuinfra:", StringComparison.Ordinal)).Select(one => one.Split(':', ' ')[2]).Order(StringComparer.Ordinal)));
        Assert.Equal(8, service.DependsOn.Count(one => one.StartsWith("gcp:projects/service:Service inference-apis-", StringComparison.Ordinal)));
        Assert.Contains("network: \"inference-network_id\", subnetwork: \"inference-network-subnet_id\"", service.At("template.vpcAccess"), StringComparison.Ordinal);
    }
}
