using System.Diagnostics.CodeAnalysis;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that has a URN.</summary>
[DynamicallyAccessedMembers(Outputs)]
public class Resource
{
    internal const DynamicallyAccessedMemberTypes Outputs = DynamicallyAccessedMemberTypes.PublicProperties;

    private static readonly ImmutableDictionary<string, ProviderResource> NoProviders =
        ImmutableDictionary<string, ProviderResource>.Empty;

    private ImmutableHashSet<Resource>? _origin;
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = NoProviders;

    private protected Resource(ResourceKind kind, ResourceRequest request)
    {
        var deployment = Deployment.Current;
        Kind = kind;
        Slots = Assign(urnOnly: kind == ResourceKind.LocalComponent && request.Options.Urn is null);
        _type = request.Type;
        _name = request.Name;
        _transformations = Join(request.Options.ResourceTransformations, ParentOf(request, deployment)?._transformations ?? []);

        request = Transform(request);
        request = request with { Options = request.Options.Clone() };
        _providers = ProvidersFor(request);
        if (request.Options.Parent is { Kind: ResourceKind.LocalComponent } component)
        {
            component.Children.Add(this);
        }

        foreach (var alias in request.Options.Aliases)
        {
            alias.Apply(value => value.Check());
        }

        deployment.Register(this, request);
    }

    private protected Resource(string urn)
    {
        Kind = ResourceKind.Reference;
        Slots = [];
        _type = "";
        _name = "";
        Urn = new Output<string>(OutputData<string>.Known(urn) with { Resources = Origin });
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal ResourceKind Kind { get; }

    internal ImmutableArray<OutputSlot> Slots { get; }

    internal ChildResources Children { get; } = new();

    // Held while one of its outputs gets its value, or is asked for it.
    internal Lock Gate { get; } = new();

    // Where its outputs come from.
    internal ImmutableHashSet<Resource> Origin => _origin ??= [this];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ProviderResource? ProviderFor(string type) =>
        PackageOf(type) is { } package ? _providers.GetValueOrDefault(package) : null;

    private static Resource? ParentOf(ResourceRequest request, Deployment deployment) =>
        request.Type == Stack.TypeToken ? null
        : request.Options.Parent is { } parent ? parent
        : request.Options.Urn is null ? deployment.Stack
        : null;

    private static ImmutableArray<ResourceTransformation> Join(
        List<ResourceTransformation> own, ImmutableArray<ResourceTransformation> inherited) =>
        own.Count == 0 ? inherited : [.. own, .. inherited];

    private static string? PackageOf(string type) => type.Split(':') is [var package, _, _] ? package : null;

    // A component assigns all but the URN itself.
    private ImmutableArray<OutputSlot> Assign(bool urnOnly) =>
    [
        .. OutputProperty.Of(GetType())
            .Where(property => !urnOnly || property.Info.DeclaringType == typeof(Resource))
            .Select(property => OutputSlots.Create(property, this)),
    ];

    private ResourceRequest Transform(ResourceRequest request)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, request.Args, request.Options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != request.Options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            request = request with { Args = result.Args, Options = result.Options };
        }

        return request;
    }

    private ImmutableDictionary<string, ProviderResource> ProvidersFor(ResourceRequest request)
    {
        var options = request.Options;
        var given = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not null && given.Count > 0)
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        var inherited = options.Parent?._providers ?? NoProviders;
        if (options.Provider is not { } provider)
        {
            return inherited.SetItems(given.Select(each => KeyValuePair.Create(each.Package, each)));
        }

        var package = Kind == ResourceKind.Custom ? PackageOf(request.Type) : provider.Package;
        return package is null ? inherited : inherited.SetItem(package, provider);
    }
}
