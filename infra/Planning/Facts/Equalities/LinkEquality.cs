namespace GpuInfra.Planning;

// Names and addresses of resources of Google Cloud, which one may write in many forms.
internal static partial class LinkEquality
{
    private const string Projects = "projects/";
    private const string Regions = "regions/";

    public static string LastPart(string link) => link[(link.LastIndexOf('/') + 1)..];

    public static bool AreSameNames(string deployed, string planned) => LastPart(deployed) == LastPart(planned);

    public static bool AreSamePaths(string deployed, string planned) =>
        From(Projects, deployed) is { } path && path == From(Projects, planned);

    public static bool AreSamePathsOrNamed(string deployed, string planned) =>
        (!planned.Contains('/', StringComparison.Ordinal) && LastPart(deployed) == planned) || AreSamePaths(deployed, planned);

    public static bool AreSameInRegion(string deployed, string planned) =>
        From(Regions, deployed) is { } path && path == From(Regions, planned);

    // What is planned may name the project by its number.
    public static bool AreSamePathsOfAProject(string deployed, string planned) =>
        From(Projects, deployed) is { } old && From(Projects, planned) is { } @new
        && (old == @new || OfAnyProject(old) == OfNumberedProject(@new));

    // What is deployed may name the project by its number.
    public static bool IsNumberOfProject(string deployed, string planned) => OfNumberedProject(deployed) == OfAnyProject(planned);

    public static bool AreSameInOneForm(string deployed, string planned) => OneForm(deployed) == OneForm(planned);

    public static bool IsVersionOfKey(string deployed, string planned) => deployed.Split("/cryptoKeyVersions")[0] == planned;

    public static bool AreSameKeyRings(string deployed, string planned) =>
        KeyRing().Match(planned) is { Success: true } ring
        && deployed == $"{ring.Groups["project"]}/{ring.Groups["location"]}/{ring.Groups["name"]}";

    private static string? From(string start, string link) =>
        link.IndexOf(start, StringComparison.Ordinal) is >= 0 and var at ? link[at..] : null;

    private static string OfAnyProject(string link) => AnyProject().Replace(link, Projects);

    private static string OfNumberedProject(string link) => NumberedProject().Replace(link, Projects);

    private static string OneForm(string link) =>
        Slashes().Replace("/" + ComputeHost().Replace(link, "/"), "/").TrimEnd('/').ToUpperInvariant();

    [GeneratedRegex("projects/[^/]+")]
    private static partial Regex AnyProject();

    [GeneratedRegex("projects/[0-9]+")]
    private static partial Regex NumberedProject();

    [GeneratedRegex("(?i)^https?://[a-z0-9.-]*/compute/(v1|beta)/", RegexOptions.ExplicitCapture)]
    private static partial Regex ComputeHost();

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();

    [GeneratedRegex("^projects/(?<project>[^/]+)/locations/(?<location>[a-z0-9-]+)/keyRings/(?<name>[a-zA-Z0-9_-]{1,63})$")]
    private static partial Regex KeyRing();
}
