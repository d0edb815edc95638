using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

public class ProviderTests
{
    private const string Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:demo::";

    [Fact]
    public async Task Provider_OfAResource_IsNamedByUrnAndId()
    {
        var mocks = new Recorder();

        await mocks.UpdateAsync(() => _ = new Thing("one", options: new() { Provider = new DemoProvider("own") }));

        Assert.Equal("pulumi:providers:demo", mocks["own"].Type);
        Assert.Equal($"{Urn}own::own-id", mocks["one"].Provider);
    }

    [Fact]
    public async Task Provider_WithoutAnId_IsNamedUnknown()
    {
        var mocks = new Recorder { Answer = args => (null, args.Inputs) };

        await mocks.PreviewAsync(() => _ = new Thing("one", options: new() { Provider = new DemoProvider("own") }));

        Assert.Equal($"{Urn}own::04da6b54-80e4-46f7-96ec-b56ff0331ba9", mocks["one"].Provider);
    }

    [Fact]
    public async Task Providers_OfAComponent_AreInheritedByDescendants()
    {
        var mocks = new Recorder();

        await mocks.UpdateAsync(() =>
        {
            var many = new Group("many", options: new() { Providers = { new DemoProvider("far") } });
            _ = new Group("nested", options: new() { Parent = many });
            _ = new Group("single", options: new() { Parent = many, Provider = new DemoProvider("near") });
            _ = new Group("without");
        });

        Assert.Equal($"{Urn}far::far-id", mocks["many-member"].Provider);
        Assert.Equal($"{Urn}far::far-id", mocks["nested-member"].Provider);
        Assert.Equal($"{Urn}near::near-id", mocks["single-member"].Provider);
        Assert.Equal("", mocks["without-member"].Provider);
        Assert.Equal("", mocks["many"].Provider);
    }

    [Fact]
    public async Task Provider_OfACustomParent_IsInherited()
    {
        var mocks = new Recorder();

        await mocks.UpdateAsync(() =>
        {
            var parent = new Thing("parent", options: new() { Provider = new DemoProvider("own") });
            _ = new Thing("child", options: new() { Parent = parent });
            _ = new CustomResource("other:index:Thing", "other", null, new() { Parent = parent });
        });

        Assert.Equal($"{Urn}own::own-id", mocks["child"].Provider);
        Assert.Equal("", mocks["other"].Provider);
    }

    [Fact]
    public async Task Providers_BothForms_FailTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => new Recorder().PreviewAsync(() =>
        {
            var provider = new DemoProvider("own");
            _ = new Group("one", options: new() { Provider = provider, Providers = { provider } });
        }));

        Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            exception.Message,
            StringComparison.Ordinal);
    }
}
