using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.Components.Tests;

/// <summary>Runs a program with mocks in place of the engine and keeps what it registers.</summary>
internal sealed class Recording
{
    private readonly ConcurrentQueue<MockResourceArgs> _registrations = [];
    private readonly ConcurrentDictionary<string, ResourceOptions> _options = [];

    private Recording()
    {
    }

    public IReadOnlyList<RecordedResource> Resources =>
        [.. _registrations.Where(r => !IsComponent(r)).OrderBy(r => r.Name, StringComparer.Ordinal).Select(Record)];

    public IReadOnlyList<string> Registered =>
        [.. _registrations.Select(r => $"{r.Type} {r.Name}").Order(StringComparer.Ordinal)];

    /// <summary>Runs a program in preview and in update, which must register the same, and returns what that is.</summary>
    public static async Task<Recording> RunAsync(Action<ComponentResourceOptions> program)
    {
        var preview = await RunAsync(program, isPreview: true);
        var update = await RunAsync(program, isPreview: false);

        Assert.Equal(preview.Resources.SelectMany(r => r.Lines), update.Resources.SelectMany(r => r.Lines));
        Assert.Equal(preview.Registered, update.Registered);
        return update;
    }

    private static async Task<Recording> RunAsync(Action<ComponentResourceOptions> program, bool isPreview)
    {
        var recording = new Recording();
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns<MockResourceArgs>(recording.AnswerAsync);
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);

        await Deployment.TestAsync(
            mocks.Object,
            new TestOptions { IsPreview = isPreview, ProjectName = "tests", StackName = "test" },
            () => program(new ComponentResourceOptions { ResourceTransformations = { recording.Watch } }));
        return recording;
    }

    private static bool IsComponent(MockResourceArgs registration) =>
        registration.Type!.StartsWith("gpuinfra:", StringComparison.Ordinal);

    private RecordedResource Record(MockResourceArgs registration) =>
        new(registration.Type!, registration.Name!, registration.Inputs)
        {
            Options = Assert.IsType<CustomResourceOptions>(_options[$"{registration.Type} {registration.Name}"]),
        };

    private ResourceTransformationResult? Watch(ResourceTransformationArgs args)
    {
        _options[$"{args.Resource.GetResourceType()} {args.Resource.GetResourceName()}"] = args.Options;
        return null;
    }

    private Task<(string? Id, object State)> AnswerAsync(MockResourceArgs args)
    {
        _registrations.Enqueue(args);
        var outputs = new Dictionary<string, object>
        {
            ["project"] = "test-project",
            ["email"] = $"{args.Name}@test-project.iam.gserviceaccount.com",
            ["uri"] = $"https://{args.Name}.example",
            ["latestReadyRevision"] = $"{args.Name}-00001",
            ["latestCreatedRevision"] = $"{args.Name}-00002",
        };
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", outputs.ToImmutableDictionary().SetItems(args.Inputs)));
    }
}
