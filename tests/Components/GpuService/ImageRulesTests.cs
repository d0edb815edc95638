namespace GpuInfra.Components.Tests;

public sealed class ImageRulesTests
{
    private const string Hex = "5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415";
    private const string Server = "us-docker.pkg.dev/acme/models/server";
    private const string Whole = "LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE";

    [Theory]
    [InlineData("ghcr.io/acme/server:1", "ghcr.io")]
    [InlineData("acme/server:0.12.6", "docker.io")]
    [InlineData("docker.io/acme/server:v0.11.0", "docker.io")]
    [InlineData("index.docker.io/library/nginx:1.29", "docker.io")]
    [InlineData("server.v1:1", "docker.io")]
    public void Check_PublicImage_IsWarnedOf(string image, string registry) => Assert.Equal(
        [
            $"Warning ImageIsFromArtifactRegistry image: is '{image}', which Cloud Run fetches from {registry} while it is public "
                + $"and there. Use a remote repository of Artifact Registry that pulls from {registry}. [deploying]",
        ],
        Given.Violations(new GpuServiceArgs { Image = image, Command = ["/app/server"] }));

    [Theory]
    [InlineData("acme/server")]
    [InlineData("ollama")]
    [InlineData("acme/server:latest")]
    public void Check_PublicImageWithoutTag_IsWarnedOfOnce(string image) => Assert.Equal(
        [
            $"Warning ImageIsFromArtifactRegistry image: is '{image}', which Cloud Run fetches from docker.io while it is public "
                + "and there, and which comes to mean another image with the next push. Use a remote repository of Artifact "
                + "Registry that pulls from docker.io, and name a tag other than latest, or a digest. [deploying]",
        ],
        Given.Violations(new GpuServiceArgs { Image = image, Command = ["/app/server"] }));

    [Theory]
    [InlineData("quay.io/acme/server:1", "quay.io", "Use a remote repository of Artifact Registry that pulls from quay.io, or copy the image.")]
    [InlineData("nvcr.io/nim/meta/llama:1", "nvcr.io", "Use a remote repository of Artifact Registry that pulls from nvcr.io, or copy the image.")]
    [InlineData("localhost:5000/server", "localhost:5000", "Use a remote repository of Artifact Registry that pulls from localhost:5000, or copy the image.")]
    [InlineData("gcr.io/acme/server:1", "gcr.io", "Container Registry has ended: its images are in Artifact Registry, as us-docker.pkg.dev/acme/gcr.io/server, with the same tag or digest.")]
    [InlineData("gcr.io/google.com/cloudsdktool/google-cloud-cli:1", "gcr.io", "Container Registry has ended: its images are in Artifact Registry, as us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli, with the same tag or digest.")]
    [InlineData("gcr.io/acme:1", "gcr.io", "Container Registry has ended: its images are in Artifact Registry, as us-docker.pkg.dev/acme/gcr.io/IMAGE, with the same tag or digest.")]
    [InlineData("asia.gcr.io/example.com:1", "asia.gcr.io", "Container Registry has ended: its images are in Artifact Registry, as asia-docker.pkg.dev/example.com/asia.gcr.io/IMAGE, with the same tag or digest.")]
    [InlineData("gcr.io/example.com/acme:1", "gcr.io", "Container Registry has ended: its images are in Artifact Registry, as us-docker.pkg.dev/example.com/acme/gcr.io/IMAGE, with the same tag or digest.")]
    [InlineData("localhost:5000/server:1", "localhost:5000", "Use a remote repository of Artifact Registry that pulls from localhost:5000, or copy the image.")]
    [InlineData("eu.gcr.io/acme/a/server", "eu.gcr.io", "Container Registry has ended: its images are in Artifact Registry, as europe-docker.pkg.dev/acme/eu.gcr.io/a/server, with the same tag or digest.")]
    public void Check_ImageOfOtherRegistry_IsRefused(string image, string registry, string fix) => Assert.Equal(
        [$"Error ImageIsFromArtifactRegistry image: is '{image}', but Cloud Run takes no images from {registry}. {fix} [deploying]"],
        Given.Violations(new GpuServiceArgs { Image = image }));

    [Theory]
    [InlineData("https://" + Server + ":1", "which begins with https://, but a reference begins with the registry", "Write " + Server + ":1.")]
    [InlineData("docker://" + Server + ":1", "which begins with docker://, but a reference begins with the registry", "Write " + Server + ":1.")]
    [InlineData("oci://ghcr.io/acme/x:1", "which begins with oci://, but a reference begins with the registry", "Write ghcr.io/acme/x:1.")]
    [InlineData(Server + ":1 ", "which has a blank in it", "Write " + Server + ":1.")]
    [InlineData("us-docker.pkg.dev/acme/ser ver", "which has a blank in it", "Write us-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE.")]
    public void Check_ImageWithSchemeOrBlank_IsRefused(string image, string problem, string fix) => IsRefused(image, problem, fix);

