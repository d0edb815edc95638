namespace GpuInfra.Components.Tests;

/// <summary>What the settings of a service come to where several of them say something.</summary>
public sealed class ServiceReadingTests
{
    [Theory]
    [InlineData(null, 24)]
    [InlineData(5, 5)]
    public void Check_ConcurrencyBesideParallelism_IsWhatIsSaid(int? concurrency, int expected) => Assert.Equal(
        expected,
        Check(new()
        {
            Image = Given.Image,
            Concurrency = concurrency,
            Parallelism = new ParallelismArgs { ModelInstances = 3, ParallelQueries = 4, BatchSize = 4 },
        }).Spec.Concurrency);

    // Of a GPU that is none, what is meant is judged once it is said.
    [Theory]
    [InlineData("pro 6000", "nvidia-rtx-pro-6000")]
    [InlineData("l40", "nvidia-l4")]
    public void Check_GpuThatIsNone_StandsForTheOneThatItLooksLike(string gpu, string id)
    {
        var result = Check(new() { Image = Given.Image, Gpu = gpu, Cpu = "1", Memory = "512Mi" });

        Assert.Equal(id, result.Spec.Accelerator?.Id);
        Assert.Equal(["WordIsKnown gpu"], result.Violations.Select(told => $"{told.Rule} {told.Path}"));
    }

    [Fact]
    public void Check_GpuOfASidecarThatIsNone_IsToldAlone() => Assert.Equal(
        ["WordIsKnown sidecars.engine.gpu"],
        Check(new()
        {
            Image = Given.Image,
            Gpu = "none",
            Sidecars = new Dictionary<string, SidecarArgs> { ["engine"] = new() { Image = Given.Image, Gpu = "h100", Cpu = "1", Memory = "512Mi" } },
        }).Violations.Select(told => $"{told.Rule} {told.Path}"));

    [Fact]
    public void Check_SidecarWithTheGpu_HasItsSizesAndTheServingOneIsBesideIt()
    {
        var result = Check(new()
        {
            Image = Given.Image,
            Gpu = "none",
            Cpu = "9",
            Sidecars = new Dictionary<string, SidecarArgs> { ["engine"] = new() { Image = Given.Image, Gpu = "nvidia-l4" } },
        });

        Assert.Equal(("8", "32Gi"), ($"{result.Spec.Containers[1].Cpu}", $"{result.Spec.Containers[1].Memory}"));
        Assert.StartsWith(
            "cpu: is 9, but a container beside the one with the GPU takes at most 8.",
            $"{Assert.Single(result.Violations, told => told.Rule.Name == "CpuFits")}", StringComparison.Ordinal);
    }

    // What waits for the serving container may call it what nobody named it.
    [Theory]
    [InlineData("server", "main")]
    [InlineData("main", "main")]
    [InlineData("proxy", "proxy")]
    [InlineData("typo", "typo")]
    public void Check_ContainerThatAnotherWaitsFor_IsTheOneOfThatName(string name, string expected) => Assert.Equal(
        [expected],
        Check(new()
        {
            Image = Given.Image,
            ServingContainer = "main",
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "tcp", Port = 9000 } },
                ["last"] = new() { Image = Given.Image, DependsOn = [name] },
            },
        }).Spec.Containers.Single(container => container.Name == "last").DependsOn);

    [Theory]
    [InlineData(null, "")]
    [InlineData(1, "Warning RolloutFitsQuota services.chat.maxInstances: is 1, which takes 2 nvidia-l4 while a new revision starts beside the old one")]
    public void Check_WarmInstancesOfTheServiceAsAWhole_CountAtARollout(int? min, string expected) => Assert.StartsWith(
        expected,
        GivenStack.Violations(
            new() { Quota = new() { Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 1 }, Cpu = "1000", Memory = "1000Gi" } },
            ("chat", new() { Image = GivenStack.Image, ServiceMinInstances = min })) + (min is null ? "" : "!"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData(2, null, null, "minInstanceCount=2 scalingMode=AUTOMATIC")]
    [InlineData(null, 3, null, "maxInstanceCount=3 scalingMode=AUTOMATIC")]
    [InlineData(null, null, 4, "manualInstanceCount=4 scalingMode=MANUAL")]
    public async Task Constructor_InstancesOfTheServiceAsAWhole_ReachEngine(int? min, int? max, int? manual, string expected)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            MaxInstances = manual is null ? 5 : null,
            ServiceMinInstances = min,
            ServiceMaxInstances = max,
            ManualInstances = manual,
        });

        Assert.Equal(expected, string.Join(' ', service.Lines.Where(line => line.StartsWith("scaling.", StringComparison.Ordinal)).Select(line => line["scaling.".Length..])));
    }

    private static Checked<GpuServiceSpec> Check(GpuServiceArgs args) => GpuServiceSpec.Check("chat", args, ServiceDefaults.None, Given.Region);
}
