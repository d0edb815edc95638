namespace GpuInfra.Components.Tests;

/// <summary>Whether an engine that maps its weights reads them in order, and what a revision means to one that pulls by name.</summary>
public sealed class ReadInOrderTests
{
    private const string Page = "[configuring/services/gpu-best-practices]";

    private const string InPieces = "Warning WeightsAreReadInOrder modelSource: is bucket, from which Ollama maps its weights: they come in small pieces and out of "
        + "order. Say modelSource: memory, for which the instance has room, or leave it out. " + Page;

    [Theory]
    [InlineData("ollama", "gemma3:4b", "bucket", null, InPieces)]
    [InlineData("ollama", "gemma3:4b", "memory", null, null)]
    [InlineData("ollama", "gemma3:4b", null, null, null)]
    [InlineData("ollama", "own", "bucket", "30Gi", null)]
    [InlineData("vllm", "acme/own", "bucket", "1Gi", null)]
    [InlineData("vllm", "acme/own", "bucket", null, null)]
    public void Check_MappedWeightsWithRoomInMemory_Warn(string engine, string model, string? source, string? weights, string? line) => Assert.Equal(
        line is null ? [] : [line], InOrder(new() { Engine = engine, Model = model, ModelSource = source, Weights = weights }));

    [Theory]
    [InlineData("own", null, null, true)]
    [InlineData("own", "bucket", null, true)]
    [InlineData("own", "bucket", "broken", false)]
    [InlineData("gema3:99b", "bucket", null, false)]
    [InlineData("google/own", "bucket", null, false)]
    [InlineData("gs://acme/own", "bucket", null, false)]
    [InlineData(" ", "bucket", null, false)]
    [InlineData(null, "bucket", null, false)]
    public void Check_MappedWeightsOfUnknownSize_AreAskedFor(string? model, string? source, string? weights, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                $"Warning WeightsAreReadInOrder weights: is missing, and how large {model} is is not known, so that it comes from the bucket, from which Ollama "
                    + $"maps its weights in small pieces and out of order. Say the size of its files, such as 3300Mi: it comes through memory where that has room. {Page}",
            ]
            : [],
        InOrder(new() { Engine = "ollama", Model = model, ModelSource = source, Weights = weights }));

    [Theory]
    [InlineData("ollama", "gemma3:4b", "DIGEST", false, "Warning RevisionIsPinned revision: pins nothing: Ollama itself pulls gemma3:4b by its name, which can come to mean "
        + "another model. Say modelSource: bucket, which imports what the revision says. [https://github.com/ollama/ollama/issues/6886]")]
    [InlineData("ollama", "gemma3:4b", "DIGEST", true, "Error RevisionIsPinned revision: pins nothing: ")]
    [InlineData("ollama", "gemma3:4b", null, false, "Warning RevisionIsPinned revision: is missing, and gemma3:4b is a moving name: ")]
    [InlineData("ollama", "gemma3:4b", null, true, "Error RevisionIsPinned revision: is missing, and gemma3:4b is a moving name: ")]
    [InlineData("vllm", "acme/own", "v1", false, "Error RevisionIsOne revision: is 'v1', which is not the 40 digits of a commit. ")]
    [InlineData("vllm", "acme/own", null, false, "Warning RevisionIsPinned revision: is missing, and acme/own is a moving name: ")]
    public void Check_RevisionOfWhatIsDownloaded_PinsWhatItCan(string engine, string model, string? revision, bool protect, string line)
    {
        var args = new ModelServiceArgs
        {
            Engine = engine,
            Model = model,
            Image = Given.Image,
            ModelSource = "internet",
            Revision = revision?.Replace("DIGEST", $"sha256:{new string('b', 64)}", StringComparison.Ordinal),
        };

        Assert.StartsWith(
            line,
            Assert.Single(OnPlatform.Check(args, protect).Violations.Where(violation => violation.Path == "revision").Select(Given.Line)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vllm", "acme/own", null, false, "Warning RevisionIsPinned revision")]
    [InlineData("vllm", "acme/own", null, true, "Error RevisionIsPinned revision")]
    [InlineData("vllm", "acme/own", "v1", false, "Error RevisionIsOne revision")]
    public void Check_RevisionOfAnImport_IsToldWhereItIsSaid(string engine, string model, string? revision, bool protect, string line) => Assert.StartsWith(
        line,
        Assert.Single(OnPlatform.Check(new() { Engine = engine, Model = model, Revision = revision }, protect).Violations.Select(Given.Line)), StringComparison.Ordinal);

    [Fact]
    public void All_Sources_SayWhatIsStoredAndLoaded() => Assert.Equal(
        [
            "memory: 0.02 USD a GiB a month in the bucket",
            "bucket: 0.02 USD a GiB a month in the bucket",
            "image: 0.1 USD a GiB a month in Artifact Registry, for each version that is kept",
            "internet: 0.045 USD a GiB for each start",
        ],
        ModelSourceTradeoff.All.Select(source => $"{source.Id}: {source.Storing}"));

    private static IEnumerable<string> InOrder(ModelServiceArgs args) =>
        OnPlatform.Lines(args).Where(line => line.Contains("WeightsAreReadInOrder", StringComparison.Ordinal));
}
