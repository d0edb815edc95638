namespace GpuInfra.Components.Tests;

public sealed class PinningRulesTests
{
    private const string Server = "europe-west4-docker.pkg.dev/acme/models/server";
    private const string Digest = "@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415";

    [Theory]
    [InlineData(true, Digest)]
    [InlineData(true, ":1" + Digest)]
    [InlineData(false, ":1")]
    [InlineData(null, ":1")]
    public void Check_DigestOrUnprotectedStack_IsFine(bool? protect, string version) =>
        Assert.Empty(GivenModel.Violations(Running(Server + version, protect)));

    [Theory]
    [InlineData(":1", "server:1, a tag")]
    [InlineData(":latest-cuda", "server:latest-cuda, a tag")]
    public void Check_TagInProtectedStack_IsToldOnceThoughTheSidecarHasItToo(string version, string text) =>
        Assert.Equal(
            [$"Warning ImageIsPinned image: is {text}, but the stack is protected, and a tag can come to mean another image. Name the image by its digest, as IMAGE@sha256:DIGEST. [deploying]"],
            GivenModel.Violations(Running(Server + version, protect: true)));

    [Theory]
    [InlineData("", true, "Error")]
    [InlineData(":latest", true, "Error")]
    [InlineData("", false, "Warning")]
    [InlineData(":latest", null, "Warning")]
    public void Check_ImageWithoutTag_IsToldOnceAndWorseWhereProtected(string version, bool? protect, string severity) =>
        Assert.StartsWith(
            $"{severity} ImageHasTag image: is '{Server}{version}', ",
            Assert.Single(GivenModel.Violations(Running(Server + version, protect))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ollama/ollama:1", true, "Error")]
    [InlineData("ghcr.io/acme/ollama", true, "Error")]
    [InlineData("docker.io/ollama/ollama:latest", false, "Warning")]
    public void Check_PublicImage_IsToldOnceAndWorseWhereProtected(string image, bool? protect, string severity) =>
        Assert.StartsWith(
            $"{severity} ImageIsFromArtifactRegistry image: is '{image}', ",
            Assert.Single(GivenModel.Violations(Running(image, protect))), StringComparison.Ordinal);

    [Fact]
    public void Check_TagOfOwnSidecar_IsToldThere()
    {
        var args = new ModelServiceArgs
        {
            Image = Server + Digest,
            Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = Given.Image } },
        };
        args.Protect = true;

        Assert.StartsWith(
            "Warning ImageIsPinned sidecars.proxy.image: is server:1, a tag,",
            Assert.Single(GivenModel.Violations(args)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama", null, false, "ollama:0.40.1", "ollama/ollama@DIGEST", "docker.io/ollama/ollama:0.40.1")]
    [InlineData("ollama", null, true, "ollama:0.40.1", "ollama/ollama@DIGEST", "docker.io/ollama/ollama:0.40.1")]
    [InlineData("vllm", "vllm/vllm-openai:v0.19.0", false, "vllm-openai:v0.19.0", "vllm/vllm-openai@DIGEST", "docker.io/vllm/vllm-openai:v0.19.0")]
    public void Check_TagOfTheMakersImage_TellsHowToGetTheDigest(string engine, string? image, bool protect, string shown, string digest, string upstream) => Assert.Equal(
        [
            $"{(protect ? "Error" : "Warning")} ImageIsPinned image: is {shown}, a tag, {(protect ? "but the stack is protected, " : "")}and a tag can come to mean another "
                + $"image. Write 'image: {OnPlatform.DockerHub}{digest}', with the digest that this prints: docker buildx imagetools inspect {upstream} "
                + "--format '{{.Manifest.Digest}}'. [deploying]",
        ],
        OnPlatform.Check(new() { Engine = engine, Model = "acme/own", Image = image is null ? null : OnPlatform.DockerHub + image }, protect)
            .Violations.Where(violation => violation.Rule.Name == "ImageIsPinned").Select(Given.Line));

    // The image that copies a model is at a version of Google's own, and its caller cannot say another.
    [Fact]
    public void Check_ImageThatCopies_IsNotToldOf()
    {
        var args = new ModelServiceArgs
        {
            Engine = "vllm",
            Model = "acme/own",
            Weights = "1Gi",
            Image = OnPlatform.OlderVllm,
            ModelSource = "memory",
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["log"] = new() { Image = "us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli:556.0.0-slim", Cpu = "1", Memory = "512Mi" },
            },
        };

        Assert.Equal(
            ["image", "sidecars.log.image"],
            OnPlatform.Check(args, protect: true).Violations.Where(violation => violation.Rule.Name == "ImageIsPinned").Select(violation => violation.Path));
    }

    // A tag that names no version is told as a tag, where a tag is told at all.
    [Theory]
    [InlineData(true, "ImageIsPinned image, ImageIsPinned sidecars.log.image")]
    [InlineData(false, "ImageIsPinned image, TagNamesVersion sidecars.log.image")]
    public void Check_TagThatNamesNoVersion_IsToldOnce(bool protect, string told) => Assert.Equal(
        told,
        string.Join(", ", OnPlatform.Check(
            new()
            {
                Engine = "ollama",
                Model = "gemma3:4b",
                Sidecars = new Dictionary<string, SidecarArgs> { ["log"] = new() { Image = Server + ":main", Cpu = "1", Memory = "512Mi" } },
            },
            protect).Violations.Where(violation => violation.Path.EndsWith("image", StringComparison.Ordinal)).Select(violation => $"{violation.Rule.Name} {violation.Path}")
            .Order(StringComparer.Ordinal)));

    private static ModelServiceArgs Running(string image, bool? protect)
    {
        var args = new ModelServiceArgs { Engine = "ollama", Model = "gemma3:4b", Image = image };
        args.Protect = protect;
        return args;
    }
}
