namespace GpuInfra;

// An image as a registry knows it: host, path, tag and digest.
internal sealed record ImageReference
{
    private const string ArtifactRegistryHost = "-docker.pkg.dev";
    private const string DockerHub = "docker.io";

    private static readonly string[] DockerHubHosts = [DockerHub, "index.docker.io"];

    private ImageReference(string host, string path, string tag, string digest) =>
        (Host, Path, Tag, Digest) = (host, path, tag, digest);

    // The registry; Docker Hub where the reference names none.
    public string Host { get; }

    public string Path { get; }

    // The tag; empty if there is none.
    public string Tag { get; }

    // The digest; empty if there is none.
    public string Digest { get; }

    public bool IsInArtifactRegistry => Host.EndsWith(ArtifactRegistryHost, StringComparison.Ordinal);

    public string Location => Host[..^ArtifactRegistryHost.Length];

    public bool IsPublic => Host is DockerHub or "ghcr.io";

    public bool IsMoving => Digest.Length == 0 && Tag is "" or "latest";

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
