using System.Collections;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class InputCollectionTests
{
    public static TheoryData<string> ListSources => [.. Lists.Keys];

    public static TheoryData<string> MapSources => [.. Maps.Keys];

    private static Dictionary<string, Func<InputList<string>>> Lists => new()
    {
        ["initializer"] = () => ["a", Output.Create("b")],
        ["array"] = () => new[] { "a", "b" },
        ["outputs"] = () => new[] { Output.Create("a"), Output.Create("b") },
        ["inputs"] = () => new Input<string>[] { "a", "b" },
        ["list"] = () => new List<string> { "a", "b" },
        ["list of outputs"] = () => new List<Output<string>> { Output.Create("a"), Output.Create("b") },
        ["list of inputs"] = () => new List<Input<string>> { "a", "b" },
        ["immutable"] = () => ImmutableArray.Create("a", "b"),
        ["immutable outputs"] = () => ImmutableArray.Create(Output.Create("a"), Output.Create("b")),
        ["immutable inputs"] = () => ImmutableArray.Create<Input<string>>("a", "b"),
        ["output of array"] = () => Output.Create(new[] { "a", "b" }),
        ["output of list"] = () => Output.Create(new List<string> { "a", "b" }),
        ["output of sequence"] = () => Output.Create<IEnumerable<string>>(["a", "b"]),
        ["output of immutable"] = () => Output.Create(ImmutableArray.Create("a", "b")),
        ["concatenation"] = () => ((InputList<string>)"a").Concat(Output.Create("b")),
    };

    private static Dictionary<string, Func<InputMap<int>>> Maps => new()
    {
        ["initializer"] = () => new InputMap<int> { { "a", 1 }, { "b", Output.Create(2) } },
        ["indexer"] = () => new InputMap<int> { ["a"] = 1, ["b"] = 2 },
        ["dictionary"] = () => new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
        ["immutable"] = () => Numbers,
        ["output of immutable"] = () => Output.Create(Numbers),
        ["output of dictionary"] = () => Output.Create(new Dictionary<string, int>(Numbers)),
        ["output of interface"] = () => Output.Create<IDictionary<string, int>>(new Dictionary<string, int>(Numbers)),
    };

    private static ImmutableDictionary<string, int> Numbers =>
        ImmutableDictionary.CreateRange([KeyValuePair.Create("a", 1), KeyValuePair.Create("b", 2)]);

    [Theory]
    [MemberData(nameof(ListSources))]
    public async Task InputList_AnySource_HoldsItsItems(string source) =>
        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(Lists[source]().ToOutput())).ToArray());

    [Theory]
    [MemberData(nameof(MapSources))]
    public async Task InputMap_AnySource_HoldsItsEntries(string source) =>
        Assert.Equal(Numbers, await OutputUtilities.GetValueAsync(Maps[source]().ToOutput()));

    [Fact]
    public async Task Add_AfterRead_IsSeenByTheNextRead()
    {
        InputList<string> list = "a";
        Assert.Equal(["a"], (await OutputUtilities.GetValueAsync(list.ToOutput())).ToArray());

        list.Add("b", "c");
        list.Add(new[] { "d" });

        Assert.Equal(["a", "b", "c", "d"], (await OutputUtilities.GetValueAsync(list.ToOutput())).ToArray());
    }

    [Fact]
    public async Task InputList_SecretItem_IsSecretAsAWhole() =>
        Assert.True(await Output.IsSecretAsync(((InputList<string>)["a", Output.CreateSecret("b")]).ToOutput()));

    [Fact]
    public async Task InputList_Default_StaysDefault()
    {
        InputList<string> list = default(ImmutableArray<string>);

        Assert.True((await OutputUtilities.GetValueAsync(list.ToOutput())).IsDefault);
    }

    [Fact]
    public async Task GetAsyncEnumerator_List_YieldsItsItems()
    {
        var items = new List<string>();
        await foreach (var item in Lists["initializer"]())
        {
            items.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));
        }

        Assert.Equal(["a", "b"], items);
    }

    [Fact]
    public async Task GetAsyncEnumerator_Map_YieldsItsEntries()
    {
        var entries = new List<KeyValuePair<string, int>>();
        await foreach (var entry in Maps["indexer"]())
        {
            entries.Add(await OutputUtilities.GetValueAsync(entry.ToOutput()));
        }

        Assert.Equal(Numbers.OrderBy(entry => entry.Key), entries.OrderBy(entry => entry.Key));
    }

    [Fact]
    public void GetEnumerator_List_IsNotSupported()
    {
        var exception = Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<string>()).GetEnumerator());

        Assert.EndsWith(
            "cannot be synchronously enumerated. Use GetAsyncEnumerator instead.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetEnumerator_Map_IsNotSupported() =>
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<string>()).GetEnumerator());

    [Fact]
    public async Task Add_SameKeyAndValue_IsAllowed()
    {
        var map = new InputMap<int> { { "a", 1 }, { "a", Output.Create(1) } };

        Assert.Equal(1, (await OutputUtilities.GetValueAsync(map.ToOutput()))["a"]);
    }

    [Fact]
    public async Task Add_SameKeyOtherValue_Fails()
    {
        var map = new InputMap<int> { { "a", 1 }, { "a", 2 } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(map.ToOutput()));
        Assert.Equal("Key 'a' already exists in the map with a different value.", exception.Message);
    }

    [Fact]
    public async Task ToOutput_NullInput_IsNull() =>
        Assert.Null(await OutputUtilities.GetValueAsync(((Input<string>?)null).ToOutput()));

    [Fact]
    public async Task Apply_Input_GivesTheResultOfEachKindOfFunction()
    {
        Input<int> input = 2;

        Assert.Equal(3, await OutputUtilities.GetValueAsync(input.Apply(value => value + 1)));
        Assert.Equal(4, await OutputUtilities.GetValueAsync(input.Apply(value => Task.FromResult(value + 2))));
        Assert.Equal(5, await OutputUtilities.GetValueAsync(input.Apply(value => Output.Create(value + 3))));
        Assert.Equal(6, await OutputUtilities.GetValueAsync(input.Apply(value => (Input<int>)(value + 4))));
    }

    [Fact]
    public void Input_NullOutput_Throws() => Assert.Throws<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);
}
