namespace GpuInfra.Cli;

// Where a browser shows the files of a commit, as the pipeline that runs here says it. Elsewhere nobody knows whether the commit
// was ever pushed, so that there is no link.
public sealed record RepositoryView
{
    private readonly string _folder;
    private readonly string _path;

    private RepositoryView(Uri address, string path, string commit, string folder) =>
        (_path, Commit, _folder) = ($"{address.AbsoluteUri.TrimEnd('/')}{path}", commit, Path.GetFullPath(folder));

    // The whole id of the commit.
    public string Commit { get; }

    // The page of the commit.
    public string CommitAddress => $"{_path}/commit/{Commit}";

    // What GitHub or GitLab say by the variables of the environment; nothing where neither runs this.
    public static RepositoryView? Of(Func<string, string?> variable) =>
        variable("GITHUB_REPOSITORY") is { } name
            ? Of($"{variable("GITHUB_SERVER_URL")}/{name}", "", variable("GITHUB_SHA"), variable("GITHUB_WORKSPACE"))
            : Of(variable("CI_PROJECT_URL"), "/-", variable("CI_COMMIT_SHA"), variable("CI_PROJECT_DIR"));

    // The page of a line; nothing for a file outside the repository.
    public string? AddressOf(Place place)
    {
        if (place.File is null)
        {
            return null;
        }

        var file = Path.GetRelativePath(_folder, Path.GetFullPath(place.File)).Replace('\\', '/');
        var line = place.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"#L{place.Line}") : "";
        return Path.IsPathRooted(file) || file.StartsWith("../", StringComparison.Ordinal)
            ? null
            : $"{_path}/blob/{Commit}/{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}{line}";
    }

    private static RepositoryView? Of(string? address, string path, string? commit, string? folder) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https", UserInfo: "", Query: "", Fragment: "" }
        && commit is not null && Git.IsWholeId(commit) && folder is not null
            ? new(uri, path, commit, folder)
            : null;
}
