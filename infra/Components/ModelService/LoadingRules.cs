namespace GpuInfra;

/// <summary>Whether a model is loaded when the service says that it is ready, and whether it gets the time for that.</summary>
internal static class LoadingRules
{
    internal const string LoadingFitsStartupRule = nameof(LoadingFitsStartup);

    private const long MostInImage = 10_000_000_000;

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. ReadyMeansLoaded(engine, service),
        .. ModelLoading.Of(args, engine) is { } loading ? LoadingFitsStartup(engine, service, loading) : [],
        .. ImageHoldsFewWeights(args, engine),
        .. ServiceScalesToZero(args, service),
    ];

    private static IEnumerable<Violation> ReadyMeansLoaded(Engine engine, GpuServiceSpec service)
    {
        if (engine.OpensBeforeLoaded && !Waiting(service).Any())
        {
            yield return Violation.Warning(
                ArgumentPath.Key("sidecars", EnginePreset.WarmUp),
                $"does not hold the service back, but {engine.Title} opens its port before the model is in GPU memory",
                $"Leave it out, or let it depend on {GpuServiceSpec.ServingContainer} and give it a startupProbe that succeeds "
                    + "once the model is loaded.",
                Sources.ColdStarts.Url);
        }
    }

    private static IEnumerable<Violation> LoadingFitsStartup(Engine engine, GpuServiceSpec service, ColdStart loading)
    {
        var loader = engine.OpensBeforeLoaded ? Waiting(service).MaxBy(c => c.StartupWindowSeconds) : service.Serving;
        if (loader is { StartupProbe: not null } && loader.StartupWindowSeconds < loading.Loading.Most)
        {
            yield return Violation.Warning(
                ArgumentPath.Join(loader.Path, "startupProbe"),
                $"allows {loader.StartupWindowSeconds} seconds, but {Gigabytes.Needed(loading.WeightBytes)} from "
                    + $"{loading.Rate.Origin} take {loading.Loading}, as measured elsewhere",
                Longer(loading.Loading.Most, ProbeLimits.Of(ProbeRole.Startup, service.Accelerator)), loading.Rate.Source.Url);
        }
    }

    private static IEnumerable<Violation> ImageHoldsFewWeights(ModelServiceArgs args, Engine engine)
    {
        if (!ModelServiceSpec.IsInBucket(args) && ModelSizes.Of(args, engine).WeightBytes is { } bytes and > MostInImage)
        {
            yield return Violation.Warning(
                "modelSource", $"leaves {Gigabytes.Needed(bytes)} of weights in the image, but images are for less than "
                    + $"{Gigabytes.Available(MostInImage)}: larger ones are slow to import and to deploy",
                $"Use {ModelServiceSpec.BucketSource}.", ModelSources.Loading.Url);
        }
    }

    private static IEnumerable<Violation> ServiceScalesToZero(ModelServiceArgs args, GpuServiceSpec service)
    {
        if (args.ScaleToZero == true && service.MinInstances > 0)
        {
            yield return Violation.Warning(
                "minInstances", $"is {service.MinInstances}, but the platform says that its services scale to zero",
                "Leave it out, or do not say scaleToZero of the platform.", Sources.MinimumInstances.Url);
        }
    }

    // An instance is ready when its last container is.
    private static IEnumerable<ContainerSpec> Waiting(GpuServiceSpec service) => service.Containers.Where(c =>
        c.DependsOn.Contains(GpuServiceSpec.ServingContainer) && c.StartupProbe is not null);

    private static string Longer(long seconds, ProbeLimits limits) => limits.WindowSeconds is { } most && seconds > most
        ? $"Allow {most} seconds, the most that Cloud Run does, and make the weights smaller."
        : $"Allow {seconds} seconds: raise failureThreshold or periodSeconds.";
}