    [Theory]
    [InlineData("us-docker.pkg.dev/acme/server:1")]
    [InlineData("us-docker.pkg.dev/acme/models/")]
    [InlineData("us-docker.pkg.dev/server@sha256:" + Hex)]
    public void Check_ImageWithoutRepository_SaysWhatIsMissing(string image) => IsRefused(
        image, "which lacks a part: behind the host come the project, the repository and the image",
        "Write us-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE.");

    [Theory]
    [InlineData("eu-docker.pkg.dev/a/b/c:1", "whose location eu is no region", "Write europe-docker.pkg.dev/a/b/c, with the same tag or digest.")]
    [InlineData("europe-west4-b-docker.pkg.dev/a/b/c:1", "whose location europe-west4-b is no region", "Write europe-west4-docker.pkg.dev/a/b/c, with the same tag or digest.")]
    [InlineData("docker.pkg.dev/a/b/c:1", "which lacks the location of the repository", "Write " + Whole + ".")]
    [InlineData(
        "europe-west1.docker.pkg.dev/a/b/c:1",
        "whose host is europe-west1.docker.pkg.dev, but the one of Artifact Registry has a hyphen behind the location",
        "Write europe-west1-docker.pkg.dev/a/b/c, with the same tag or digest.")]
    [InlineData(
        "us.docker.pkg.dev/a/b/c:1",
        "whose host is us.docker.pkg.dev, but the one of Artifact Registry has a hyphen behind the location",
        "Write us-docker.pkg.dev/a/b/c, with the same tag or digest.")]
    [InlineData("US-docker.pkg.dev/a/b/c:1", "whose name has upper-case letters", "Write us-docker.pkg.dev/a/b/c:1.")]
    public void Check_ImageOfNoLocation_IsRefused(string image, string problem, string fix) => IsRefused(image, problem, fix);

    [Theory]
    [InlineData("@sha512:" + Hex, "whose digest is of sha512, but registries name images by sha256", "Copy the digest that the registry shows, as IMAGE@sha256:DIGEST.")]
    [InlineData("@md5:0cc175b9", "whose digest is of md5, but registries name images by sha256", "Copy the digest that the registry shows, as IMAGE@sha256:DIGEST.")]
    [InlineData("@sha256:abc", "whose digest has 3 characters, but sha256 has 64 hexadecimal digits", "Copy the digest in full, as IMAGE@sha256:DIGEST.")]
    [InlineData("@sha256:", "whose digest has 0 characters, but sha256 has 64 hexadecimal digits", "Copy the digest in full, as IMAGE@sha256:DIGEST.")]
    [InlineData("@" + Hex, "whose digest is not sha256: and lower-case digits", "Write " + Server + "@sha256:" + Hex + ".")]
    [InlineData("@latest", "which has a tag behind @, where a digest stands", "Write " + Server + ":latest.")]
    [InlineData("@", "which has no digest behind @", "Write IMAGE:TAG or IMAGE@sha256:DIGEST.")]
    [InlineData("@sha256:" + Hex + "@sha256:" + Hex, "which has two digests", "Leave one out.")]
    [InlineData(":1:2", "which has two tags", "Leave one out, as IMAGE:TAG.")]
    [InlineData(":", "which has a colon and no tag", "Use up to 128 letters, digits, dots, hyphens and underscores, as IMAGE:TAG.")]
    [InlineData(":v1+cuda", "whose tag v1+cuda is none", "Use up to 128 letters, digits, dots, hyphens and underscores, as IMAGE:TAG.")]
    public void Check_TagOrDigestThatIsNone_IsRefused(string end, string problem, string fix) => IsRefused(Server + end, problem, fix);

    [Theory]
    [InlineData("us-docker.pkg.dev/acme/Models/server:V1", "whose name has upper-case letters", "Write us-docker.pkg.dev/acme/models/server:V1.")]
    [InlineData("us-docker.pkg.dev/acme/models/ser$ver:1", "which has characters that the name of an image has not", "Write " + Whole + ", of lower-case letters, digits, '.', '_' and '-'.")]
    [InlineData("us-docker.pkg.dev/acme/models//server:1", "which has an empty part between slashes", "Write " + Whole + ".")]
    public void Check_NameThatIsNone_IsRefused(string image, string problem, string fix) => IsRefused(image, problem, fix);

