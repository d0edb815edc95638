using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class StateTests
{
    [Fact]
    public async Task State_EveryKind_ReachesTheOutputs()
    {
        var thing = await AnswerAsync(new Dictionary<string, object>
        {
            ["text"] = "t",
            ["number"] = 3,
            ["ratio"] = 0.5,
            ["flag"] = true,
            ["list"] = new[] { "a", "b" },
            ["map"] = new Dictionary<string, string> { ["k"] = "v" },
            ["parts"] = new[]
            {
                new Dictionary<string, object> { ["name"] = "one", ["size"] = 1 },
                new Dictionary<string, object> { ["name"] = "two" },
            },
        });

        Assert.Equal("t", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(3, await OutputUtilities.GetValueAsync(thing.Number));
        Assert.Equal(0.5, await OutputUtilities.GetValueAsync(thing.Ratio));
        Assert.True(await OutputUtilities.GetValueAsync(thing.Flag));
        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(thing.List)).ToArray());
        Assert.Equal("v", (await OutputUtilities.GetValueAsync(thing.Map))["k"]);
        var parts = await OutputUtilities.GetValueAsync(thing.Parts);
        Assert.Equal([("one", 1), ("two", null)], parts.Select(part => (part.Name, part.Size)));
    }

    [Fact]
    public async Task State_Missing_IsUnknownInPreviewAndDefaultInUpdate()
    {
        var preview = await AnswerAsync(new Dictionary<string, object>(), isPreview: true);
        var update = await AnswerAsync(new Dictionary<string, object>());

        Assert.False(await OutputUtilities.GetIsKnownAsync(preview.Text));
        Assert.True(await OutputUtilities.GetIsKnownAsync(update.Text));
        Assert.Null(await OutputUtilities.GetValueAsync(update.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(update.Number));
        Assert.Null(await OutputUtilities.GetValueAsync(update.Ratio));
        Assert.True((await OutputUtilities.GetValueAsync(update.List)).IsDefault);
    }

    [Fact]
    public async Task State_OutputsInside_KeepWhatTheyAre()
    {
        var thing = await AnswerAsync(new Dictionary<string, object>
        {
            ["text"] = Output.CreateSecret("s"),
            ["number"] = OutputUtilities.CreateUnknown(1),
            ["list"] = new object[] { "a", Output.CreateSecret("b") },
        });

        Assert.True(await Output.IsSecretAsync(thing.Text));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(thing.Text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Number));
        Assert.True(await Output.IsSecretAsync(thing.List));
        Assert.False(await Output.IsSecretAsync(thing.Flag));
    }

    [Fact]
    public async Task State_OtherType_BecomesTheDefault()
    {
        var thing = await AnswerAsync(new Dictionary<string, object> { ["text"] = 1, ["number"] = "x", ["list"] = "y" });

        Assert.Null(await OutputUtilities.GetValueAsync(thing.Text));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(thing.Number));
        Assert.True((await OutputUtilities.GetValueAsync(thing.List)).IsDefault);
    }

    [Fact]
    public async Task State_Output_DependsOnItsResource()
    {
        var thing = await AnswerAsync(new Dictionary<string, object> { ["text"] = "t" });

        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Text));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Id));
        Assert.Equal([thing], await OutputUtilities.GetDependenciesAsync(thing.Urn));
    }

    [Fact]
    public async Task State_NotAMap_FailsTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => AnswerAsync("text"));

        Assert.Contains("System.String is not a supported argument type", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_NoneAnswered_IsUnknown()
    {
        var mocks = new Recorder { Answer = args => (null, args.Inputs) };

        var thing = Assert.IsType<Thing>((await mocks.UpdateAsync(() => _ = new Thing("one"))).Last());

        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Id));
    }

    [Fact]
    public async Task Id_Imported_IsGivenToTheMocksAndKept()
    {
        var mocks = new Recorder { Answer = args => (null, args.Inputs) };

        var resources = await mocks.UpdateAsync(() => _ = new Thing("one", options: new() { ImportId = "existing" }));

        Assert.Equal("existing", mocks["one"].Id);
        Assert.Equal("existing", await OutputUtilities.GetValueAsync(Assert.IsType<Thing>(resources.Last()).Id));
    }

    [Fact]
    public async Task Id_OfAnExistingResource_ReadsIt()
    {
        var mocks = new Recorder { Answer = _ => ("other", ImmutableDictionary<string, object>.Empty.Add("text", "found")) };

        var resources = await mocks.UpdateAsync(() => _ = new Thing("one", options: new() { Id = "existing" }));

        var thing = Assert.IsType<Thing>(resources.Last());
        Assert.Equal("existing", mocks["one"].Id);
        Assert.Equal("existing", await OutputUtilities.GetValueAsync(thing.Id));
        Assert.Equal("found", await OutputUtilities.GetValueAsync(thing.Text));
    }

    [Fact]
    public async Task Urn_OfARegisteredResource_GetsItsState()
    {
        var mocks = new Recorder();
        Thing? again = null;

        await mocks.UpdateAsync(() =>
        {
            var one = new Thing("one", new ThingArgs { Text = "t" });
            again = new Thing("again", options: new() { Urn = OutputUtilities.GetValueAsync(one.Urn).Result });
        });

        Assert.Equal("t", await OutputUtilities.GetValueAsync(again!.Text));
        Assert.Equal("one-id", await OutputUtilities.GetValueAsync(again.Id));
        Assert.Single(mocks.Registered);
    }

    private static async Task<Thing> AnswerAsync(object state, bool isPreview = false)
    {
        var mocks = new Recorder { Answer = _ => ("id", state) };
        Action program = () => _ = new Thing("one");
        return Assert.IsType<Thing>((await (isPreview ? mocks.PreviewAsync(program) : mocks.UpdateAsync(program))).Last());
    }
}
