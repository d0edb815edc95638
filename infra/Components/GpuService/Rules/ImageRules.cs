namespace GpuInfra;

// Which images Cloud Run takes, and which of them it will take tomorrow. There is one message for one image.
internal static class ImageRules
{
    internal static readonly Rule ImageIsFromArtifactRegistry = new(
        "RUN014", "An image comes from Artifact Registry.",
        "Cloud Run itself pulls images, past the service's network. Beside Artifact Registry it takes public images of Docker Hub "
            + "and of GitHub Container Registry, which is a warning: they may be gone or limited when an instance starts. A "
            + "protected stack, and an image of any other registry, needs a remote repository of Artifact Registry.")
    { Source = Sources.Deploying.Url };

    internal static readonly Rule ImageIsReference = new(
        "RUN058", "An image is named by a reference that registries know.",
        "Cloud Run refuses a scheme, a blank, an upper-case name, a digest that is cut off, and an address in Artifact Registry "
            + "without its repository.")
    { Source = Sources.Deploying.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ImageHasTag = new(
        "RUN059", "An image has a tag other than latest, or a digest.",
        "What was pushed last is what the next revision runs, whatever was reviewed. A warning; an error where the stack is "
            + "protected.")
    { Source = Sources.Deploying.Url };

    internal static readonly Rule TagNamesVersion = new(
        "RUN060", "The tag of an image names a version.",
        "A tag such as nightly is moved to what was built last, and so the next revision runs what nobody reviewed.")
    { Severity = Severity.Warning, Source = Sources.Deploying.Url };

    private const int ShortestCommit = 7;

    private static readonly char[] Digits = [.. "0123456789"];

    // A protected stack must not depend on what others publish.
    private static readonly Rule[] WorseWhereProtected = [ImageIsFromArtifactRegistry, ImageHasTag];

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
            ? CheckImageIsReference(image, mistake)
            :
            [
                .. CheckImageIsFromArtifactRegistry(image, ImageReference.Of(image)),
                .. CheckImageHasTag(image, ImageReference.Of(image)),
                .. CheckTagNamesVersion(image, ImageReference.Of(image)),
            ];
    }

    internal static Violation WhereProtected(Violation violation) => WorseWhereProtected.Contains(violation.Rule)
        ? violation with { Severity = Severity.Error }
        : violation;

    // Whether nothing is said of the form or the origin of an image, so that what it means can be judged.
    internal static bool IsSound(string image) =>
        !SecretText.IsIn(image) && Check(image).All(violation => violation.Rule == TagNamesVersion);

    private static IEnumerable<Violation> ImageIsGiven()
    {
        yield return ImageIsFromArtifactRegistry.Broken(
            "image", "is missing", "Name an image in Artifact Registry.", Sources.ContainerContract.Url);
    }

    private static IEnumerable<Violation> CheckImageIsReference(string image, (string Problem, string Fix) mistake)
    {
        yield return ImageIsReference.Broken("image", $"is '{image}', {mistake.Problem}", mistake.Fix);
    }

    private static IEnumerable<Violation> CheckImageIsFromArtifactRegistry(string image, ImageReference reference)
    {
        if (reference.IsPublic)
        {
            var moving = reference.IsMoving ? ", and which comes to mean another image with the next push" : "";
            yield return ImageIsFromArtifactRegistry.Warning(
                "image", $"is '{image}', which Cloud Run fetches from {reference.Host} while it is public and there{moving}",
                $"Use a remote repository of Artifact Registry that pulls from {reference.Host}"
                    + (reference.IsMoving ? ", and name a tag other than latest, or a digest." : "."),
                PublicImages.Registries.Url);
        }
        else if (!reference.IsInArtifactRegistry)
        {
            yield return ImageIsFromArtifactRegistry.Broken(
                "image", $"is '{image}', but Cloud Run takes no images from {reference.Host}", HowElse(reference));
        }
    }

    // An error in itself, which is only told of where nothing says that the stack is protected.
    private static IEnumerable<Violation> CheckImageHasTag(string image, ImageReference reference)
    {
        if (reference is { IsInArtifactRegistry: true, IsMoving: true })
        {
            yield return ImageHasTag.Broken(
                "image",
                $"is '{image}', {(reference.Tag.Length == 0 ? "without a tag, which means latest" : "whatever was pushed last")}",
                "Name a tag other than latest, or better the digest, as IMAGE@sha256:DIGEST.")
                with
            { Severity = Severity.Warning };
        }
    }

    private static IEnumerable<Violation> CheckTagNamesVersion(string image, ImageReference reference)
    {
        if (reference is { IsInArtifactRegistry: true, IsMoving: false } && IsNamed(reference))
        {
            yield return TagNamesVersion.Broken(
                "image", $"is '{image}', whose tag names no version, so that it may be another image with the next push",
                "Name a tag with a version, or better the digest, as IMAGE@sha256:DIGEST.");
        }
    }

    private static bool IsNamed(ImageReference reference) => reference is { Digest.Length: 0, Tag: { Length: > 0 } tag }
        && (!tag.Any(char.IsAsciiDigit) || Models.Families.Contains(tag.TrimEnd(Digits), StringComparer.OrdinalIgnoreCase))
        && !(tag.Length >= ShortestCommit && tag.All(char.IsAsciiHexDigitLower));

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
        // A project of a domain has it before its id.
        var parts = reference.Path.Split('/');
        var ofProject = parts[0].Contains('.', StringComparison.Ordinal) && parts.Length > 1 ? 2 : 1;
        var image = parts.Length <= ofProject ? "IMAGE" : string.Join('/', parts[ofProject..]);
        return "Container Registry has ended: its images are in Artifact Registry, as "
            + $"{location}-docker.pkg.dev/{string.Join('/', parts[..ofProject])}/{reference.Host}/{image}, with the same tag or digest.";
    }
}
