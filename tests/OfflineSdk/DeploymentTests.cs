using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.OfflineSdk.Tests;

public class DeploymentTests
{
    [Fact]
    public async Task Instance_WithoutOptions_HasTheDefaults() => await new Recorder().PreviewAsync(() =>
    {
        var instance = Deployment.Instance;
        Assert.Equal(("project", "stack", "organization"), (instance.ProjectName, instance.StackName, instance.OrganizationName));
        Assert.True(instance.IsDryRun);
        Assert.Throws<InvalidOperationException>(() => instance.RootDirectory);
    });

    [Fact]
    public async Task Instance_WithOptions_HasThem() => await Deployment.TestAsync(
        new Recorder(),
        new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", RootDirectory = "/r", IsPreview = false },
        () =>
        {
            var instance = Deployment.Instance;
            Assert.Equal(("p", "s", "o"), (instance.ProjectName, instance.StackName, instance.OrganizationName));
            Assert.Equal("/r", instance.RootDirectory);
            Assert.False(instance.IsDryRun);
        });

    [Fact]
    public async Task Instance_AfterARun_IsGone()
    {
        await new Recorder().PreviewAsync(() => { });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task TestAsync_InsideARun_Throws() => await new Recorder().PreviewAsync(() =>
    {
        var exception = Assert.ThrowsAsync<InvalidOperationException>(() => new Recorder().PreviewAsync(() => { })).Result;
        Assert.Equal("Deployment.Instance should only be set once at the beginning of a 'Run' call.", exception.Message);
    });

    [Fact]
    public async Task TestAsync_RunsSideBySide_DoNotMeet()
    {
        var runs = Enumerable.Range(0, 20).Select(async i =>
        {
            var mocks = new Recorder { IsAsynchronous = true };
            await Deployment.TestAsync(mocks, new TestOptions { StackName = $"s{i}" }, () =>
            {
                _ = new Thing($"{Deployment.Instance.StackName}-a");
                _ = new Thing($"{Deployment.Instance.StackName}-b");
            });
            return mocks.Registered.Select(args => args.Name).Order().ToArray();
        });

        var names = await Task.WhenAll(runs);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => new[] { $"s{i}-a", $"s{i}-b" }), names);
    }

    [Fact]
    public async Task RunAsync_WithoutAnEngine_NeverSucceeds()
    {
        var runs = new Func<Task<int>>[]
        {
            () => Deployment.RunAsync(() => { }),
            () => Deployment.RunAsync(() => new Dictionary<string, object?>()),
            () => Deployment.RunAsync(() => Task.CompletedTask),
            () => Deployment.RunAsync<Stack>(null!),
        };

        foreach (var run in runs)
        {
            var exitCode = 0;
            var exception = await Record.ExceptionAsync(async () => exitCode = await run());
            Assert.True(exception is not null || exitCode != 0);
        }
    }
}
