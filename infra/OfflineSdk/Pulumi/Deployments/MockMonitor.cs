using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

// Stands where the engine would be: asks the mocks, and remembers what was registered.
internal sealed class MockMonitor(IMocks mocks, Deployment deployment)
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, (string Id, object Answer)> _answers = new(StringComparer.Ordinal);

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
            {
                return [.. _resources];
            }
        }
    }

    public async Task<ResourceState> RegisterAsync(Resource resource, MockResourceArgs args, string parentUrn)
    {
        Add(resource);
        return args.Type == Stack.TypeToken
            ? new ResourceState(NewUrn(args, parentUrn), Id: "", Properties: [])
            : await AskAsync(args, parentUrn).ConfigureAwait(false);
    }

    public async Task<ResourceState> ReadAsync(Resource resource, MockResourceArgs args, string parentUrn)
    {
        var state = await AskAsync(args, parentUrn).ConfigureAwait(false);
        Add(resource);
        return state with { Id = args.Id! };
    }

    public async Task<Dictionary<string, object?>> InvokeAsync(MockCallArgs args) =>
        await SerializeAsync(await mocks.CallAsync(args).ConfigureAwait(false)).ConfigureAwait(false);

    public async Task<ResourceState> FindAsync(string urn)
    {
        (string Id, object Answer) found;
        lock (_gate)
        {
            found = _answers.TryGetValue(urn, out var known) ? known : throw new InvalidOperationException($"Unknown resource {urn}");
        }

        return new ResourceState(urn, found.Id, await SerializeAsync(found.Answer).ConfigureAwait(false));
    }

    public Task RegisterOutputsAsync(string urn, Dictionary<string, object?> outputs) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, outputs.ToImmutableDictionary(
            entry => entry.Key, entry => new Output<object?>(Deserializer.Read(entry.Value)))));

    private async Task<ResourceState> AskAsync(MockResourceArgs args, string parentUrn)
    {
        var (id, answer) = await mocks.NewResourceAsync(args).ConfigureAwait(false);
        var state = new ResourceState(
            NewUrn(args, parentUrn), id ?? args.Id ?? "", await SerializeAsync(answer).ConfigureAwait(false));
        lock (_gate)
        {
            _answers[state.Urn] = (state.Id, answer);
        }

        return state;
    }

    private void Add(Resource resource)
    {
        lock (_gate)
        {
            _resources.Add(resource);
        }
    }

    // Unlike the engine's, the URN of a mock names the first type of its parents alone: the stack.
    private string NewUrn(MockResourceArgs args, string parentUrn)
    {
        var type = parentUrn.Length == 0 ? args.Type : $"{parentUrn.Split("::")[2].Split('$')[0]}${args.Type}";
        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{type}::{args.Name}";
    }

    private static async Task<Dictionary<string, object?>> SerializeAsync(object state)
    {
        object map = state is IDictionary<string, object> generic ? generic.ToDictionary() : state;
        var serialized = await new Serializer(ResourceForm.Reference).SerializeAsync(new Place(""), map).ConfigureAwait(false);
        return serialized as Dictionary<string, object?>
            ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
    }
}

// What the engine answers about a resource.
internal sealed record ResourceState(string Urn, string Id, Dictionary<string, object?> Properties);
