namespace GpuInfra;

// Whether a model is loaded when the service says that it is ready, and whether it gets the time for that.
internal static class LoadingRules
{
    internal static readonly Rule ReadyMeansLoaded = new(
        "MOD008", "A service is ready when its model is loaded.",
        "An engine that opens its port before that gets requests that wait for the load, and time out. The warm-up sidecar "
            + "of the preset holds the service back.")
    { Severity = Severity.Warning, Source = Sources.ColdStarts.Url };

    internal static readonly Rule LoadingFitsStartup = new(
        "MOD009", "The startup probe waits as long as the slowest load that was measured.",
        "Cloud Run kills an instance that is not ready in time, and starts it again, for ever. Lengthen the probe's window, "
            + "or load less or faster.")
    { Severity = Severity.Warning, Source = ModelSources.Loading.Url, RestsOn = Premises.Gpu };

    internal static readonly Rule ImageHoldsFewWeights = new(
        "MOD010", "Large weights live in the bucket.",
        "Images with many gigabytes are slow to build, to import and to deploy. Use modelSource: bucket.")
    { Severity = Severity.Warning, Source = ModelSources.Loading.Url };

    internal static readonly Rule ServiceScalesToZero = new(
        "MOD011", "No service keeps instances warm on a platform that scales to zero.",
        "An instance with a GPU is paid for in full while it waits. Leave minInstances out, or do not say scaleToZero.")
    { Severity = Severity.Warning, Source = Sources.MinimumInstances.Url };

    private const long MostInImage = 10_000_000_000;

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. CheckReadyMeansLoaded(engine, service),
        .. ColdStart.Of(engine, args.Served) is { } loading ? CheckLoadingFitsStartup(engine, service, loading) : [],
        .. CheckImageHoldsFewWeights(args, engine),
        .. CheckServiceScalesToZero(args, service),
    ];

    private static IEnumerable<Violation> CheckReadyMeansLoaded(Engine engine, GpuServiceSpec service)
    {
        if (engine.OpensBeforeLoaded && !Waiting(service).Any())
        {
            yield return ReadyMeansLoaded.Broken(
                ArgumentPath.Key("sidecars", Engine.WarmUp),
                $"does not hold the service back, but {engine.Title} opens its port before the model is in GPU memory",
                $"Leave it out, or let it depend on {service.Serving.Name} and give it a startupProbe that succeeds "
                    + "once the model is loaded.");
        }
    }

    private static IEnumerable<Violation> CheckLoadingFitsStartup(Engine engine, GpuServiceSpec service, ColdStart loading)
    {
        var loader = engine.OpensBeforeLoaded ? Waiting(service).MaxBy(c => c.StartupWindowSeconds) : service.Serving;
        if (loader is { StartupProbe: not null } && loader.StartupWindowSeconds < loading.Loading.Most)
        {
            yield return LoadingFitsStartup.Broken(
                ArgumentPath.Join(loader.Path, "startupProbe"),
                $"allows {loader.StartupWindowSeconds} seconds, but {Gigabytes.Needed(loading.WeightBytes)} from "
                    + $"{loading.Rate.Origin} take {loading.Loading}, as measured elsewhere",
                Longer(loading.Loading.Most, ProbeLimits.Of(ProbeRole.Startup, service.Accelerator)), loading.Rate.Source.Url);
        }
    }

    private static IEnumerable<Violation> CheckImageHoldsFewWeights(ModelServiceArgs args, Engine engine)
    {
        if (args.ModelSource is null or ServedModel.ImageSource
            && ModelSizes.Of(args, engine).WeightBytes is { } bytes and > MostInImage)
        {
            yield return ImageHoldsFewWeights.Broken(
                "modelSource", $"leaves {Gigabytes.Needed(bytes)} of weights in the image, but images are for less than "
                    + $"{Gigabytes.Available(MostInImage)}: larger ones are slow to import and to deploy",
                $"Use {ServedModel.BucketSource}.");
        }
    }

    private static IEnumerable<Violation> CheckServiceScalesToZero(ModelServiceArgs args, GpuServiceSpec service)
    {
        if (args.ScaleToZero == true && service.MinInstances > 0)
        {
            yield return ServiceScalesToZero.Broken(
                "minInstances", $"is {service.MinInstances}, but the platform says that its services scale to zero",
                "Leave it out, or do not say scaleToZero of the platform.");
        }
    }

    // An instance is ready when its last container is.
    private static IEnumerable<ContainerSpec> Waiting(GpuServiceSpec service) => service.Containers.Where(c =>
        c.DependsOn.Contains(service.Serving.Name) && c.StartupProbe is not null);

    private static string Longer(long seconds, ProbeLimits limits) => limits.WindowSeconds is { } most && seconds > most
        ? $"Allow {most} seconds, the most that Cloud Run does, and make the weights smaller."
        : $"Allow {seconds} seconds: raise failureThreshold or periodSeconds.";
}
