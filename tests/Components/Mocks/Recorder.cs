using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

/// <summary>Answers in place of Google Cloud, and remembers what was registered and with which options.</summary>
internal sealed class Recorder
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, object>> _inputs = new();
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, Output<object?>>> _outputs = new();
    private readonly ConcurrentQueue<(Resource Resource, ResourceOptions Options)> _resources = new();

    public Recorder()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(Answer);
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns<MockRegisterResourceOutputsRequest>(Remember);
        Mocks = mocks.Object;
    }

    public IMocks Mocks { get; }

    /// <summary>What the cloud knows of a resource beyond its inputs.</summary>
    public Func<MockResourceArgs, IEnumerable<KeyValuePair<string, object>>> Computed { get; init; } = Usual;

    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        if (args.Resource is not Stack)
        {
            _resources.Enqueue((args.Resource, args.Options));
        }

        return null;
    }

    /// <summary>Everything that was registered, sorted by type and name.</summary>
    public async Task<IReadOnlyList<Registration>> ResourcesAsync()
    {
        var resources = new List<Registration>();
        foreach (var (resource, options) in _resources)
        {
            var dependsOn = await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput());
            resources.Add(new(
                resource, options, _inputs[Registration.KeyOf(resource)], [.. dependsOn.Select(Registration.KeyOf)]));
        }

        return [.. resources.OrderBy(r => r.Key, StringComparer.Ordinal)];
    }

    /// <summary>The outputs that a component registered, each as <c>name: value</c>, sorted.</summary>
    public async Task<string> OutputsAsync(Resource component)
    {
        var urn = await OutputUtilities.GetValueAsync(component.Urn);
        var lines = new List<string>();
        foreach (var (name, value) in _outputs[urn].OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            lines.Add($"{name}: {await OutputUtilities.GetValueAsync(value)}");
        }

        return string.Join('\n', lines);
    }

    private Task<(string? Id, object State)> Answer(MockResourceArgs args)
    {
        var key = $"{args.Type} {args.Name}";
        if (!_inputs.TryAdd(key, args.Inputs))
        {
            throw new InvalidOperationException($"{key} is registered twice.");
        }

        return Task.FromResult<(string?, object)>(($"{args.Name}_id", args.Inputs.SetItems(Computed(args))));
    }

    private static IEnumerable<KeyValuePair<string, object>> Usual(MockResourceArgs args) => args.Type switch
    {
        "random:index/randomId:RandomId" => [new("hex", "0a1b2c3d")],
        "gcp:cloudquota/sQuotaPreference:SQuotaPreference" => [new("reconciling", true)],
        "gcp:compute/address:Address" => [new("selfLink", $"{args.Name}_selfLink")],
        "gcp:serviceaccount/account:Account" => [new("email", $"{args.Inputs["accountId"]}@made.iam.gserviceaccount.com")],
        _ => [],
    };

    private Task Remember(MockRegisterResourceOutputsRequest request)
    {
        _outputs[request.Urn] = request.Outputs;
        return Task.CompletedTask;
    }
}
