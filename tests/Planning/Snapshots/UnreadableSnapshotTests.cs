using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GpuInfra.Planning.Tests;

/// <summary>What is said of files that are no snapshot, or a broken one.</summary>
public sealed class UnreadableSnapshotTests
{
    private const string Any = "Name a plan file, or the output of 'pulumi preview --json' or 'pulumi stack export'.";
    private const string Plan = "Write it again with 'gpuinfra plan --write'.";
    private const string Preview = "Write it again with 'pulumi preview --json'.";
    private const string Export = "Write it again with 'pulumi stack export'.";
    private const string Stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    [Theory]
    [InlineData("", "is empty. Look at what the command that wrote it says, and run it again.")]
    [InlineData(" \r\n", "is empty. Look at what the command that wrote it says, and run it again.")]
    [InlineData("steps: []", "is not JSON: see line 1, column 1. " + Any)]
    [InlineData("{\n  \"steps\": [,]\n}", "is not JSON: see line 2, column 13. " + Any)]
    [InlineData("3", "is JSON, but neither a plan, a preview nor an export. " + Any)]
    [InlineData("{}", "is neither a plan, a preview nor an export. " + Any)]
    [InlineData("[{\"steps\":[]},3]", "[0] has no steps, not even one of the stack itself. " + Plan)]
    [InlineData("[3]", "[0] is a number, but must be an object. " + Any)]
    [InlineData("{\"steps\":3}", "steps is a number, but must be a list. " + Any)]
    [InlineData("{\"duration\":3}", "has no steps, not even one of the stack itself. " + Preview)]
    [InlineData("{\"steps\":[{\"op\":\"create\"}]}", "was cut short: it has no summary of the changes. " + Plan)]
    [InlineData("{\"steps\":[{\"oldState\":{}}]}", "was cut short: it has no summary of the changes. " + Preview)]
    [InlineData("{\"steps\":[{\"urn\":\"a\"}],\"changeSummary\":{}}", "is of no stack: 'a' is no URN. " + Plan)]
    [InlineData("{\"steps\":[{\"urn\":\"" + Stack + "\"}],\"changeSummary\":{}}", "steps[0].newState is missing. " + Plan)]
    [InlineData("{\"version\":3}", "deployment is missing. " + Export)]
    [InlineData("{\"version\":3,\"checkpoint\":{}}", "is the checkpoint of a state backend. Name the output of 'pulumi stack export' instead.")]
    [InlineData("{\"deployment\":{}}", "does not say which version of the form it has. " + Export)]
    [InlineData(
        "{\"version\":2,\"deployment\":{}}",
        "is an export of version 2, but only versions 3 and 4 can be read. "
        + "Run 'pulumi up' or 'pulumi refresh' once with a Pulumi CLI of today, and export again.")]
    [InlineData(
        "{\"version\":5,\"deployment\":{}}",
        "is an export of version 5, but only versions 3 and 4 can be read. "
        + "Compare with the output of 'pulumi preview --json --show-sames' instead.")]
    [InlineData("{\"version\":\"3\",\"deployment\":{}}", "version is a text, but must be a number. " + Any)]
    [InlineData("{\"\\ud800\":3,\"version\":3}", "has half a character in it. " + Any)]
    [InlineData("{\"\\ud800aaaaaaaaaaaaaaaa\":3,\"version\":3}", "has half a character in it. " + Any)]
    [InlineData("{\"result\":3}", "is neither a plan, a preview nor an export. " + Any)]
    [InlineData("{\"summary\":3}", "is neither a plan, a preview nor an export. " + Any)]
    [InlineData("{\"result\":3,\"summary\":3}", "is the result of a preview without its steps. " + Preview)]
    [InlineData("{\"result\":3,\"summary\":3,\"steps\":[]}", "has no steps, not even one of the stack itself. " + Plan)]
    [InlineData("{\"steps\":null,\"changeSummary\":{}}", "has no steps, not even one of the stack itself. " + Plan)]
    [InlineData("{\"version\":3,\"deployment\":{\"resources\":[{\"urn\":7}]}}", "deployment.resources[0].urn is a number, but must be a text. " + Export)]
    public async Task ReadAsync_SomethingElse_SaysWhatIsWrongAndWhatToDo(string json, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(json))).Message);

    // As deep as a reader of JSON goes unless it is told otherwise.
    [Theory]
    [InlineData("[", 64, "]", "[0] is a list, but must be an object. ")]
    [InlineData("[", 65, "]", "is nested more than 64 levels deep: see line 1, column 65. ")]
    [InlineData("[", 64, "1 x", "is not JSON: see line 1, column 67. ")]
    [InlineData("{\"a\":", 64, "1}", "is neither a plan, a preview nor an export. ")]
    [InlineData("{\"a\":", 65, "1}", "is nested more than 64 levels deep: see line 1, column 321. ")]
    [InlineData("3\n[", 65, "]", "is nested more than 64 levels deep: see line 2, column 65. ")]
    public async Task ReadAsync_ADeepFile_IsReadAsFarAsIsUsual(string open, int depth, string end, string message)
    {
        var (first, rest) = (open[..^open.Split('\n')[^1].Length], open.Split('\n')[^1]);
        var json = first + string.Concat(Enumerable.Repeat(rest, depth)) + (end.EndsWith('x') ? end
            : end[..^1] + string.Concat(Enumerable.Repeat(end[^1], depth)));

        Assert.Equal(message + Any, (await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(json))).Message);
    }

    [Fact]
    public async Task ReadAsync_AStackTwice_IsRefused() => Assert.Equal(
        "holds the stack dev of shop twice. " + Any,
        (await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync($"{Snapshots.Preview}\n{Snapshots.Preview}"))).Message);

    [Theory]
    [InlineData("\"same\": ", "\"same\": -", "changeSummary.same is no number of resources. ")]
    [InlineData("\"replicas\": 3", "\"replicas\": 1e999", "steps[1].oldState.inputs.replicas is a larger number than there can be. ")]
    [InlineData("./store.tar", "\\ud800", "steps[1].oldState.inputs.image.path has half a character in it. ")]
    [InlineData("\"path\"", "\"\\ud800\"", "steps[1].oldState.inputs.image has half a character in it. ")]
    [InlineData(
        "\"path\"", "\"\": {\"4dabf18193072939515e22adb298388d\": 3}, \"path\"",
        "steps[1].oldState.inputs.image..4dabf18193072939515e22adb298388d is a number, but must be a text. ")]
    [InlineData("\"op\"", "\"\\ud800aaaaaaaaaaaaaaaa\": 1, \"op\"", "steps[0] has half a character in it. ")]
    [InlineData("\"path\"", "\"hash\"", "steps[1].oldState.inputs.image has two entries of one name. ")]
    [InlineData("\"same\": 3", "\"same\": 2147483648", "changeSummary.same is no number of resources. ")]
    [InlineData("\"same\": 3", "\"same\": \"3\"", "changeSummary.same is a text, but must be a number. ")]
    [InlineData("2700", "2147483647", "steps[7].oldState.customTimeouts.create is no number of seconds. ")]
    [InlineData("2700", "-1", "steps[7].oldState.customTimeouts.create is no number of seconds. ")]
    [InlineData("\"custom\": false", "\"custom\": 0", "steps[0].oldState.custom is a number, but must be true or false. ")]
    [InlineData("\"protect\": true", "\"protect\": {}", "steps[1].oldState.protect is an object, but must be true or false. ")]
    [InlineData("::gate\"", "::\"", "steps[7].oldState.urn is 'urn:pulumi:dev::shop::test:index:Account::', which is no URN. ")]
    [InlineData("dev::shop::test:index:Account::gate", "prod::shop::test:index:Account::gate",
        "holds resources of two stacks: " + Stack + " and urn:pulumi:prod::shop::test:index:Account::gate. ")]
    public async Task ReadAsync_AWrongValue_SaysWhere(string before, string after, string message)
    {
        var json = Snapshots.Preview.Replace(before, after, StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(json));

        Assert.Equal(message + Preview, exception.Message);
    }

    [Fact]
    public async Task ReadAsync_OneResourceTwice_SaysWhich()
    {
        var twice = Snapshots.Export.Replace("\"delete\": true", "\"delete\": false", StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(twice));
        Assert.Equal($"deployment holds the resource {Plans.Prefix}test:index:Account::reader twice. {Export}", exception.Message);
    }

    [Fact]
    public async Task ReadAsync_BytesThatAreNoText_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync([(byte)'"', 0xff, (byte)'"']));

        Assert.Equal($"is neither UTF-8 nor UTF-16. {Any}", exception.Message);
    }

    public static TheoryData<string> Files => ["plan", "preview", "export"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ReadAsync_AFileThatEndsEarly_IsRefused(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(TextOf(file).TrimEnd());

        for (var length = 0; length < bytes.Length; length++)
        {
            await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(bytes[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ReadAsync_AValueOfAnotherType_IsReadOrRefused(string file)
    {
        var refused = 0;
        var places = Places(JsonNode.Parse(TextOf(file))!, []).ToList();
        Assert.True(places.Count > 40);
        foreach (var place in places)
        {
            foreach (var value in (string[])["null", "true", "-1", "1e999", "\"\"", "\"\\ud800\"", "[]", "{}", "[[3]]"])
            {
                if (await IsRefusedAsync(With(TextOf(file), place, value)))
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, places.Count, places.Count * 9);
    }

    private static string TextOf(string file) => file switch
    {
        "plan" => Snapshots.Plan,
        "preview" => Snapshots.Preview,
        _ => Snapshots.Export,
    };

    // Any other exception fails the test.
    private static async Task<bool> IsRefusedAsync(string json)
    {
        try
        {
            await Snapshots.OfAsync(json);
            return false;
        }
        catch (UnreadableSnapshotException)
        {
            return true;
        }
    }

    private static IEnumerable<string[]> Places(JsonNode? node, string[] path) => node switch
    {
        JsonObject map => map.SelectMany(entry => Places(entry.Value, [.. path, entry.Key])).Prepend(path),
        JsonArray list => list.SelectMany((item, index) => Places(item, [.. path, index.ToString(CultureInfo.InvariantCulture)])).Prepend(path),
        _ => [path],
    };

    private static string With(string json, string[] path, string value)
    {
        const string Mark = "the value that is replaced";
        if (path.Length == 0)
        {
            return value;
        }

        var root = JsonNode.Parse(json)!;
        var parent = path[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);
        if (parent is JsonArray items)
        {
            items[Index(path[^1])] = Mark;
        }
        else
        {
            parent[path[^1]] = Mark;
        }

        return root.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
