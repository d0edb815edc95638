using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class StackTests
{
    private const string Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";

    [Fact]
    public async Task TestAsync_StackClass_ReturnsItFirst()
    {
        var mocks = new Recorder();

        var resources = await Deployment.TestWithServiceProviderAsync<Outcome>(mocks, new Services(_ => new Outcome()));

        Assert.Equal(["project-stack", "one"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal("pulumi:pulumi:Stack", resources[0].GetResourceType());
        Assert.Equal(Urn, await OutputUtilities.GetValueAsync(resources[0].Urn));
        Assert.Equal(["one"], mocks.Registered.Select(args => args.Name));
    }

    [Fact]
    public async Task Outputs_OfAStackClass_AreRegistered()
    {
        var mocks = new Recorder();

        await Deployment.TestWithServiceProviderAsync<Outcome>(mocks, new Services(_ => new Outcome()));

        var outputs = mocks.Outputs[Urn];
        Assert.Equal(["Plain", "named"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("one-id", await OutputUtilities.GetValueAsync(outputs["named"]));
    }

    [Fact]
    public async Task Outputs_NotAssigned_FailTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestWithServiceProviderAsync<Forgetful>(new Recorder(), new Services(_ => new Forgetful())));

        Assert.Equal(
            "Output(s) 'Forgotten' have no value assigned. " +
            "[Output] attributed properties must be assigned inside Stack constructor.",
            exception.Message);
    }

    [Fact]
    public async Task Outputs_OfAnotherType_FailTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => Deployment.TestWithServiceProviderAsync<Mistyped>(new Recorder(), new Services(_ => new Mistyped())));

        Assert.Equal(
            "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            exception.Message);
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_Service_IsTheStack()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<Outcome>(
            new Recorder(), new Services(_ => new Outcome()), new TestOptions { StackName = "dev", ProjectName = "gpu" });

        Assert.Equal("gpu-dev", resources[0].GetResourceName());
    }

    [Fact]
    public async Task TestWithServiceProviderAsync_NoService_FailsTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestWithServiceProviderAsync<Outcome>(new Recorder(), new Services(_ => null)));

        Assert.Contains(
            "Failed to resolve instance of type GpuInfra.OfflineSdk.Tests.StackTests+Outcome from service provider.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_Functions_ReturnTheirOutputs()
    {
        Func<IDictionary<string, object?>> program = () => new Dictionary<string, object?> { ["id"] = new Thing("one").Id };
        Func<Task<IDictionary<string, object?>>> later = async () =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return program();
        };

        var now = await Deployment.TestAsync(new Recorder(), new TestOptions(), program);
        var then = await Deployment.TestAsync(new Recorder(), new TestOptions(), later);

        foreach (var (resources, outputs) in new[] { now, then })
        {
            Assert.IsType<Thing>(Assert.Single(resources));
            Assert.Equal("one-id", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(outputs["id"])));
        }
    }

    [Fact]
    public async Task TestAsync_AsynchronousProgram_IsAwaited()
    {
        Func<Task> program = async () =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            _ = new Thing("one");
        };

        ImmutableArray<Resource> resources = await Deployment.TestAsync(new Recorder(), new TestOptions(), program);

        Assert.IsType<Thing>(Assert.Single(resources));
    }

    private sealed class Outcome : Stack
    {
        public Outcome()
        {
            var thing = new Thing("one");
            Named = thing.Id;
            Plain = Output.Create(1);
        }

        [Output("named")]
        public Output<string> Named { get; private set; }

        [Output]
        public Output<int> Plain { get; private set; }
    }

    private sealed class Forgetful : Stack
    {
        [Output]
        public Output<string>? Forgotten { get; private set; }
    }

    private sealed class Mistyped : Stack
    {
        [Output("text")]
        public string Text { get; private set; } = "";
    }
}
