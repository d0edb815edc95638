using Pulumi.Testing;
using Pulumi.Utilities;

namespace GpuInfra.Planning;

// Takes the place of the engine. A resource is seen twice: by its constructor's transformation, which knows the object,
// its parent and its options, and by the mocks, which know the inputs as they are sent. The constructor goes on to send
// them in the execution context that it leaves the transformation with, and so a value of that context joins the two,
// whatever their names and however late the inputs are complete.
internal sealed class PlanRecorder(StackName stack, IReadOnlyDictionary<string, string> config) : IMocks
{
    private readonly Lock _lock = new();
    private readonly AsyncLocal<Registration?> _current = new();
    private readonly Dictionary<Resource, Registration> _byResource = [];
    private readonly List<Registration> _registrations = [];

    public StackName Stack => stack;

    public SymbolTable<Registration> Symbols { get; } = new();

    public IReadOnlyList<Registration> Registrations => _registrations;

    // What the program exports, and where the secrets of that are.
    public (ImmutableDictionary<string, object?> Values, SecretMask? Mask) Outputs { get; private set; } =
        (ImmutableDictionary<string, object?>.Empty, null);

    public Registration? Find(Resource resource) => _byResource.GetValueOrDefault(resource);

    public ResourceTransformationResult? Declare(ResourceTransformationArgs declared)
    {
        lock (_lock)
        {
            var parent = declared.Options.Parent is { } resource ? Find(resource) : null;
            var root = _registrations.Count == 0 ? null : _registrations[0];
            var registration = new Registration(declared, parent ?? root, stack);
            registration.Parent?.Children.Add(registration);
            _registrations.Add(registration);
            _byResource.Add(declared.Resource, registration);
            _current.Value = registration;
        }

        return null;
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var registration = _current.Value;
        if (registration is null || registration.Type != args.Type || registration.Name != args.Name)
        {
            throw new InvalidOperationException($"The {args.Type} '{args.Name}' was sent before it was declared.");
        }

        await registration.ReceiveAsync(args.Inputs, args.Provider).ConfigureAwait(false);
        return registration.IsCustom
            ? (args.Id is { Length: > 0 } id ? id : Symbols.AddText(registration, "id"), StateOf(registration))
            : (null, ImmutableDictionary<string, object>.Empty);
    }

    // The stack's own class has no outputs and registers none of them, after those of the program.
    public async Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        if (_registrations is [{ Resource: PlanStack { Exports: { } exports } } root, ..]
            && args.Urn == root.MockUrn && args.Outputs.Count > 0)
        {
            var values = ImmutableDictionary.CreateBuilder<string, object?>();
            foreach (var (name, value) in args.Outputs)
            {
                values[name] = await OutputUtilities.GetValueAsync(value).ConfigureAwait(false);
            }

            Outputs = (values.ToImmutable(), await ArgsInspector.InspectAsync(exports, []).ConfigureAwait(false));
        }
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new PlanFailedException($"The program calls {args.Token}, which only the cloud can answer, and a plan has none.");

    private ImmutableDictionary<string, object> StateOf(Registration registration) =>
        OutputState.Of(registration, Symbols, name => OfProvider(registration, name));

    // What the provider of a resource is configured with: in the program, or for the default one in the stack's configuration.
    private string? OfProvider(Registration registration, string name) =>
        Symbols.TryFind(registration.ProviderReference ?? "", out var provider) ? provider.Owner.FindText(name, Symbols)
        : config.GetValueOrDefault($"{registration.Type.Split(':')[0]}:{name}");
}
