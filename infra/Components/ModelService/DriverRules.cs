namespace GpuInfra;

// Whether the image of an engine's makers was built for the GPU and for the driver that Cloud Run has for it.
internal static class DriverRules
{
    internal static readonly Rule BuildFitsGpu = new(
        "MOD030", "An engine's image is built for the GPU and its driver.",
        "Cloud Run brings the driver, the image brings CUDA and the kernels. With another GPU's kernels, or a CUDA that is newer than the "
            + "driver, the server stops, or computes on the CPU. What tells is the tag of its makers' image.")
    { Source = CudaVersions.Source.Url, RestsOn = Premises.Gpu };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
        service.Serving is { Accelerator: { } gpu } server && engine.ImageFor(gpu) is { } image
        && TagOf(server.Image, args.EngineImage, image) is { } tag && engine.BuildOf(tag) is { } build
            ? CheckBuildFitsGpu(server.Image == args.EngineImage && args.Image is null ? "engine" : "image", tag, build, (engine, gpu))
            : [];

    // The tag that the makers gave to the image, wherever it is copied to; none where it is not theirs.
    private static string? TagOf(string image, string? ofEngine, EngineImage published)
    {
        var reference = ImageReference.Of(image);
        return image == ofEngine && reference.Tag.Length == 0 && reference.Digest == published.Digest ? published.TagOrVersion
            : reference.Tag.Length > 0 && published.IsNamedBy(reference) ? reference.Tag
            : null;
    }

    private static IEnumerable<Violation> CheckBuildFitsGpu(string path, string tag, EngineBuild build, (Engine Engine, Accelerator Gpu) on)
    {
        var (engine, gpu) = on;
        if (!build.UsesGpu)
        {
            yield return BuildFitsGpu.Warning(
                path, $"is {tag} of {engine.Title}, which does not compute on {gpu.Id}", Fix(engine, gpu), build.Source.Url);
        }
        else if (build.ComputeCapability is { } capability && capability != gpu.ComputeCapability)
        {
            yield return BuildFitsGpu.Against(
                build.Source, path,
                $"is {tag} of {engine.Title}, built for compute capability {capability}, but {gpu.Id} has {gpu.ComputeCapability}", Fix(engine, gpu));
        }
        else if (IsNewer(build, gpu))
        {
            yield return BuildFitsGpu.Against(
                gpu.DriverSource.Certainty == Certainty.Confirmed ? build.Source : gpu.DriverSource, path,
                $"is {tag} of {engine.Title}, which needs {build.Need}, but {gpu.Id} has driver {gpu.Driver} with CUDA {gpu.Cuda}", Fix(engine, gpu));
        }
        else if (build.Cuda is { } cuda && CudaVersions.FirstFor(gpu.ComputeCapability) is { } first && CudaVersions.Of(cuda) < first)
        {
            yield return BuildFitsGpu.Against(
                CudaVersions.Kernels, path,
                $"is {tag} of {engine.Title}, built with CUDA {cuda}, but kernels for {gpu.Id} are made by CUDA {first} and newer", Fix(engine, gpu));
        }
    }

    // Within one major version, programs run on the driver of an older one.
    private static bool IsNewer(EngineBuild build, Accelerator gpu) => build.Driver is { } driver
        ? driver > int.Parse(gpu.Driver, CultureInfo.InvariantCulture)
        : build.Cuda is { } cuda && CudaVersions.Of(cuda).Major > CudaVersions.Of(gpu.Cuda).Major;

    private static string Fix(Engine engine, Accelerator gpu) => engine.ImageFor(gpu) is { } image
        && engine.BuildOf(image.TagOrVersion) is not { UsesGpu: false }
        ? $"Use another build, such as {image.Name}:{image.TagOrVersion}."
        : "Use another build.";
}
