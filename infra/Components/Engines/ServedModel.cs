namespace GpuInfra;

/// <summary>A model as an engine is to serve it: what is said of it, and where the engine finds it.</summary>
public sealed record ServedModel
{
    /// <summary>The weights are in the image.</summary>
    public const string ImageSource = "image";

    /// <summary>The weights are in the bucket.</summary>
    public const string BucketSource = "bucket";

    /// <summary>The weights are in the bucket, and are copied into memory when an instance starts.</summary>
    public const string MemorySource = "memory";

    /// <summary>The weights come from the internet whenever an instance starts.</summary>
    public const string InternetSource = "internet";

    /// <summary>Everywhere that the weights may come from.</summary>
    public static IReadOnlyList<string> Sources { get; } = [ImageSource, BucketSource, MemorySource, InternetSource];

    /// <summary>What the caller calls it; empty where nothing is said.</summary>
    public required string Name { get; init; }

    /// <summary>Which of it; none where nothing is said.</summary>
    public string? Revision { get; init; }

    /// <summary>Where the weights come from: one of <see cref="Sources"/>; none where nothing is said, which means the image.</summary>
    public string? Source { get; init; }

    /// <summary>The size that is said of the weights, such as <c>3300Mi</c>; none where nothing is said.</summary>
    public string? Weights { get; init; }

    /// <summary>The tokens that are said to be kept for a request; none where nothing is said.</summary>
    public int? ContextLength { get; init; }

    /// <summary>The requests that are answered at once.</summary>
    public required int Slots { get; init; }

    /// <summary>The port that the server listens on.</summary>
    public required int Port { get; init; }

    /// <summary>Whether the weights are in the bucket, whatever brings them from there.</summary>
    public bool IsInBucket => Source is BucketSource or MemorySource;

    /// <summary>Whether they are brought from the bucket into memory when an instance starts.</summary>
    public bool IsCopied => Source == MemorySource;

    /// <summary>Whether the server downloads them at every start.</summary>
    public bool IsFetched => Source == InternetSource;

    internal Accelerator? Accelerator { get; init; }

    // The image that the caller names.
    internal string? Image { get; init; }

    // The image of the engine's makers, if it is that one.
    internal string? EngineImage { get; init; }

    // Whether the caller says what the server runs.
    internal bool HasCommand { get; init; }

    // Whether it may be in a form that runs what it contains.
    internal bool AllowsPickle { get; init; }

    internal Input<string>? Bucket { get; init; }

    // How the bucket is mounted, if the weights live there.
    internal IEnumerable<string> MountOptions { get; init; } = Engine.MountOptions;

    // From where it is brought; none where nothing brings it.
    internal ModelOrigin? Origin { get; init; }

    // The folder that it is brought into; none where nothing is brought into the bucket.
    internal string? ImportFolder { get; init; }
}
