using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.Iap;

namespace GpuInfra;

/// <summary>A private service on Cloud Run whose instances have a GPU.</summary>
/// <remarks>
/// Every instance runs in the second generation and, with a GPU, is billed for as long as it lives. Nobody may call the
/// service who is not named in <see cref="ServiceSettings.Invokers"/>.
/// </remarks>
public sealed class GpuService : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(GpuService);

    /// <summary>Checks the arguments and makes the service.</summary>
    /// <param name="name">The name of the component and of the service in Google Cloud.</param>
    /// <param name="args">What the service is like.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="InvalidArgsException">The arguments break a rule; nothing was registered.</exception>
    public GpuService(string name, GpuServiceArgs args, ComponentResourceOptions? options = null)
        : this(name, args, GpuServiceSpec.Check(name, args).Require(nameof(GpuService), name, options), options)
    {
    }

    internal GpuService(string name, GpuServiceArgs wiring, GpuServiceSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, wiring, options)
    {
        var service = CreateService(name, wiring, spec);
        CreateInvokers(name, service, spec);
        CreateAccessors(name, service, spec);

        Uri = service.Uri;
        ServiceName = service.Name;
        Location = service.Location;
        LatestReadyRevision = service.LatestReadyRevision;
        LatestCreatedRevision = service.LatestCreatedRevision;
        RegisterOutputs();
    }

    /// <summary>The address that invokers call.</summary>
    [Output("uri")]
    public Output<string> Uri { get; private set; }

    /// <summary>The name of the service in Google Cloud.</summary>
    [Output("serviceName")]
    public Output<string> ServiceName { get; private set; }

    /// <summary>The region of the service.</summary>
    [Output("location")]
    public Output<string> Location { get; private set; }

    /// <summary>The revision that serves; a deployment is proven when it is <see cref="LatestCreatedRevision"/>.</summary>
    [Output("latestReadyRevision")]
    public Output<string> LatestReadyRevision { get; private set; }

    /// <summary>The revision that was made last.</summary>
    [Output("latestCreatedRevision")]
    public Output<string> LatestCreatedRevision { get; private set; }

    private Service CreateService(string name, GpuServiceArgs wiring, GpuServiceSpec spec)
    {
        var child = Child();
        child.CustomTimeouts = new CustomTimeouts { Create = spec.DeployTimeout, Update = spec.DeployTimeout };
        return new Service(name, ServiceResource.Describe(wiring, spec), child);
    }

    private void CreateInvokers(string name, Service service, GpuServiceSpec spec)
    {
        foreach (var member in spec.Invokers)
        {
            _ = new ServiceIamMember(
                $"{name}-invoker-{MemberKey.Of(member)}",
                new ServiceIamMemberArgs
                {
                    Name = service.Name,
                    Location = service.Location,
                    Project = service.Project,
                    Role = PipelinePermissions.InvokerRole,
                    Member = member,
                },
                Child());
        }
    }

    private void CreateAccessors(string name, Service service, GpuServiceSpec spec)
    {
        foreach (var member in spec.Options.IapAccessors)
        {
            _ = new WebCloudRunServiceIamMember(
                $"{name}-accessor-{MemberKey.Of(member)}",
                new WebCloudRunServiceIamMemberArgs
                {
                    CloudRunServiceName = service.Name,
                    Location = service.Location,
                    Project = service.Project,
                    Role = PipelinePermissions.AccessorRole,
                    Member = member,
                },
                Child());
        }
    }
}
