using Pulumi.Gcp.Projects;

namespace GpuInfra;

/// <summary>
/// The APIs of a project that must be on before anything else can be made. They stay on when the stack is destroyed,
/// since others in the project may use them.
/// </summary>
public sealed class ProjectApis : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ProjectApis);

    private readonly Dictionary<string, Service> _services = new(StringComparer.Ordinal);

    /// <summary>Enables the APIs.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ProjectApis(string name, ProjectApisArgs? args = null, ComponentResourceOptions? options = null)
        : this(name, args ?? new(), ProjectApisSpec.Check(args ?? new()).Require(nameof(ProjectApis), name, options), options) { }

    private ProjectApis(string name, ProjectApisArgs args, ProjectApisSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        foreach (var service in spec.Services)
        {
            _services.Add(service, new Service($"{name}-{ProjectApisSpec.ShortName(service)}", new()
            {
                Project = args.Project,
                ServiceName = service,
                DisableOnDestroy = false,
                DisableDependentServices = false,
            }, Child()));
        }

        RegisterOutputs();
    }

    // The enabled APIs among some, by their short names, for a resource that must wait for them.
    internal InputList<Resource> Enabled(params string[] apis) =>
        apis.Select(api => _services.GetValueOrDefault($"{api}.googleapis.com")).OfType<Resource>().ToArray();
}
