using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.OfflineSdk.Tests;

/// <summary>Mocks that remember what they were asked, and answer the inputs unless told otherwise.</summary>
internal sealed class Recorder : IMocks
{
    private readonly List<MockResourceArgs> _registered = [];
    private readonly Dictionary<string, ImmutableDictionary<string, Output<object?>>> _outputs = [];

    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } = args => ($"{args.Name}-id", args.Inputs);

    public Func<MockCallArgs, object> Reply { get; init; } = args => args.Args;

    public bool IsAsynchronous { get; init; }

    public IReadOnlyList<MockResourceArgs> Registered => _registered;

    public IReadOnlyDictionary<string, ImmutableDictionary<string, Output<object?>>> Outputs => _outputs;

    public MockResourceArgs this[string name] => _registered.Single(args => args.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        for (var i = IsAsynchronous ? Hops(args.Name!) : 0; i > 0; i--)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        lock (_registered)
        {
            _registered.Add(args);
        }

        return Answer(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(Reply(args));

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_outputs)
        {
            _outputs.Add(args.Urn, args.Outputs);
        }

        return Task.CompletedTask;
    }

    public async Task<ImmutableArray<Resource>> PreviewAsync(Action program) =>
        await Deployment.TestAsync(this, new TestOptions { IsPreview = true }, program);

    public async Task<ImmutableArray<Resource>> UpdateAsync(Action program) =>
        await Deployment.TestAsync(this, new TestOptions { IsPreview = false }, program);

    private static int Hops(string name) => name.StartsWith("slow", StringComparison.Ordinal) ? 1_000 : 1;
}
