namespace GpuInfra.Planning;

// Where an image comes from, as far as one owner may push there: the project of a registry of Google, the account elsewhere.
internal static class ImageOrigin
{
    private const string DockerHub = "docker.io";
    private const string OfficialImages = "library";

    public static string OfProject(string project) => $"the project {project}";

    public static string Of(string image)
    {
        var parts = image.Split('@')[0].Split('/');
        var hasHost = parts.Length > 1 && parts[0].AsSpan().IndexOfAny('.', ':') >= 0;
        var (host, owner) = (hasHost ? parts[0] : DockerHub, parts[(hasHost ? 1 : 0)..^1].FirstOrDefault());
        return owner is null ? $"{host}/{(host == DockerHub ? OfficialImages : parts[^1])}"
            : IsGoogle(host) ? OfProject(owner)
            : $"{host}/{owner}";
    }

    // Of the containers of a service.
    public static IEnumerable<string> AllOf(PlannedResource service) =>
        PlannedService.Of(service, null).Images
            .Select(Of)
            .Distinct(StringComparer.Ordinal);

    private static bool IsGoogle(string host) =>
        host == "gcr.io" || host.EndsWith(".gcr.io", StringComparison.Ordinal) || host.EndsWith("-docker.pkg.dev", StringComparison.Ordinal);
}
