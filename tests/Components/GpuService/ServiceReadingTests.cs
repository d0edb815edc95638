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

    // A command of the caller's takes the place of the preset's, and its words stand where they are written.
    [Theory]
    [InlineData("vllm", "vllm serve /mnt --port 9000", "command[4]")]
    [InlineData("sglang", "python3 -m sglang.launch_server --host 0.0.0.0 --port 9000", "command[6]")]
    public void Check_CommandInPlaceOfThePresets_IsToldWhereItIsWritten(string engine, string command, string place) => Assert.Contains(
        GivenModel.Violations(new() { Engine = engine, Model = "own", Image = Given.Image, Command = command.Split(' ') }),
        line => line.StartsWith($"Error ServerListensOnPort {place}: lets ", StringComparison.Ordinal));

    // What is wrong with an image is said before it is said to be movable.
    [Theory]
    [InlineData("", "ImageIsFromArtifactRegistry")]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/server:hf_abcdefghijklmnopqrstuvwxyz123456", "TextHoldsNoSecret")]
    public void Check_ImageThatIsWrongByItself_IsNotAskedForADigest(string image, string rule) => Assert.Equal(
        [rule],
        ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Engine = "custom", Image = image, Protect = true })).Violations
            .Where(told => told.Path == "image").Select(told => told.Rule.Name));

    [Fact]
    public async Task Constructor_Outputs_AreRegistered()
    {
        var recorder = new Recorder { Computed = _ => [new("uri", "https://chat.example"), new("latestReadyRevision", "chat-00001"), new("latestCreatedRevision", "chat-00002")] };
        GpuService? service = null;

        await RecordedStack.RunAsync(recorder, new() { IsPreview = false }, () => service = new("chat", Given.Wired(new GpuServiceArgs { Image = Given.Image })));

        Assert.Equal(
            """
            latestCreatedRevision: chat-00002
            latestReadyRevision: chat-00001
            location: europe-west4
            serviceName: chat
            uri: https://chat.example
            """,
            await recorder.OutputsAsync(service!));
    }

    private static Checked<GpuServiceSpec> Check(GpuServiceArgs args) => GpuServiceSpec.Check("chat", args, ServiceDefaults.None, Given.Region);
}
