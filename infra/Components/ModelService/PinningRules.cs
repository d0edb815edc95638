namespace GpuInfra;

// Whether a service runs the images that were reviewed.
internal static class PinningRules
{
    internal static readonly Rule ImageIsPinned = new(
        "MOD012", "A protected stack names its images by digest, and so does whoever runs an engine's own.",
        "A tag can come to mean another image, and then a new instance runs what nobody reviewed. Name the digest. An engine's own image by "
            + "its tag is an error where the stack is protected.")
    { Severity = Severity.Warning, Source = Sources.Deploying.Url };

    // The image that copies a model is Google's own, at a version, and not the caller's to say.
    internal static IEnumerable<Violation> Check(ModelServiceArgs args, GpuServiceSpec service) =>
        service.Containers
            .Where(container => !container.IsOfPreset || container.Image != PublicImages.Importer)
            .SelectMany(container => CheckImageIsPinned(args, container.Image).Select(violation => violation.Under(container.Path)));

    private static IEnumerable<Violation> CheckImageIsPinned(ModelServiceArgs args, string image)
    {
        var (isProtected, isOfEngine) = (args.Protect == true, image == args.EngineImage);
        if ((isProtected || isOfEngine) && ImageRules.IsSound(image) && ImageReference.Of(image).Digest.Length == 0)
        {
            var problem = $"is {image[(image.LastIndexOf('/') + 1)..]}, a tag, {(isProtected ? "but the stack is protected, " : "")}and a tag can come "
                + "to mean another image";
            yield return isOfEngine
                ? ImageIsPinned.Broken("image", problem, LineFor(args, image)) with { Severity = isProtected ? Severity.Error : Severity.Warning }
                : ImageIsPinned.Broken("image", problem, "Name the image by its digest, as IMAGE@sha256:DIGEST.");
        }
    }

    // The digest can be had before anything is deployed: the registry itself tells it.
    private static string LineFor(ModelServiceArgs args, string image) =>
        $"Write 'image: {image[..^(ImageReference.Of(image).Tag.Length + 1)]}@DIGEST', with the digest that this prints: docker buildx imagetools "
            + $"inspect {args.UpstreamOf(image)} --format '{{{{.Manifest.Digest}}}}'.";
}
