namespace GpuInfra;

/// <summary>Whether a protected service runs the images that were reviewed.</summary>
internal static class PinningRules
{
    internal const string ImageIsPinnedRule = nameof(ImageIsPinned);

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, GpuServiceSpec service) =>
        args.Protect == true
            ? service.Containers.SelectMany(c => ImageIsPinned(c.Image).Select(v => v.Under(c.Path)))
            : [];

    private static IEnumerable<Violation> ImageIsPinned(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        if (ImageRules.IsSound(image) && ImageReference.Of(image).Digest.Length == 0)
        {
            yield return Violation.Warning(
                "image", $"is {name}, a tag, but the stack is protected, and a tag can come to mean another image",
                "Name the image by its digest, as IMAGE@sha256:DIGEST.", Sources.Deploying.Url);
        }
    }
}
