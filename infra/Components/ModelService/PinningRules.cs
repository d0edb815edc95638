namespace GpuInfra;

/// <summary>Whether a protected service runs the images that were reviewed.</summary>
internal static class PinningRules
{
    internal static IEnumerable<Violation> Check(ModelServiceArgs args, GpuServiceSpec service) =>
        args.Protect == true
            ? service.Containers.SelectMany(c => ImageIsPinned(c.Image).Select(v => v.Under(c.Path)))
            : [];

    private static IEnumerable<Violation> ImageIsPinned(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        if (name.Length > 0 && !name.Contains('@', StringComparison.Ordinal))
        {
            yield return Violation.Warning(
                "image", $"is {What(name)}, but the stack is protected, and a tag can come to mean another image",
                "Name the image by its digest, as IMAGE@sha256:DIGEST.", Sources.Deploying.Url);
        }
    }

    private static string What(string name) => name.Split(':') switch
    {
        [_] => $"{name} without a tag, which means latest",
        [_, "latest"] => $"{name}, whatever was pushed last",
        _ => $"{name}, a tag",
    };
}
