using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class DependencyTests
{
    [Fact]
    public async Task DependsOn_Resource_IsRegisteredAfterIt()
    {
        var mocks = new Recorder { IsAsynchronous = true };

        await mocks.UpdateAsync(() =>
        {
            var first = new Thing("slow");
            var second = new Thing("second", options: new() { DependsOn = first });
            _ = new Thing("third", options: new() { DependsOn = { first, second } });
        });

        Assert.Equal(["slow", "second", "third"], mocks.Registered.Select(args => args.Name));
    }

    [Fact]
    public async Task DependsOn_Component_IsRegisteredAfterItsDescendants()
    {
        var mocks = new Recorder { IsAsynchronous = true };

        await mocks.UpdateAsync(() =>
        {
            var outer = new Group("outer");
            _ = new Group("slow", options: new() { Parent = outer });
            _ = new Thing("last", options: new() { DependsOn = outer });
        });

        Assert.Equal(5, mocks.Registered.Count);
        Assert.Equal("last", mocks.Registered[^1].Name);
    }

    [Fact]
    public async Task Input_OutputOfAnother_IsRegisteredAfterIt()
    {
        var mocks = new Recorder { IsAsynchronous = true };

        await mocks.UpdateAsync(() =>
        {
            var first = new Thing("first", new ThingArgs { Text = "t" });
            _ = new Thing("second", new ThingArgs { Text = Output.Format($"{first.Id}/{first.Text}") });
        });

        Assert.Equal("first-id/t", mocks["second"].Inputs["text"]);
    }

    [Fact]
    public async Task Input_DependingOnAnother_IsRegisteredAfterIt()
    {
        var mocks = new Recorder { IsAsynchronous = true };

        await mocks.UpdateAsync(() =>
            _ = new Thing("last", new ThingArgs { Text = OutputUtilities.WithDependency(Output.Create("t"), new Thing("slow")) }));

        Assert.Equal(["slow", "last"], mocks.Registered.Select(args => args.Name));
    }

    [Fact]
    public async Task DependsOn_ManyOnOneComponent_AllRegister()
    {
        var mocks = new Recorder();

        await mocks.PreviewAsync(() =>
        {
            var group = new Group("group");
            for (var i = 0; i < 5_000; i++)
            {
                InputList<Resource> dependsOn = i % 2 == 0 ? group : new Thing($"other-{i}");
                _ = new Thing($"thing-{i}", options: new() { DependsOn = dependsOn });
            }
        });

        Assert.Equal(7_502, mocks.Registered.Count);
    }
}
