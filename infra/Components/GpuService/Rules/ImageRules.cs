namespace GpuInfra;

/// <summary>Which images Cloud Run takes, and which of them it will take tomorrow. There is one message for one image.</summary>
internal static class ImageRules
{
    internal const string TagNamesVersionRule = nameof(TagNamesVersion);

    // A protected stack must not depend on what others publish.
    private static readonly string[] WorseWhereProtected = [nameof(ImageIsFromArtifactRegistry), nameof(ImageHasTag)];

    internal static IEnumerable<Violation> Check(string image)
    {
        if (image.Length == 0)
        {
            return ImageIsGiven();
        }

        // A login is told as a secret, and no registry takes it here: there is nothing to be said of the rest.
        if (SecretText.IsIn(image))
        {
            return [];
        }

        return ImageForm.MistakeOf(image) is { } mistake
            ? ImageIsReference(image, mistake)
            :
            [
                .. ImageIsFromArtifactRegistry(image, ImageReference.Of(image)),
                .. ImageHasTag(image, ImageReference.Of(image)),
                .. TagNamesVersion(image, ImageReference.Of(image)),
            ];
    }

    /// <summary>The violation as it counts where the stack is protected.</summary>
    internal static Violation WhereProtected(Violation violation) => WorseWhereProtected.Contains(violation.Rule)
        ? violation with { Severity = Severity.Error }
        : violation;

    /// <summary>Whether nothing is said of the form or the origin of an image, so that what it means can be judged.</summary>
    internal static bool IsSound(string image) =>
        image.Length > 0 && !SecretText.IsIn(image) && Check(image).All(violation => violation.Rule == nameof(TagNamesVersion));

    private static IEnumerable<Violation> ImageIsGiven()
    {
        yield return Violation.Error(
            "image", "is missing", "Name an image in Artifact Registry.", Sources.ContainerContract.Url, nameof(ImageIsFromArtifactRegistry));
    }

    private static IEnumerable<Violation> ImageIsReference(string image, (string Problem, string Fix) mistake)
    {
        yield return Violation.Error("image", $"is '{image}', {mistake.Problem}", mistake.Fix, Sources.Deploying.Url);
    }

    private static IEnumerable<Violation> ImageIsFromArtifactRegistry(string image, ImageReference reference)
    {
        if (reference.IsPublic)
        {
            var moving = reference.IsMoving ? ", and which comes to mean another image with the next push" : "";
            yield return Violation.Warning(
                "image", $"is '{image}', which Cloud Run fetches from {reference.Host} while it is public and there{moving}",
                $"Use a remote repository of Artifact Registry that pulls from {reference.Host}"
                    + (reference.IsMoving ? ", and name a tag other than latest, or a digest." : "."),
                PublicImages.Registries.Url);
        }
        else if (!reference.IsInArtifactRegistry)
        {
            yield return Violation.Error(
                "image", $"is '{image}', but Cloud Run takes no images from {reference.Host}", HowElse(reference), Sources.Deploying.Url);
        }
    }

    // An error in itself, which is only told of where nothing says that the stack is protected.
    private static IEnumerable<Violation> ImageHasTag(string image, ImageReference reference)
    {
        if (reference is { IsInArtifactRegistry: true, IsMoving: true })
        {
            yield return Violation.Error(
                "image",
                $"is '{image}', {(reference.Tag.Length == 0 ? "without a tag, which means latest" : "whatever was pushed last")}",
                "Name a tag other than latest, or better the digest, as IMAGE@sha256:DIGEST.", Sources.Deploying.Url)
                with
            { Severity = Severity.Warning };
        }
    }

    private static IEnumerable<Violation> TagNamesVersion(string image, ImageReference reference)
    {
        if (reference is { IsInArtifactRegistry: true, IsMoving: false, IsNamed: true })
        {
            yield return Violation.Warning(
                "image", $"is '{image}', whose tag names no version, so that it may be another image with the next push",
                "Name a tag with a version, or better the digest, as IMAGE@sha256:DIGEST.", Sources.Deploying.Url);
        }
    }

    // What was Container Registry is served by repositories of Artifact Registry that have its name.
    private static string HowElse(ImageReference reference) => reference.Host switch
    {
        "gcr.io" or "us.gcr.io" => Moved("us", reference),
        "eu.gcr.io" => Moved("europe", reference),
        "asia.gcr.io" => Moved("asia", reference),
        _ => $"Use a remote repository of Artifact Registry that pulls from {reference.Host}, or copy the image.",
    };

    private static string Moved(string location, ImageReference reference)
    {
        var parts = reference.Path.Split('/', 2);
        var image = parts.Length < 2 ? "IMAGE" : parts[1];
        return "Container Registry has ended: its images are in Artifact Registry, as "
            + $"{location}-docker.pkg.dev/{parts[0]}/{reference.Host}/{image}, with the same tag or digest.";
    }
}
