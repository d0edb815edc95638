namespace GpuInfra;

/// <summary>
/// How fast weights come from each place where they may live. The ends are the extremes of several field reports, which no
/// page of Google's confirms; each names the report that can be looked up. What is to be expected is set against all figures
/// at once: <c>docs/cold-starts.md</c> has them, and how far each is missed.
/// </summary>
public static class LoadRates
{
    /// <summary>The option of Cloud Storage FUSE that reads ahead.</summary>
    public const string ReadAhead = "enable-buffered-read=true";

    /// <summary>The image, of which Cloud Run streams what is read; the large part of large weights comes slower.</summary>
    public static LoadRate Image { get; } = new("the image", 100, 1_000, ModelSources.ImageMeasured)
    {
        ExpectedMegabytesPerSecond = 800,
        LargeMegabytesPerSecond = 180,
    };

    /// <summary>An image that an instance pulls for the first time, weights and all.</summary>
    public static LoadRate FirstPull { get; } =
        new("an image that is pulled for the first time", 35, 55, ModelSources.CopyMeasured) { ExpectedMegabytesPerSecond = 44 };

    /// <summary>The bucket, as Cloud Storage FUSE shows it.</summary>
    public static LoadRate Bucket { get; } =
        new("the bucket", 50, 100, ModelSources.SlowLoadMeasured) { ExpectedMegabytesPerSecond = 52 };

    /// <summary>The bucket, as Cloud Storage FUSE shows it if it reads ahead: at best it fills the network.</summary>
    public static LoadRate BucketReadAhead { get; } =
        new("the bucket", 50, 1_127, ModelSources.LoadingMeasured) { ExpectedMegabytesPerSecond = 1_000 };

    /// <summary>The bucket past the VPC, which is as slow for a copy with many parts as for one reader.</summary>
    public static LoadRate PublicWay { get; } =
        new("the bucket by the public way", 46, 60, ModelSources.PublicWayMeasured) { ExpectedMegabytesPerSecond = 52 };

    /// <summary>The bucket, copied into memory in many parts: the slow end by the public way, the fast one through the VPC.</summary>
    public static LoadRate Memory { get; } =
        new("the bucket by way of memory", 48, 430, ModelSources.CopyMeasured) { ExpectedMegabytesPerSecond = 270 };

    /// <summary>The internet, by the pull of Ollama.</summary>
    public static LoadRate Internet { get; } = new("the internet", 35, 42, ModelSources.PullMeasured) { ExpectedMegabytesPerSecond = 40 };

    /// <summary>The rate for weights that live somewhere.</summary>
    /// <param name="engine">What loads them: one that maps them into memory gets nothing of what is read ahead.</param>
    /// <param name="modelSource">Where: what <see cref="ModelServiceArgs.ModelSource"/> says.</param>
    /// <param name="mountOptions">How the bucket is mounted, if they live there.</param>
    public static LoadRate Of(Engine engine, string? modelSource, IEnumerable<string> mountOptions) =>
        modelSource == ServedModel.MemorySource ? Memory
        : modelSource == ServedModel.InternetSource ? Internet
        : modelSource != ServedModel.BucketSource ? Image
        : mountOptions.Contains(ReadAhead) && !engine.MapsWeights ? BucketReadAhead
        : Bucket;
}
