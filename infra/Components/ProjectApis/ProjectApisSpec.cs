namespace GpuInfra;

/// <summary>The APIs to enable, each once.</summary>
public sealed record ProjectApisSpec
{
    internal static readonly Rule ServicesAreNamed = new(
        "API001", "An API is named in full.",
        "Google knows an API by its full name, such as run.googleapis.com.")
    { Source = ProjectApisSpec.Source };

    internal static readonly Rule ServicesAreListedOnce = new(
        "API002", "An API is listed once.",
        "Two resources would enable one API. Remove one of them.")
    { Source = ProjectApisSpec.Source };

    private const string Suffix = ".googleapis.com";
    internal const string Source = "https://cloud.google.com/service-usage/docs/enable-disable";

    private ProjectApisSpec(IReadOnlyList<string> services) => Services = services;

    /// <summary>The APIs that the components of this library call.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        "artifactregistry.googleapis.com", "cloudresourcemanager.googleapis.com", "compute.googleapis.com",
        "containerscanning.googleapis.com", "dns.googleapis.com", "iam.googleapis.com", "logging.googleapis.com",
        "monitoring.googleapis.com", "run.googleapis.com", "secretmanager.googleapis.com",
        "servicedirectory.googleapis.com", "storage.googleapis.com",
    ];

    /// <summary>The service names, in the order given.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Applies the default and runs every rule.</summary>
    public static Checked<ProjectApisSpec> Check(ProjectApisArgs args)
    {
        List<string> services = [.. args.Services ?? [.. Needed]];
        return new(new ProjectApisSpec(services), [.. CheckServicesAreNamed(services), .. CheckServicesAreListedOnce(services)]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ProjectApisSpec Require(string name, ProjectApisArgs args) => Check(args).OrThrow(nameof(ProjectApis), name);

    internal static string FullName(string api) => api + Suffix;

    internal static string ShortName(string service) => service[..^Suffix.Length];

    private static IEnumerable<Violation> CheckServicesAreNamed(List<string> services) =>
        services
            .Select((service, i) => (service, i))
            .Where(s => !s.service.EndsWith(Suffix, StringComparison.Ordinal) || !NameRules.IsRfc1035(ShortName(s.service)))
            .Select(s => ServicesAreNamed.Broken(
                ArgumentPath.Index("services", s.i), $"is '{s.service}', which is not the name of an API",
                $"Write its full name, such as run{Suffix}."));

    private static IEnumerable<Violation> CheckServicesAreListedOnce(List<string> services) =>
        services
            .Select((service, i) => (service, i))
            .Where(s => services.IndexOf(s.service) < s.i)
            .Select(s => ServicesAreListedOnce.Broken(
                ArgumentPath.Index("services", s.i), $"is {s.service}, which is listed before", "Remove it."));
}