    [Theory]
    [InlineData("", "without a tag, which means latest")]
    [InlineData(":latest", "whatever was pushed last")]
    public void Check_ImageWithoutTag_IsWarnedOf(string end, string problem) => Assert.Equal(
        [
            $"Warning ImageHasTag image: is '{Server}{end}', {problem}. "
                + "Name a tag other than latest, or better the digest, as IMAGE@sha256:DIGEST. [deploying]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Server + end }));

    [Theory]
    [InlineData(":latest@sha256:" + Hex)]
    [InlineData(":1")]
    [InlineData(":0.11.0-cuda")]
    [InlineData(":cu128-nightly-20261101")]
    [InlineData(":deadbeef")]
    [InlineData(":main@sha256:" + Hex)]
    public void Check_ImageWithTag_IsFine(string end) => Assert.Empty(Given.Violations(new GpuServiceArgs { Image = Server + end }));

    [Theory]
    [InlineData("bob:hunter2secret@ghcr.io/acme/s:1")]
    [InlineData("user:pass@europe-west4-docker.pkg.dev/acme/models/server:1")]
    [InlineData("oauth2accesstoken:abc@@registry.acme.example:5000/s:1")]
    [InlineData("https://user:hunter2@europe-west4-docker.pkg.dev/acme/models/server:1")]
    [InlineData("_json_key:x@localhost/s")]
    public void Check_LoginInImage_IsOneErrorThatHidesIt(string image) => Assert.Equal(
        [
            "Error TextHoldsNoSecret image: holds a password in an address, in the open. Remove it, make a new one, as this one is known now, "
                + "and put that into Secret Manager: a container gets it by secrets, as secret-id:version. [configuring/services/secrets]",
        ],
        Given.Violations(new GpuServiceArgs { Image = image }));

    [Theory]
    [InlineData(":nightly")]
    [InlineData(":main")]
    [InlineData(":latest-cuda")]
    [InlineData(":LATEST")]
    [InlineData(":gemma4")]
    public void Check_ImageWithTagWithoutVersion_IsWarnedOf(string end) => Assert.Equal(
        [
            $"Warning TagNamesVersion image: is '{Server}{end}', whose tag names no version, so that it may be another image with the next "
                + "push. Name a tag with a version, or better the digest, as IMAGE@sha256:DIGEST. [deploying]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Server + end }));

    [Fact]
    public void Check_ImageOfSidecar_IsRefusedThere() => Assert.Equal(
        [
            "Error ImageIsReference sidecars.proxy.image: is 'http://x', which begins with http://, but a reference begins with "
                + "the registry. Write x. [deploying]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = "http://x" } },
        }));

    // A tag of seven letters that are digits of a number in base 16 is the beginning of a commit.
    [Theory]
    [InlineData("abcdef", true)]
    [InlineData("abcdefa", false)]
    [InlineData("abcdefg", true)]
    public void Check_TagOfLettersAlone_IsWarnedOfUnlessItIsACommit(string tag, bool isTold) => Assert.Equal(
        isTold, Given.Violations(new GpuServiceArgs { Image = $"{Server}:{tag}" }).Any(line => line.StartsWith("Warning TagNamesVersion image: ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("b+d/server:1", "which has characters that the name of an image has not", "Write " + Whole + ", of lower-case letters, digits, '.', '_' and '-'.")]
    [InlineData("ghcr.io/Acme/server@sha256:12", "whose digest has 2 characters, but sha256 has 64 hexadecimal digits", "Copy the digest in full, as IMAGE@sha256:DIGEST.")]
    [InlineData("eu-docker.pkg.dev/acme/models/server:1", "whose location eu is no region", "Write europe-docker.pkg.dev/acme/models/server, with the same tag or digest.")]
    [InlineData("us-central1-g-docker.pkg.dev/acme/models/server:1", "whose location us-central1-g is no region", "Write us-central1-docker.pkg.dev/acme/models/server, with the same tag or digest.")]
    [InlineData("europewest4-docker.pkg.dev/acme/models/server:1", "whose location europewest4 is no region", "Write europe-west4-docker.pkg.dev/acme/models/server, with the same tag or digest.")]
    [InlineData("frankfurt-docker.pkg.dev/acme/models/server:1", "whose location frankfurt is no region", "Write LOCATION-docker.pkg.dev/acme/models/server, with the same tag or digest.")]
    public void Check_ImageWhoseNameOrHostIsNone_SaysWhatIsMeant(string image, string problem, string fix) => IsRefused(image, problem, fix);

    private static void IsRefused(string image, string problem, string fix) => Assert.Equal(
        [$"Error ImageIsReference image: is '{image}', {problem}. {fix} [deploying]"],
        Given.Violations(new GpuServiceArgs { Image = image }));
}
