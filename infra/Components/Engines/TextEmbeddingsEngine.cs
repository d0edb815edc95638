namespace GpuInfra;

// Text Embeddings Inference, which makes vectors of texts and takes requests together as they come.
internal sealed class TextEmbeddingsEngine() : Engine("text-embeddings-inference", ReadMe)
{
    private const string ModelVariable = "MODEL_ID";
    private const string RevisionVariable = "REVISION";
    private const string SlotsVariable = "MAX_CONCURRENT_REQUESTS";

    private static readonly Source ReadMe = Sources.Of(
        "https://github.com/huggingface/text-embeddings-inference/blob/0d124dc9773be6ac5a9a57d8439aba9bbbf33273/README.md",
        new DateOnly(2026, 11, 28));

    private static readonly Source KernelsPage = Sources.Of(
        "https://github.com/huggingface/text-embeddings-inference/blob/0ac77140730803093edd1e33b2c8ba01b6ae96a1/backends/candle/src/compute_cap.rs",
        new DateOnly(2026, 11, 28));

    private static readonly Source ImagesPage = Sources.Of(
        "https://github.com/huggingface/text-embeddings-inference/blob/06670157fb6c1523482219bdb2d1660277d38088/.github/workflows/build.yaml",
        new DateOnly(2026, 11, 28));

    private static readonly Dictionary<string, string> Capabilities = new()
    {
        ["turing"] = "7.5",
        ["80"] = "8.0",
        ["86"] = "8.6",
        ["89"] = "8.9",
        ["hopper"] = "9.0",
        ["100"] = "10.0",
        ["120"] = "12.0",
    };

    public override Server Server { get; } = new("Text Embeddings Inference", ReadMe)
    {
        Programs = ["text-embeddings-router"],
        Images = ["huggingface/text-embeddings-inference", "text-embeddings-inference", "tei"],
        OpensBeforeLoaded = false,
        HealthPaths = ["/health", "/ping", "/info", "/metrics"],
        OtherPorts = [9_000],
        Api = new(ReadMe) { OwnPath = "/embed" },
        Metrics = "/metrics, and alone on port 9000",
        Mapping = "yes; nothing is known to end it",
        Slots = 512,
        IsForLanguage = false,
        Options =
        [
            new(ServerSetting.Host, "--hostname") { Variable = "HOSTNAME" },
            new(ServerSetting.Port, "--port", "-p"),
            new(ServerSetting.Model, "--model-id") { Variable = ModelVariable },
            new(ServerSetting.Slots, "--max-concurrent-requests") { Variable = SlotsVariable },
            new(ServerSetting.Revision, "--revision") { Variable = RevisionVariable },
            new(ServerSetting.Offline) { Variable = "HF_HUB_OFFLINE" },
        ],
    };

    public override EngineImage ImageFor(Accelerator? accelerator) => new("ghcr", "huggingface/text-embeddings-inference", "1.9.3", ImagesPage)
    {
        Tag = $"{BuildFor(accelerator)}-1.9.3",
    };

    // A tag begins with what it is built for, cuda with all GPUs; the one without is for 8.0. Its server refuses to start on another GPU, but for
    // those of 8.0 and 8.6, which some versions run on any GPU of 8.x.
    public override EngineBuild? BuildOf(string tag)
    {
        var prefix = tag.Split('-') is [var first, _, ..] ? first : tag is [>= '0' and <= '9', ..] ? "80" : "";
        return prefix switch
        {
            "cpu" => new(ReadMe) { UsesGpu = false },
            _ => !Capabilities.TryGetValue(prefix, out var capability) ? null
                : new(capability[0] == '8' && prefix != "89" ? KernelsPage.Unconfirmed : KernelsPage)
                {
                    ComputeCapability = capability,
                },
        };
    }

    public override string ModelFormat => "safetensors";

    public override string ModelExample => "bge-m3";

    public override EngineNeeds Needs { get; } = new()
    {
        WarmUp = new(5, 30),
        // Nobody measured it: the middle of what Google says of an engine.
        StartSeconds = 10,
        BuildSeconds = 0,
        MemoryBytes = 1_000_000_000,
        WithoutRoomForOne = "Text Embeddings Inference does not start",
        WithoutRoomForAll = "Text Embeddings Inference does not start",
        Source = ReadMe.Unconfirmed,
    };

    public override Source SlotsSource => ReadMe;

    public override bool LoadsWeightsAsSaid => true;

    public override NameMistake? MistakeOf(string model) => NameOfOllama(model, "folder that the weights are in");

    internal override bool MapsWeights => true;

    // Its makers build for one generation of GPUs each, one for all of them that is larger, and one for none, without which the others stop.
    private static string BuildFor(Accelerator? accelerator) => accelerator?.ComputeCapability switch
    {
        null => "cpu",
        "8.9" => "89",
        "12.0" => "120",
        _ => "cuda",
    };

    // The images of its makers run the server, which takes its port from Cloud Run.
    protected override ServiceDefaults Preset(ServedModel model) => ServiceDefaults.None with
    {
        Env = Environment(model),
    };

    private Dictionary<string, string> Environment(ServedModel model)
    {
        var environment = OfHub(model);
        environment[ModelVariable] = ModelPath(model);
        if (model.IsFetched && model.Revision is { } revision)
        {
            environment[RevisionVariable] = revision;
        }

        return environment;
    }
}
