using System.Text.Json;

namespace GpuInfra.Planning.Tests;

public class PreviewJsonTests
{
    [Fact]
    public async Task WriteAsync_APlan_HasTheExpectedBytes() =>
        await Snapshot.MatchesAsync("shop.json", await Plans.JsonAsync(await Plans.OfAsync(Samples.Shop)));

    [Fact]
    public async Task WriteAsync_Twice_GivesTheSameBytes()
    {
        var first = await Plans.JsonAsync(await Plans.OfAsync(Samples.Shop));
        var second = await Plans.JsonAsync(await Plans.OfAsync(Samples.Shop));

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task WriteLinesAsync_SeveralPlans_AreADocumentALine()
    {
        await using var writer = new StringWriter();
        await PreviewJson.WriteLinesAsync([Empty("dev") with { Resources = [Resource("a")] }, Empty("prod")], writer);

        Assert.Equal(
            """
            {"steps":[{"op":"create","urn":"urn:a","newState":{"urn":"urn:a","custom":true,"type":"t"},"detailedDiff":null}],"changeSummary":{"create":1}}
            {"steps":[],"changeSummary":{}}

            """,
            writer.ToString());
    }

    [Theory]
    [InlineData("a\"b\\c", "a\\\"b\\\\c")]
    [InlineData("\n\r\t\b\f\u0001\u001f", "\\n\\r\\t\\b\\f\\u0001\\u001f")]
    [InlineData("<a & b>", "\\u003ca \\u0026 b\\u003e")]
    [InlineData("'+/é€😀", "'+/é€😀")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    public async Task WriteAsync_AText_IsEscapedAsInGo(string text, string expected) =>
        Assert.Contains(
            $"\"{expected}\": \"{expected}\"\n", await JsonOfAsync(text, PropertyValue.Of(text)), StringComparison.Ordinal);

    // Go would write these as they are, and a committed plan is read by people.
    [Theory]
    [InlineData("\u007f\u009b", "\\u007f\\u009b")]
    [InlineData("a\u202eb\u2066\u200f", "a\\u202eb\\u2066\\u200f")]
    [InlineData("\u200b\U000e0041", "\\u200b\\udb40\\udc41")]
    public async Task WriteAsync_WhatNobodySees_IsEscaped(string text, string expected) =>
        Assert.Contains(
            $"\"{expected}\": \"{expected}\"\n", await JsonOfAsync(text, PropertyValue.Of(text)), StringComparison.Ordinal);

    [Fact]
    public async Task WriteAsync_Secret_IsMarked() =>
        Assert.Contains(
            "\"a\": \"[secret]\"\n", await JsonOfAsync("a", PropertyValue.Of("ghp_abcdefghijklmnopqrstuvwxyz0123456789")),
            StringComparison.Ordinal);

    [Fact]
    public async Task WriteAsync_HalfACharacter_IsReplaced() =>
        Assert.Contains(
            "\"n\": \"\ufffd\"\n",
            await JsonOfAsync("n", PropertyValue.Of(((char)0xd800).ToString())),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    [InlineData(0.1, "0.1")]
    [InlineData(2147483648, "2147483648")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.5e20, "150000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000015, "0.0000015")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(2.5e-12, "2.5e-12")]
    public async Task WriteAsync_ANumber_IsWrittenAsInGo(double number, string expected) =>
        Assert.Contains($"\"n\": {expected}\n", await JsonOfAsync("n", PropertyValue.Of(number)), StringComparison.Ordinal);

    [Fact]
    public async Task WriteAsync_ValuesOfEveryKind_KeepTheirForm()
    {
        var json = await JsonOfAsync("v", PropertyValue.Of(
        [
            PropertyValue.Null,
            PropertyValue.Of(true),
            PropertyValue.Of(new List<PropertyValue>()),
            PropertyValue.Of(PropertyMap.Empty),
        ]));

        using var document = JsonDocument.Parse(json);
        var value = document.RootElement.GetProperty("steps")[0].GetProperty("newState").GetProperty("inputs").GetProperty("v");
        Assert.Equal("[null,true,[],{}]", JsonSerializer.Serialize(value));
    }

    [Fact]
    public async Task WriteAsync_ResourcesThatExist_AreCountedApart()
    {
        var plan = Empty("dev") with
        {
            Resources =
            [
                Resource("a"), Resource("b") with { ReadId = "1" }, Resource("c") with { ImportId = "2" }, Resource("d"),
            ],
        };

        using var document = JsonDocument.Parse(await Plans.JsonAsync(plan));
        var steps = document.RootElement.GetProperty("steps");
        Assert.Equal(
            ["create", "read", "import", "create"],
            steps.EnumerateArray().Select(step => step.GetProperty("op").GetString()));
        Assert.Equal("1", steps[1].GetProperty("newState").GetProperty("id").GetString());
        Assert.True(steps[1].GetProperty("newState").GetProperty("external").GetBoolean());
        Assert.Equal("2", steps[2].GetProperty("newState").GetProperty("importID").GetString());
        Assert.Equal(
            "{\"create\":2,\"import\":1,\"read\":1}",
            JsonSerializer.Serialize(document.RootElement.GetProperty("changeSummary")));
    }

    [Fact]
    public async Task WriteAsync_EveryInput_SaysWhatItDependsOn()
    {
        var plan = Empty("dev") with
        {
            Resources =
            [
                Resource("a") with
                {
                    Inputs = new PropertyMap([KeyValuePair.Create("x", PropertyValue.Of(1)), KeyValuePair.Create("y", PropertyValue.Of(2))]),
                    PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["y"] = ["urn:b"] },
                },
                Resource("b"),
            ],
        };

        using var document = JsonDocument.Parse(await Plans.JsonAsync(plan));
        var steps = document.RootElement.GetProperty("steps");
        Assert.Equal(
            "{\"x\":[],\"y\":[\"urn:b\"]}",
            JsonSerializer.Serialize(steps[1].GetProperty("newState").GetProperty("propertyDependencies")));
        Assert.False(steps[0].GetProperty("newState").TryGetProperty("propertyDependencies", out _));
    }

    [Theory]
    [InlineData(null, "default")]
    [InlineData("4.21.1", "default_4_21_1")]
    [InlineData("5.0.0-alpha.1+2", "default_5_0_0_alpha_1_2")]
    public async Task WriteAsync_AResourceWithoutAProvider_IsOfTheDefaultOneOfItsVersion(string? version, string name)
    {
        var plan = await Plans.OfAsync(() => _ = new Account("reader", null, new() { Version = version }));

        var json = await Plans.JsonAsync(plan);
        using var document = JsonDocument.Parse(json);
        var step = document.RootElement.GetProperty("steps")[1];
        var provider = $"{Plans.Prefix}pulumi:providers:test::{name}::04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        Assert.Equal(provider, step.GetProperty("provider").GetString());
        Assert.Equal(provider, step.GetProperty("newState").GetProperty("provider").GetString());
        Assert.Null(plan.Single("reader").ProviderUrn);
        Assert.Equal(json, await Plans.JsonAsync(Assert.Single(await Snapshots.OfAsync(json)).Plan));
    }

    [Fact]
    public async Task WriteAsync_AResourceWithBothProviders_IsOfTheOneThatItNames()
    {
        var plan = Empty("dev") with { Resources = [Resource("a") with { ProviderUrn = "urn:own", DefaultProviderUrn = "urn:default" }] };

        using var document = JsonDocument.Parse(await Plans.JsonAsync(plan));
        Assert.Equal(
            "urn:own::04da6b54-80e4-46f7-96ec-b56ff0331ba9", document.RootElement.GetProperty("steps")[0].GetProperty("provider").GetString());
    }

    // A plan of thousands is not held as one text, and one of a few is handed over at once.
    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public async Task WriteAsync_ALongPlan_IsHandedOverInPieces(int count)
    {
        var plan = Empty("dev") with { Resources = [.. Enumerable.Range(0, count).Select(number => Resource($"{number:0000}"))] };
        await using var writer = new YieldingWriter();

        await PreviewJson.WriteAsync(plan, writer);

        using var document = JsonDocument.Parse(string.Concat(writer.Pieces));
        Assert.Equal(count, document.RootElement.GetProperty("steps").GetArrayLength());
        Assert.Equal(count > 1, writer.Pieces.Count > 1);
        Assert.All(writer.Pieces.SkipLast(1), piece => Assert.InRange(piece.Length, 1 << 14, 1 << 15));
    }

    // Whoever waits for a plan on a thread of its own would wait for itself.
    [Fact]
    public async Task WriteAsync_ACallerWithAContext_IsNotCalledBackInIt()
    {
        var plan = Empty("dev") with { Resources = [.. Enumerable.Range(0, 500).Select(number => Resource($"{number:0000}"))] };
        await using var writer = new YieldingWriter();

        Assert.Equal(0, await CountingContext.RunAsync(async () => await PreviewJson.WriteLinesAsync([plan, plan], writer).ConfigureAwait(false)));
        Assert.Equal(0, await CountingContext.RunAsync(async () => await PreviewJson.WriteAsync(plan, writer).ConfigureAwait(false)));
        Assert.True(writer.Pieces.Count > 6);
        Assert.Equal(0, await CountingContext.RunAsync(async () => await PreviewJson.WriteAsync(Empty("dev"), writer).ConfigureAwait(false)));
    }

    [Fact]
    public async Task WriteAsync_Diagnostics_AreInTheDocument()
    {
        var plan = Empty("dev") with
        {
            Diagnostics = [new PlanDiagnostic("warning", "slow", "urn:a"), new PlanDiagnostic("info", "fine")],
        };

        using var document = JsonDocument.Parse(await Plans.JsonAsync(plan));
        Assert.Equal(
            "[{\"urn\":\"urn:a\",\"message\":\"slow\",\"severity\":\"warning\"},{\"message\":\"fine\",\"severity\":\"info\"}]",
            JsonSerializer.Serialize(document.RootElement.GetProperty("diagnostics")));
    }

    // A writer as a file is one: what is written is taken later.
    private sealed class YieldingWriter : StringWriter
    {
        public List<string> Pieces { get; } = [];

        public override async Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            Pieces.Add(buffer.ToString());
            await Task.Run(() => Thread.Sleep(1), cancellationToken).ConfigureAwait(false);
        }
    }

    private static Plan Empty(string stack) => new() { Project = "shop", Stack = stack, Resources = [] };

    private static PlannedResource Resource(string name) =>
        new() { Urn = $"urn:{name}", Type = "t", Name = name, IsCustom = true };

    private static async Task<string> JsonOfAsync(string name, PropertyValue value) => await Plans.JsonAsync(Empty("dev") with
    {
        Resources = [Resource("a") with { Inputs = new PropertyMap([KeyValuePair.Create(name, value)]) }],
    });
}
