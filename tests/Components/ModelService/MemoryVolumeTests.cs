namespace GpuInfra.Components.Tests;

/// <summary>Whether a volume in memory holds the weights that an engine looks for in it, and what is said of a context once.</summary>
public sealed class MemoryVolumeTests
{
    [Theory]
    [InlineData("1000Mi", 0)]
    [InlineData("1001Mi", 1)]
    public void Check_VolumeForTheWeights_HoldsThem(string weights, int violations)
    {
        var lines = Of(new()
        {
            Engine = "ollama",
            Model = "own",
            Image = Given.Image,
            Weights = weights,
            Env = new Dictionary<string, string> { ["OLLAMA_MODELS"] = "/scratch/models" },
            Volumes = new Dictionary<string, VolumeArgs> { ["scratch"] = new() { Memory = "1000Mi" } },
            Mounts = new Dictionary<string, string> { ["scratch"] = "/scratch" },
        });

        Assert.Equal(violations, lines.Count);
        Assert.All(lines, line => Assert.Equal(
            "Warning WeightsFitMemoryVolume volumes.scratch.memory: is 1000Mi, but the weights that Ollama looks for in it take 1.05 GB. Use 1001Mi or more, and as much memory for the container on top. [configuring/services/in-memory-volume-mounts]",
            line));
    }

    // Where the engine looks elsewhere, or another container has the volume, its size is the caller's.
    [Theory]
    [InlineData("vllm", "own", "bucket", "/models", "100Mi", 1)]
    [InlineData("vllm", "own", "bucket", "/models", "broken", 0)]
    [InlineData("vllm", "/scratch/own", null, "/scratch", "100Mi", 0)]
    [InlineData("vllm", "own", null, "/scratch", "100Mi", 0)]
    public void Check_VolumeWithTheFolder_IsAsLargeAsTheWeights(string engine, string model, string? source, string mount, string size, int violations) => Assert.Equal(
        violations,
        Of(new()
        {
            Engine = engine,
            Model = model,
            ModelSource = source,
            Image = Given.Image,
            Weights = "1Gi",
            Volumes = new Dictionary<string, VolumeArgs> { ["models"] = new() { Memory = size } },
            Mounts = new Dictionary<string, string> { ["models"] = mount },
        }).Count(line => line.Contains("WeightsFitMemoryVolume", StringComparison.Ordinal)));

    [Fact]
    public void Check_VolumeOfASidecar_IsItsOwn() => Assert.Empty(Of(new()
    {
        Engine = "ollama",
        Model = "own",
        Image = Given.Image,
        Weights = "1Gi",
        Volumes = new Dictionary<string, VolumeArgs> { ["scratch"] = new() { Memory = "100Mi" } },
        Sidecars = new Dictionary<string, SidecarArgs>
        {
            ["log"] = new() { Image = Given.Image, Cpu = "1", Memory = "512Mi", Mounts = new Dictionary<string, string> { ["scratch"] = "/models" } },
        },
    }));

    // As much as the container has is enough.
    [Theory]
    [InlineData("8192Mi", 0)]
    [InlineData("8193Mi", 1)]
    public void Check_WeightsOfAllMemory_Fit(string weights, int violations) => Assert.Equal(
        violations,
        Of(new() { Engine = "vllm", Model = "own", Image = Given.Image, Weights = weights, Gpu = "none", Cpu = "4", Memory = "8Gi", Concurrency = 1 }).Count);

    [Theory]
    [InlineData("gemma-3-4b-it", "1", 131_072, null, "")]
    [InlineData("gemma-3-4b-it", "1", 131_073, null, "ContextFitsModel contextLength: is 131073, but google/gemma-3-4b-it was made for at most 131072")]
    [InlineData("gemma-3-4b-it", "1", null, "131073", "ContextFitsModel args[1]: makes a context of 131073, but google/gemma-3-4b-it was made for at most 131072")]
    [InlineData("gemma-3-4b-it", "1", 131_073, "131073", "ContextFitsModel args[1]: makes a context of 131073, but google/gemma-3-4b-it was made for at most 131072")]
    [InlineData("gemma-3-4b-it", "1", 10_000_000, null, "RequestFitsMemory contextLength")]
    [InlineData("gemma-3-27b-it", "1", 131_073, null, "ContextFitsModel contextLength: is 131073, but google/gemma-3-27b-it was made for at most 131072 WeightsFitMemory model")]
    [InlineData("gemma-3-4b-it", "300", null, null, "RequestsFitMemory contextLength")]
    [InlineData("gemma-3-4b-it", "300", 100, null, "ConcurrencyFitsServer concurrency")]
    public void Check_Context_IsToldOnceByWhatSaysMost(string model, string concurrency, int? context, string? flag, string told) => Assert.Equal(
        told,
        string.Join(' ', ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "vllm",
            Model = model,
            Image = Given.Image,
            ModelSource = "bucket",
            Gpu = model.Contains("27b", StringComparison.Ordinal) ? null : "nvidia-rtx-pro-6000",
            Concurrency = int.Parse(concurrency, System.Globalization.CultureInfo.InvariantCulture),
            ContextLength = context,
            Args = flag is null ? null : ["--max-model-len", flag],
        })).Violations
            .Where(violation => violation.Rule.Name is "ContextFitsModel" or "RequestFitsMemory" or "RequestsFitMemory" or "WeightsFitMemory" or "ConcurrencyFitsServer")
            .Select(violation => violation.Rule.Name == "ContextFitsModel" ? $"{violation.Rule.Name} {violation.Path}: {violation.Problem}" : $"{violation.Rule.Name} {violation.Path}")));

    // Where a command of one's own says nothing of it, the setting is judged.
    [Fact]
    public void Check_ContextBesideACommandOfOnesOwn_IsJudgedAsSaid() => Assert.Contains(
        GivenModel.Violations(new()
        {
            Engine = "vllm",
            Model = "gemma-3-4b-it",
            Image = Given.Image,
            Command = ["vllm", "serve", "/m", "--port", "8080"],
            ContextLength = 131_073,
        }),
        line => line.StartsWith("Warning ContextFitsModel contextLength: is 131073, but google/gemma-3-4b-it was made for at most 131072. ", StringComparison.Ordinal));

    private static List<string> Of(ModelServiceArgs args) =>
        [.. GivenModel.Violations(args).Where(line => line.Split(' ')[1].Contains("Memory", StringComparison.Ordinal))];
}
