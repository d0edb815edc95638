namespace GpuInfra;

/// <summary>An image as a registry knows it: host, path, tag and digest.</summary>
internal sealed record ImageReference
{
    private const string ArtifactRegistryHost = "-docker.pkg.dev";
    private const string DockerHub = "docker.io";
    private const int ShortestCommit = 7;

    private static readonly char[] Digits = [.. "0123456789"];
    private static readonly string[] DockerHubHosts = [DockerHub, "index.docker.io"];

    private ImageReference(string host, string path, string tag, string digest) =>
        (Host, Path, Tag, Digest) = (host, path, tag, digest);

    /// <summary>The registry; Docker Hub where the reference names none.</summary>
    public string Host { get; }

    /// <summary>What stands between host and tag.</summary>
    public string Path { get; }

    /// <summary>The tag; empty if there is none.</summary>
    public string Tag { get; }

    /// <summary>The digest; empty if there is none.</summary>
    public string Digest { get; }

    /// <summary>Whether it is in Artifact Registry.</summary>
    public bool IsInArtifactRegistry => Host.EndsWith(ArtifactRegistryHost, StringComparison.Ordinal);

    /// <summary>Where in Artifact Registry it is.</summary>
    public string Location => Host[..^ArtifactRegistryHost.Length];

    /// <summary>Whether Cloud Run takes it from where everybody may pull it.</summary>
    public bool IsPublic => Host is DockerHub or "ghcr.io";

    /// <summary>Whether it comes to mean another image with the next push.</summary>
    public bool IsMoving => Digest.Length == 0 && Tag is "" or "latest";

    /// <summary>Whether its tag is a word such as <c>nightly</c>, or a family of models, and neither a version nor a commit.</summary>
    public bool IsNamed => Digest.Length == 0 && Tag.Length > 0
        && (!Tag.Any(char.IsAsciiDigit) || Models.Families.Contains(Tag.TrimEnd(Digits), StringComparer.OrdinalIgnoreCase))
        && !(Tag.Length >= ShortestCommit && Tag.All(char.IsAsciiHexDigitLower));

    /// <summary>The reference of a text, which may break rules of form.</summary>
    public static ImageReference Of(string text)
    {
        var (rest, digest) = Cut(text, text.IndexOf('@', StringComparison.Ordinal));
        var (name, tag) = Cut(rest, rest.IndexOf(':', rest.LastIndexOf('/') + 1));
        var first = name.Split('/')[0];
        var hasHost = name.Contains('/', StringComparison.Ordinal) && (first.AsSpan().ContainsAny(".:") || first == "localhost");
        return new(
            !hasHost || DockerHubHosts.Contains(first) ? DockerHub : first, hasHost ? name[(first.Length + 1)..] : name, tag, digest);
    }

    private static (string Before, string After) Cut(string text, int at) => at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
}
