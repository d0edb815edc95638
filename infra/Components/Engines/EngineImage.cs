namespace GpuInfra;

/// <summary>An image that the makers of an inference server publish, at one version.</summary>
/// <param name="Mirror">The mirror that it is pulled through: one of <see cref="ImageRepositorySpec.KnownMirrors"/>.</param>
/// <param name="Name">Its name in that registry, such as <c>ollama/ollama</c>.</param>
/// <param name="Version">The version of the server.</param>
/// <param name="Source">Where its versions are listed.</param>
public sealed record EngineImage(string Mirror, string Name, string Version, Source Source)
{
    private const string Https = "https://";

    /// <summary>The tag of the version. Left out, it is called like the version.</summary>
    public string? Tag { get; init; }

    /// <summary>The digest, such as <c>sha256:…</c>, which then names the image in place of the tag. Left out, no source states one.</summary>
    public string? Digest { get; init; }

    // The registry that the mirror pulls from.
    internal string Registry =>
        ImageRepositorySpec.KnownMirrors[Mirror] is var upstream && upstream.StartsWith(Https, StringComparison.Ordinal) ? upstream[Https.Length..] : "docker.io";

    /// <summary>The tag, or what it is called like.</summary>
    public string TagOrVersion => Tag ?? Version;

    /// <summary>The image in a repository that mirrors its registry.</summary>
    /// <param name="repository">The repository, such as <c>europe-west4-docker.pkg.dev/my-project/inference-images-ghcr</c>.</param>
    public string In(string repository) => $"{repository}/{Name}{(Digest is { } digest ? $"@{digest}" : $":{TagOrVersion}")}";

    // Whether an image is called like it, in whatever repository.
    internal bool IsNamedBy(ImageReference image) => $"/{image.Path}".EndsWith($"/{Name}", StringComparison.Ordinal);

    // Whether an image is one of its versions, whichever.
    internal bool IsOne(string image, string repository) =>
        image.StartsWith($"{repository}/{Name}:", StringComparison.Ordinal) || image.StartsWith($"{repository}/{Name}@", StringComparison.Ordinal);
}
