using System.Collections.Immutable;

namespace GpuInfra;

/// <summary>One served model: the account it runs as, and the Cloud Run service with the engine's defaults.</summary>
public sealed class ModelService : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(ModelService);

    /// <summary>Makes the identity and the service.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public ModelService(string name, ModelServiceArgs args, ComponentResourceOptions? options = null)
        : this(name, args, ModelServiceSpec.Check(name, args).Require(nameof(ModelService), name, options), options) { }

    private ModelService(string name, ModelServiceArgs args, ModelServiceSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        var platform = args.Platform;
        var identity = new ServiceIdentity(ModelServiceSpec.IdentityName(name), spec.Identity, Part(platform?.Apis));
        var before = ((args.EngineImage is null ? platform?.Foundation : platform?.FoundationWithImages) ?? []).Concat([identity]);
        if (spec.Import is { } import)
        {
            before = before.Concat([new ModelImport(ModelServiceSpec.ImportName(name), import, spec.Importing!, Part(platform?.FoundationOfImports))]);
        }

        var service = new GpuService(name, Wiring(args, identity), spec.Service, Part(before));

        Uri = service.Uri;
        ServiceAccount = identity.Email;
        var endpoint = spec.EndpointOn(platform?.Spec);
        Endpoint = service.Uri.Apply(endpoint.At);
        RegisterOutputs();
    }

    /// <summary>The address that callers use.</summary>
    [Output("uri")]
    public Output<string> Uri { get; private set; }

    /// <summary>How it is called: see <see cref="ServiceEndpoint.At"/>.</summary>
    [Output("endpoint")]
    public Output<ImmutableDictionary<string, string>> Endpoint { get; private set; }

    /// <summary>E-mail address of the account that the service runs as.</summary>
    [Output("serviceAccount")]
    public Output<string> ServiceAccount { get; private set; }

    private static GpuServiceArgs Wiring(ModelServiceArgs args, ServiceIdentity identity) => new()
    {
        Project = args.Project!,
        Location = args.Location!,
        Network = args.Network,
        Subnetwork = args.Subnetwork,
        ServiceAccount = identity.Email,
    };
}
