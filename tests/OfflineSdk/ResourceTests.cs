using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class ResourceTests
{
    [Fact]
    public async Task Registered_Resource_HasTypeNameUrnAndId()
    {
        var mocks = new Recorder();

        var resources = await mocks.PreviewAsync(() => _ = new Thing("one"));

        var thing = Assert.IsType<Thing>(Assert.Single(resources));
        Assert.Equal("demo:index/thing:Thing", thing.GetResourceType());
        Assert.Equal("one", thing.GetResourceName());
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index/thing:Thing::one",
            await OutputUtilities.GetValueAsync(thing.Urn));
        Assert.Equal("one-id", await OutputUtilities.GetValueAsync(thing.Id));
        Assert.Equal(("demo:index/thing:Thing", "one"), (mocks["one"].Type, mocks["one"].Name));
        Assert.Equal(("", ""), (mocks["one"].Id, mocks["one"].Provider));
    }

    [Fact]
    public async Task Registered_Grandchild_HasAUrnWithoutTheChain()
    {
        var resources = await new Recorder().PreviewAsync(() => _ = new Group("one"));

        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index/thing:Thing::one-member",
            await OutputUtilities.GetValueAsync(resources.OfType<Thing>().Single().Urn));
    }

    [Fact]
    public async Task Component_WithArgs_ShowsThemToTheMocks()
    {
        var mocks = new Recorder();

        await mocks.PreviewAsync(() => _ = new Group("one", new ThingArgs { Text = "t" }));

        Assert.Equal(["one", "one-member"], mocks.Registered.Select(args => args.Name));
        Assert.Equal("t", mocks["one"].Inputs["text"]);
    }

    [Fact]
    public async Task RegisterOutputs_Parameterless_RegistersEveryAssignedOutput()
    {
        var mocks = new Recorder();

        await mocks.PreviewAsync(() => _ = new Group("one"));

        var outputs = mocks.Outputs["urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index:Group::one"];
        Assert.Equal(["Greeting"], outputs.Keys);
        Assert.Equal("hello one", await OutputUtilities.GetValueAsync(outputs["Greeting"]));
    }

    [Fact]
    public async Task RegisterOutputs_EachForm_RegistersTheSame()
    {
        var mocks = new Recorder();

        await mocks.PreviewAsync(() =>
        {
            _ = new Announcer("dictionary", announcer => announcer.Announce(new Dictionary<string, object?> { ["a"] = 1 }));
            _ = new Announcer("task", announcer => announcer.Announce(Announcer.Later()));
            _ = new Announcer("output", announcer => announcer.Announce(Output.Create(Announcer.Later())));
        });

        Assert.Equal(3, mocks.Outputs.Keys.Count(urn => urn.Contains("Announcer", StringComparison.Ordinal)));
        foreach (var (_, outputs) in mocks.Outputs.Where(each => each.Key.Contains("Announcer", StringComparison.Ordinal)))
        {
            Assert.Equal(1.0, await OutputUtilities.GetValueAsync(outputs["a"]));
        }
    }

    [Fact]
    public async Task RemoteComponent_State_ReachesItsOutputs()
    {
        var mocks = new Recorder { Answer = _ => (null, new Dictionary<string, object> { ["said"] = "far away" }) };

        var resources = await mocks.UpdateAsync(() => _ = new Remote("one"));

        Assert.Equal("far away", await OutputUtilities.GetValueAsync(resources.OfType<Remote>().Single().Said));
    }

    [Theory]
    [InlineData("", "name", "type")]
    [InlineData("type", "", "name")]
    public async Task Resource_WithoutTypeOrName_Throws(string type, string name, string missing) =>
        await new Recorder().PreviewAsync(() =>
        {
            var exception = Assert.Throws<ArgumentException>(() => new CustomResource(type, name, args: null, options: null));
            Assert.Equal(missing, exception.ParamName);
            Assert.StartsWith($"'{missing}' cannot be null or empty.", exception.Message, StringComparison.Ordinal);
        });

    [Fact]
    public async Task Resource_OutputOfAnotherType_Throws() => await new Recorder().PreviewAsync(() =>
    {
        var exception = Assert.Throws<RunException>(() => new Wrong("one"));
        Assert.Equal(
            "Output(s) 'value' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            exception.Message);
    });

    [Fact]
    public void Resource_OutsideOfARun_Throws()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new Thing("one"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", exception.Message);
    }

    private sealed class Announcer : ComponentResource
    {
        public Announcer(string name, Action<Announcer> announce)
            : base("demo:index:Announcer", name) => announce(this);

        public static async Task<IDictionary<string, object?>> Later()
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return new Dictionary<string, object?> { ["a"] = 1 };
        }

        public void Announce(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

        public void Announce(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

        public void Announce(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }

    private sealed class Remote(string name) : ComponentResource("demo:index:Remote", name, null, null, remote: true)
    {
        [Output("said")]
        public Output<string> Said { get; private set; } = null!;
    }

    private sealed class Wrong(string name) : CustomResource("demo:index:Wrong", name, args: null, options: null)
    {
        [Output("value")]
        public string Value { get; private set; } = "";
    }
}
