using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class SerializationTests
{
    [Fact]
    public async Task Inputs_Primitives_ArriveWithDoubleNumbers()
    {
        var inputs = await RegisterAsync(new ThingArgs { Text = "t", Number = 3, Ratio = 0.5, Flag = false });

        Assert.Equal(["flag", "number", "ratio", "text"], inputs.Keys.Order());
        Assert.Equal("t", inputs["text"]);
        Assert.Equal(3.0, inputs["number"]);
        Assert.Equal(0.5, inputs["ratio"]);
        Assert.Equal(false, inputs["flag"]);
    }

    [Fact]
    public async Task Inputs_Collections_ArriveImmutable()
    {
        var inputs = await RegisterAsync(new ThingArgs
        {
            List = ["a", "b"],
            Map = new() { ["k"] = "v" },
            PlainList = new List<string> { "x" },
            PlainMap = new Dictionary<string, int> { ["n"] = 1 },
        });

        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(inputs["list"]).ToArray());
        Assert.Equal("v", Assert.Single(Map(inputs["map"])).Value);
        Assert.Equal(["x"], Assert.IsType<ImmutableArray<object>>(inputs["plainList"]).ToArray());
        Assert.Equal(1.0, Map(inputs["plainMap"])["n"]);
    }

    [Fact]
    public async Task Inputs_NestedArgs_ArriveByTheirNamesWithoutNulls()
    {
        var inputs = await RegisterAsync(new ThingArgs
        {
            Part = new PartArgs { Name = "one" },
            Parts = [new PartArgs { Name = "two", Size = 2 }],
            PlainPart = new PartArgs { Name = "three" },
        });

        Assert.Equal([KeyValuePair.Create("name", (object)"one")], Map(inputs["part"]));
        Assert.Equal(2.0, Map(Assert.IsType<ImmutableArray<object>>(inputs["parts"])[0])["size"]);
        Assert.Equal("three", Map(inputs["plainPart"])["name"]);
    }

    [Fact]
    public async Task Inputs_OddValues_ArriveAsTheirNearestWireForm()
    {
        var inputs = await RegisterAsync(new ThingArgs
        {
            Any = new object?[] { null, new Dictionary<string, object?> { ["gone"] = null } },
            PlainList = ImmutableArray<string>.Empty,
        });

        var any = Assert.IsType<ImmutableArray<object>>(inputs["any"]);
        Assert.Null(any[0]);
        Assert.Empty(Map(any[1]));
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(inputs["plainList"]));
    }

    [Fact]
    public async Task Inputs_DefaultImmutableArray_ArrivesEmpty()
    {
        var inputs = await RegisterAsync(new ThingArgs { Any = default(ImmutableArray<string>) });

        Assert.Empty(Assert.IsType<ImmutableArray<object>>(inputs["any"]));
    }

    [Fact]
    public async Task Inputs_Secrets_ArriveAsPlainText()
    {
        var (text, item) = (Output.CreateSecret("s"), Output.CreateSecret("b"));

        var inputs = await RegisterAsync(new ThingArgs { Text = text, List = ["a", item] });

        Assert.Equal("s", inputs["text"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(inputs["list"]).ToArray());
    }

    [Fact]
    public async Task Inputs_UnknownAnywhere_DropsTheTopLevelProperty()
    {
        Input<string> unknown = OutputUtilities.CreateUnknown("u");

        var inputs = await RegisterAsync(new ThingArgs
        {
            Text = unknown,
            List = ["a", unknown],
            Map = new() { ["a"] = "a", ["u"] = unknown },
            Parts = [new PartArgs { Name = "kept" }, new PartArgs { Name = unknown }],
            Part = new PartArgs { Name = "kept" },
        });

        Assert.Equal(["part"], inputs.Keys);
    }

    [Fact]
    public async Task Inputs_InternalKeys_AreDroppedFromNestedMapsOnly()
    {
        var inputs = await RegisterAsync(new ThingArgs { PlainMap = new Dictionary<string, int> { ["__x"] = 1, ["y"] = 2 } });

        Assert.Equal(["y"], Map(inputs["plainMap"]).Keys);
    }

    [Fact]
    public async Task Inputs_Json_ArriveAsSpacedTextWithSortedKeys()
    {
        var inputs = await RegisterAsync(new ThingArgs
        {
            Json = new PartArgs { Name = "q\"\\<é>\t\u0001", Size = 2 },
            Labels = new() { ["b"] = "2", ["a"] = "1" },
            PlainJson = new()
            {
                ["empty"] = new Dictionary<string, object?>(),
                ["list"] = new object?[] { 1.5, true, null, "x" },
                ["none"] = Array.Empty<string>(),
            },
        });

        Assert.Equal("""{ "name": "q\"\\\u003cé\u003e\t\u0001", "size": 2 }""", inputs["json"]);
        Assert.Equal("""{ "a": "1", "b": "2" }""", inputs["labels"]);
        Assert.Equal("""{ "empty": { }, "list": [ 1.5, true, null, "x" ], "none": [ ] }""", inputs["plainJson"]);
    }

    [Fact]
    public async Task Inputs_JsonOfUnknown_IsDropped()
    {
        var inputs = await RegisterAsync(new ThingArgs { Labels = new() { ["a"] = OutputUtilities.CreateUnknown("1") } });

        Assert.Empty(inputs);
    }

    [Fact]
    public async Task Inputs_Resource_ArrivesAsAResourceWithItsUrn()
    {
        var mocks = new Recorder();

        await mocks.UpdateAsync(() => _ = new Thing("two", new ThingArgs { Resource = new Group("one") }));

        var resource = Assert.IsType<Resource>(mocks["two"].Inputs["resource"], exactMatch: false);
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index:Group::one",
            await OutputUtilities.GetValueAsync(resource.Urn));
    }

    [Theory]
    [InlineData(1L, "System.Int64 is not a supported argument type.\n\tresource:one[demo:index/thing:Thing].any")]
    [InlineData('c', "System.Char is not a supported argument type.\n\tresource:one[demo:index/thing:Thing].any")]
    public async Task Inputs_UnsupportedType_FailTheRun(object value, string problem)
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => RegisterAsync(new ThingArgs { Any = value }));

        Assert.Contains($"error serializing property \"any\": {problem}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_Task_FailsTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => RegisterAsync(new ThingArgs { Any = Task.FromResult(1) }));

        Assert.Contains("Tasks are not allowed inside ResourceArgs.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_RequiredMissing_FailsTheRun()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => new Recorder().PreviewAsync(() => _ = new Strict("one", new StrictArgs())));

        Assert.Contains(
            "failed with an unhandled exception:\nSystem.ArgumentNullException: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "[Input] GpuInfra.OfflineSdk.Tests.StrictArgs.Must is required but was not given a value (Parameter 'Must')",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_NestedRequiredMissing_NamesTheProperty()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => RegisterAsync(new ThingArgs { Part = new PartArgs() }));

        Assert.Contains(
            "error serializing property \"part\": [Input] GpuInfra.OfflineSdk.Tests.PartArgs.Name is required",
            exception.Message,
            StringComparison.Ordinal);
    }

    private static async Task<ImmutableDictionary<string, object>> RegisterAsync(ThingArgs args)
    {
        var mocks = new Recorder();
        await mocks.PreviewAsync(() => _ = new Thing("one", args));
        return mocks["one"].Inputs;
    }

    private static ImmutableDictionary<string, object> Map(object value) =>
        Assert.IsType<ImmutableDictionary<string, object>>(value);
}
