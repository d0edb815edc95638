namespace GpuInfra;

// Whether a protected service runs the images that were reviewed.
internal static class PinningRules
{
    internal static readonly Rule ImageIsPinned = new(
        "MOD012", "A protected stack names its images by digest.",
        "A tag can come to mean another image, and then a new instance runs what nobody reviewed. Name the digest.")
    { Severity = Severity.Warning, Source = Sources.Deploying.Url };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, GpuServiceSpec service) =>
        args.Protect == true
            ? service.Containers.SelectMany(c => CheckImageIsPinned(c.Image, args.EngineImage).Select(v => v.Under(c.Path)))
            : [];

    private static IEnumerable<Violation> CheckImageIsPinned(string image, string? ofEngine)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        if (ImageRules.IsSound(image) && ImageReference.Of(image).Digest.Length == 0)
        {
            yield return ImageIsPinned.Broken(
                "image", $"is {name}, a tag, but the stack is protected, and a tag can come to mean another image",
                image == ofEngine ? LineFor(image) : "Name the image by its digest, as IMAGE@sha256:DIGEST.");
        }
    }

    private static string LineFor(string image) =>
        $"Write 'image: {image[..^(ImageReference.Of(image).Tag.Length + 1)]}@DIGEST', with the digest that 'gcloud artifacts docker "
            + $"images describe {image} --format=\"value(image_summary.digest)\"' prints once the image was pulled.";
}
