namespace GpuInfra;

// How the weights come to the GPU: from near, and not anew from the internet at every start.
internal static partial class FetchRules
{
    internal static readonly Rule LanguageTakesGpu = new(
        "MOD019", "An engine for language models has a GPU.",
        "Without one an answer takes minutes, and what is paid for is time.")
    { Severity = Severity.Warning, Source = Sources.Gpu.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule WeightsAreReadAhead = new(
        "MOD020", "A bucket that weights are loaded from is mounted with read-ahead.",
        "A server reads its weights piece by piece, and without read-ahead each piece is asked for when the last one has come.")
    { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule ModelIsNotFetched = new(
        "STK018", "No model is downloaded from the internet when an instance starts.",
        "Every start takes as long as the download, fails where the other side does, and loads what is there that day.")
    { Severity = Severity.Warning, Source = ModelSources.Loading.Url };

    private static readonly string[] Fetchers =
        ["ollama pull", "huggingface-cli download", "hf download", "snapshot_download", "pip install"];

    internal static IEnumerable<Violation> Check(Engine engine, GpuServiceSpec service) =>
    [
        .. CheckWeightsAreReadAhead(service),
        .. CheckLanguageTakesGpu(engine, service),
    ];

    internal static IEnumerable<Violation> CheckModelIsNotFetched(GpuServiceSpec service) =>
        service.Containers.SelectMany(container => CheckModelIsNotFetched(container).Take(1));

    private static IEnumerable<Violation> CheckWeightsAreReadAhead(GpuServiceSpec service)
    {
        var mounted = service.Containers.Where(container => container.Accelerator is not null).SelectMany(container => container.Mounts.Keys);
        foreach (var volume in service.Volumes.OfType<BucketVolume>().Where(volume => mounted.Contains(volume.Name)))
        {
            var isForModels = volume.Access == BucketAccess.ReadOnly || ModelVolumes.Holds(volume, service);
            if (isForModels && !volume.MountOptions.Any(IsReadAhead))
            {
                yield return WeightsAreReadAhead.Broken(
                    ArgumentPath.Join(ArgumentPath.Key("volumes", volume.Name), "mountOptions"),
                    "do not say to read ahead, so that a server with a GPU waits for each piece of its weights",
                    $"Add {LoadRates.ReadAhead}.", LoadRates.BucketReadAhead.Source.Url);
            }
        }
    }

    // One that is misspelt is told as such.
    private static bool IsReadAhead(string option) =>
        MountOptions.IsReadAhead(option) || option.StartsWith("file-cache:", StringComparison.Ordinal)
        || (MountOptions.NearestTo(option.Split('=')[0]) is { } near && MountOptions.IsReadAhead(near));

    private static IEnumerable<Violation> CheckModelIsNotFetched(ContainerSpec container)
    {
        var own = container.Command.Skip(container.PresetCommand).Concat(container.Args.Skip(container.PresetArgs)).ToList();
        if (own.Select(word => (Word: word, How: FetcherIn(word))).FirstOrDefault(fetch => fetch.How is not null) is { How: { } how, Word: { } script })
        {
            yield return Fetched(PathOf(container, script), $"runs '{how}' at every start") with
            {
                Fix = "Put the weights into the bucket (modelSource: bucket) or into the image.",
            };
        }

        if (ServerCommand.Of(container) is { } command && command.Find(ServerSetting.Offline)?.Text is not ("1" or "true" or "True")
            && (command.Find(ServerSetting.Repository) ?? command.Find(ServerSetting.Model)) is { Text: { } model } value
            && (value.Option.Setting == ServerSetting.Repository || Repository().IsMatch(model))
            && (command.IsCertain || value.Name.Length > 0))
        {
            yield return Fetched(
                value.Path.Length > 0 ? value.Path : command.Find(ServerSetting.Offline)?.Path ?? ArgumentPath.Join(container.Path, "env"),
                $"{(value.Path.Length > 0 ? "names" : "lets the engine ask for")} {model}, which {command.Server.Title} downloads from "
                    + "Hugging Face at every start");
        }
    }

    private static string? FetcherIn(string word) =>
        Fetchers.FirstOrDefault(fetcher => word.Contains(fetcher, StringComparison.Ordinal))
        ?? (FileFetch().Match(word) is { Success: true } match ? match.Groups["tool"].Value : null);

    private static Violation Fetched(string path, string problem) => ModelIsNotFetched.Broken(
        path, $"{problem}: from the internet, which is slow, and loads what is there that day",
        "Put the weights into the bucket (modelSource: bucket) or into the image, and say HF_HUB_OFFLINE: \"1\" where they are.");

    private static string PathOf(ContainerSpec container, string word)
    {
        var (list, index) = container.Command.ToList().IndexOf(word) is >= 0 and var at
            ? ("command", at - container.PresetCommand)
            : ("args", container.Args.ToList().IndexOf(word) - container.PresetArgs);
        return ArgumentPath.Join(container.Path, ArgumentPath.Index(list, index));
    }

    private static IEnumerable<Violation> CheckLanguageTakesGpu(Engine engine, GpuServiceSpec service)
    {
        var container = engine.Server is not null ? service.Serving
            : service.Containers.FirstOrDefault(container => ServerCommand.Of(container)?.Server.IsForLanguage == true);
        if (service.Accelerator is null && container is not null)
        {
            var title = engine.Server is not null ? engine.Title : ServerCommand.Of(container)!.Server.Title;
            yield return LanguageTakesGpu.Broken(
                ArgumentPath.Join(container.Path, "gpu"),
                $"is none, but {title} computes a model without one at a small part of its speed",
                $"Use {Accelerators.Default.Id}.");
        }
    }

    // Files of weights, and repositories of them.
    [GeneratedRegex(
        @"\b(?<tool>curl|wget|aria2c)\b[^;|&]*?\bhttps?://[^\s'""]+\.(gguf|safetensors|bin|pth?|onnx|tar|t?gz|zip)\b|\b(?<tool>git clone)\s+https://huggingface\.co/",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FileFetch();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex Repository();
}
