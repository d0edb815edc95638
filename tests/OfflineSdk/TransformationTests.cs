using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class TransformationTests
{
    [Fact]
    public async Task Transformations_OfAncestors_RunFromTheInsideOut()
    {
        var order = new List<string>();
        ResourceTransformation Note(string who) => args =>
        {
            order.Add($"{who}:{args.Resource.GetResourceName()}");
            return null;
        };

        await new Recorder().PreviewAsync(() =>
        {
            var outer = new ComponentResource("demo:index:Outer", "outer", new() { ResourceTransformations = { Note("outer") } });
            var inner = new ComponentResource(
                "demo:index:Inner", "inner", new() { Parent = outer, ResourceTransformations = { Note("inner") } });
            _ = new Thing("thing", options: new() { Parent = inner, ResourceTransformations = { Note("own") } });
        });

        Assert.Equal(["outer:outer", "inner:inner", "outer:inner", "own:thing", "inner:thing", "outer:thing"], order);
    }

    [Fact]
    public async Task Transformation_OfTheStack_SeesEveryResourceWithArgsAndOptions()
    {
        Watched.Seen.Clear();

        await Deployment.TestWithServiceProviderAsync<Watched>(new Recorder(), new Services(_ => new Watched()));

        Assert.Equal(["project-stack", "group", "group-member"], Watched.Seen.Select(args => args.Resource.GetResourceName()));
        Assert.IsType<Watched>(Watched.Seen[0].Resource);
        Assert.Equal("t", await OutputUtilities.GetValueAsync(Assert.IsType<ThingArgs>(Watched.Seen[1].Args).Text!.ToOutput()));
        Assert.Same(Watched.Seen[1].Resource, Watched.Seen[2].Options.Parent);
        Assert.True(Watched.Seen[1].Options.Protect);
        Assert.Null(Watched.Seen[2].Options.Protect);
    }

    [Fact]
    public async Task Transformation_OtherArgsAndOptions_AreRegistered()
    {
        var mocks = new Recorder();

        await mocks.PreviewAsync(() => _ = new Thing("one", new ThingArgs { Text = "old" }, new()
        {
            ResourceTransformations =
            {
                _ => new(new ThingArgs { Text = "new" }, new CustomResourceOptions { ImportId = "id" }),
            },
        }));

        Assert.Equal("new", mocks["one"].Inputs["text"]);
        Assert.Equal("id", mocks["one"].Id);
    }

    [Fact]
    public async Task Transformation_OtherParent_FailsTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => new Recorder().PreviewAsync(() =>
        {
            var other = new Thing("other");
            _ = new Thing("one", options: new()
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = other }) },
            });
        }));

        Assert.Contains(
            "System.ArgumentException: Transformations cannot currently be used to change the 'parent' of a resource.",
            exception.Message,
            StringComparison.Ordinal);
    }

    private sealed class Watched : Stack
    {
        public Watched()
            : base(new StackOptions { ResourceTransformations = { Watch } })
        {
            _ = new Group("group", new ThingArgs { Text = "t" }, new() { Protect = true });
        }

        public static List<ResourceTransformationArgs> Seen { get; } = [];

        private static ResourceTransformationResult? Watch(ResourceTransformationArgs args)
        {
            Seen.Add(args);
            return null;
        }
    }
}
