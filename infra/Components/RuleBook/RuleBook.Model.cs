namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>A model on its service: loading, memory and slots.</summary>
    private static IReadOnlyList<Rule> Model =>
    [
        new("MOD001", "ModelNumberIsPositive", "Numbers said of a model are at least one.",
            "A context or a cache of nothing cannot be judged, and no engine takes it. Leave the key out for the default.")
            { Source = Sources.ColdStarts.Url },
        new("MOD002", "ContextFitsModel", "A context is no longer than the model was made for.",
            "A longer one is refused by vLLM, and other engines answer badly beyond it. Shorten contextLength.")
            { Severity = Severity.Warning, Source = ModelSources.OllamaSizes.Url },
        new("MOD003", "WeightsFitMemory", "The weights fit the GPU.",
            "Without room for them vLLM does not start, and Ollama computes on the CPU what does not fit. Take a smaller model, "
                + "or a larger GPU.")
            { Source = Sources.Gpu.Url },
        new("MOD004", "RequestFitsMemory", "The weights and one request with a full context fit the GPU.",
            "Without room for one vLLM does not start, and Ollama computes on the CPU what does not fit. "
                + "Shorten contextLength.")
            { Severity = Severity.Warning, Source = ModelSources.VllmMemory.Url },
        new("MOD005", "RequestsFitMemory", "The weights and as many full contexts as are answered at once fit the GPU.",
            "Without it vLLM puts requests back and computes them again, and Ollama, which keeps memory for all of them, computes "
                + "on the CPU what does not fit. Shorten contextLength, or answer fewer requests at once.")
            { Severity = Severity.Warning, Source = ModelSources.VllmMemory.Url },
        new("MOD006", "WeightsFitMemoryVolume", "A volume in memory is as large as the weights that are copied into it.",
            "The copy fails when the volume is full, and the instance never starts. The volume counts against the memory of the "
                + "instance.")
            { Severity = Severity.Warning, Source = Sources.MemoryVolumes.Url },
        new("MOD007", "ConcurrencyFitsSlots", "An instance gets one request for each slot of its engine, or two.",
            "With fewer, GPU memory is kept for requests that never come. With more, requests wait in an instance while Cloud "
                + "Run sees no reason to start another.")
            { Severity = Severity.Warning, Source = Sources.OllamaTutorial.Url },
        new("MOD008", "ReadyMeansLoaded", "A service is ready when its model is loaded.",
            "An engine that opens its port before that gets requests that wait for the load, and time out. The warm-up sidecar "
                + "of the preset holds the service back.")
            { Severity = Severity.Warning, Source = Sources.ColdStarts.Url },
        new("MOD009", "LoadingFitsStartup", "The startup probe waits as long as the slowest load that was measured.",
            "Cloud Run kills an instance that is not ready in time, and starts it again, for ever. Lengthen the probe's window, "
                + "or load less or faster.")
            { Severity = Severity.Warning, Source = ModelSources.Loading.Url },
        new("MOD010", "ImageHoldsFewWeights", "Large weights live in the bucket.",
            "Images with many gigabytes are slow to build, to import and to deploy. Use modelSource: bucket.")
            { Severity = Severity.Warning, Source = ModelSources.Loading.Url },
        new("MOD011", "ServiceScalesToZero", "No service keeps instances warm on a platform that scales to zero.",
            "An instance with a GPU is paid for in full while it waits. Leave minInstances out, or do not say scaleToZero.")
            { Severity = Severity.Warning, Source = Sources.MinimumInstances.Url },
        new("MOD012", "ImageIsPinned", "A protected stack names its images by digest.",
            "A tag can come to mean another image, and then a new instance runs what nobody reviewed. Name the digest.")
            { Severity = Severity.Warning, Source = Sources.Deploying.Url },
        new("MOD013", "UsageIsPossible", "A day has 24 hours, and no count is below zero.",
            "What cannot be reckoned with would make costs that mean nothing. Say a number within the bounds.")
            { Source = PriceSources.Run.Url },
        new("MOD014", "UsageFitsService", "A service is said to be used as much as it can be.",
            "More instances than there may be are never paid for, and tokens without requests cannot be counted. Say both alike.")
            { Severity = Severity.Warning, Source = PriceSources.Run.Url },
        new("MOD015", "FlagAgreesWithSetting", "What an engine is told by hand agrees with the settings.",
            "The engine takes the last of two, and everything here is judged by the other. Say it once, by the setting.")
            { Source = Servers.Vllm.Source.Url },
        new("MOD016", "ModelIsSaidOnce", "An engine is told one model.",
            "Arguments of one's own follow those of the preset, which says the model. vLLM refuses a second one.")
            { Source = Servers.Vllm.Source.Url },
        new("MOD017", "ModelIsInEnginesWords", "A model is named as its engine names models.",
            "Ollama has names with a tag, vLLM has folders and repositories. The other's name is not found.")
            { Severity = Severity.Warning, Source = Servers.Ollama.Source.Url },
        new("MOD018", "ModelIsKnown", "The name of a model is not a slip of a known one.",
            "A model that is not there is found out when the first instance starts. One that is only unknown here is not told of.")
            { Severity = Severity.Warning, Source = Servers.Ollama.Source.Url },
        new("MOD019", "LanguageTakesGpu", "An engine for language models has a GPU.",
            "Without one an answer takes minutes, and what is paid for is time.")
            { Severity = Severity.Warning, Source = Sources.Gpu.Url },
        new("MOD020", "WeightsAreReadAhead", "A bucket that weights are loaded from is mounted with read-ahead.",
            "A server reads its weights piece by piece, and without read-ahead each piece is asked for when the last one has come.")
            { Severity = Severity.Warning, Source = Sources.BucketVolumes.Url },
        new("MOD021", "ModelHasWay", "A model that is named by an address can be read there.",
            "The service's account may read the platform's bucket alone, and most engines read folders, not addresses.")
            { Source = ModelSources.Loading.Url },
    ];
}
