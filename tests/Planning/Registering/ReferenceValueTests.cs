using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>What two runs with stand-ins say of what a run without them does not know.</summary>
public sealed class ReferenceValueTests
{
    // '?' is what nobody knows, '@id', '@name' and '@selfLink' are what the network answers, and '@lost' what a resource of the runs with stand-ins alone does.
    [Theory]
    [InlineData("\"?\"", "\"@id\"", "\"@id\"", "${net.id}")]
    [InlineData("\"a ? b\"", "\"a @id b\"", "\"a @id b\"", "a ${net.id} b")]
    [InlineData("\"a\"", "\"@id\"", "\"@id\"", "a")]
    [InlineData("5", "\"@id\"", "\"@id\"", "5")]
    [InlineData("\"?\"", "\"@id\"", "\"@name\"", "?")]
    [InlineData("\"?\"", "\"@id @name\"", "\"@name @id\"", "?")]
    [InlineData("\"?\"", "\"@id\"", "[\"@id\"]", "?")]
    [InlineData("\"?\"", "[\"@id\"]", "\"@id\"", "?")]
    [InlineData("\"?\"", "{\"a\":\"@id\"}", "[\"@id\"]", "?")]
    [InlineData("\"?\"", "\"@lost\"", "\"@lost\"", "?")]
    [InlineData("\"?\"", "\"a\"", "\"a\"", "?")]
    [InlineData("\"?\"", "5", "5", "?")]
    [InlineData("\"?\"", "true", "true", "?")]
    [InlineData("\"?\"", "null", "null", "?")]
    [InlineData("\"?\"", "[\"a\",5]", "[\"a\",5]", "?")]
    [InlineData("\"?\"", "{\"a\":\"b\"}", "{\"a\":\"b\"}", "?")]
    [InlineData("\"?\"", "[]", "[]", "?")]
    [InlineData("\"?\"", "{}", "{}", "?")]
    [InlineData("\"?\"", "[\"a\",\"@id\"]", "[\"a\",\"@id\"]", "[a, ${net.id}]")]
    [InlineData("\"?\"", "[\"a\",\"@id\"]", "[\"b\",\"@id\"]", "[?, ${net.id}]")]
    [InlineData("\"?\"", "[\"@id\",5,6,true,null]", "[\"@id\",5,7,true,null]", "[${net.id}, 5, ?, ?, null]")]
    [InlineData("\"?\"", "[\"@id\",\"@name\"]", "[\"@name\",\"@id\"]", "?")]
    [InlineData("\"?\"", "[\"@id\",\"@name\"]", "[\"@id\",\"@name\"]", "[${net.id}, ${net.name}]")]
    [InlineData("\"?\"", "[\"@id\",\"a\"]", "[\"a\",\"@id\"]", "[?, ?]")]
    [InlineData("\"?\"", "[\"@id\",5]", "[\"@id\",\"@id\"]", "[${net.id}, ?]")]
    [InlineData("\"?\"", "[\"@id\"]", "[\"@id\",\"a\"]", "?")]
    [InlineData("\"?\"", "[\"@id\",\"a\"]", "[\"@id\"]", "?")]
    [InlineData("\"?\"", "{\"a\":5,\"b\":\"@id\"}", "{\"a\":5,\"b\":\"@id\"}", "{a: 5, b: ${net.id}}")]
    [InlineData("\"?\"", "{\"@id\":5,\"a\":6}", "{\"@id\":5,\"a\":6}", "{${net.id}: 5, a: 6}")]
    [InlineData("\"?\"", "{\"a\":\"@id\"}", "{\"b\":\"@id\"}", "?")]
    [InlineData("\"?\"", "{\"a\":\"@id\"}", "{\"a\":\"@id\",\"b\":5}", "?")]
    [InlineData("\"?\"", "{\"a\":\"@id\",\"b\":5}", "{\"a\":\"@id\"}", "?")]
    [InlineData("[\"?\",\"a\"]", "[\"@id\",\"b\"]", "[\"@id\",\"b\"]", "[${net.id}, a]")]
    [InlineData("[\"?\"]", "[\"@id\"]", "[\"@id\",\"@id\"]", "[?]")]
    [InlineData("[\"?\"]", "[\"@id\",\"@id\"]", "[\"@id\"]", "[?]")]
    [InlineData("[\"?\"]", "{\"a\":\"@id\"}", "[\"@id\"]", "[?]")]
    [InlineData("[\"?\"]", "[\"@id\"]", "\"@id\"", "[?]")]
    [InlineData("{\"a\":\"?\",\"b\":\"?\"}", "{\"a\":\"@id\",\"b\":\"c\"}", "{\"a\":\"@id\",\"b\":\"c\"}", "{a: ${net.id}, b: ?}")]
    [InlineData("{\"a\":\"?\"}", "{\"b\":\"@id\"}", "{\"a\":\"@id\"}", "{a: ?}")]
    [InlineData("{\"a\":\"?\"}", "{\"a\":\"@id\"}", "{\"b\":\"@id\"}", "{a: ?}")]
    [InlineData("{\"a\":\"?\"}", "[\"@id\"]", "{\"a\":\"@id\"}", "{a: ?}")]
    [InlineData("{\"a\":\"?\"}", "{\"a\":\"@id\"}", "5", "{a: ?}")]
    public void Build_WhatIsNotKnown_IsWhatBothRunsWithStandInsMakeAlike(string plain, string shorter, string longer, string expected) => Assert.Equal(
        $"key: {expected.Replace("?", Sent.Unknown, StringComparison.Ordinal)}",
        Plain(plain).Build(With(StandInForm.Shorter, shorter), With(StandInForm.Longer, longer)).Single("topic").Inputs.ToString());

    // A secret holds what nobody may read, so that it is one in every run.
    [Fact]
    public void Build_ASecretInWhatIsNotKnown_StaysOne()
    {
        var made = $$"""[5, { "{{Sent.Signature}}": "{{Sent.Secret}}", "value": "hidden" }]""";

        Assert.Equal(
            "key: [5, [secret]]",
            Plain("\"?\"").Build(With(StandInForm.Shorter, made), With(StandInForm.Longer, made)).Single("topic").Inputs.ToString());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Build_WithoutBothRunsWithStandIns_LeavesUnknownWhatTheyWouldSay(bool hasShorter, bool hasLonger) => Assert.Equal(
        $"key: {Sent.Unknown}",
        Plain("\"?\"").Build(hasShorter ? With(StandInForm.Shorter, "\"@id\"") : null, hasLonger ? With(StandInForm.Longer, "\"@id\"") : null)
            .Single("topic").Inputs.ToString());

    [Theory]
    [InlineData(StandInForm.Shorter)]
    [InlineData(StandInForm.Longer)]
    public void Build_ResourceThatOneRunWithStandInsLacks_StaysAsItIs(StandInForm lacking)
    {
        var (shorter, longer) = (With(StandInForm.Shorter, "\"@id\""), With(StandInForm.Longer, "\"@id\""));
        var without = Sent.Recorder(lacking);
        without.Register(Sent.Resource(Sent.Network, "net"));

        Assert.Equal(
            $"key: {Sent.Unknown}",
            Plain("\"?\"").Build(lacking == StandInForm.Shorter ? without : shorter, lacking == StandInForm.Longer ? without : longer)
                .Single("topic").Inputs.ToString());
    }

    [Fact]
    public void Build_PropertyThatTheRunsWithStandInsLack_StaysAsItIs()
    {
        var plain = Sent.Recorder();
        plain.Register(Sent.Resource(Sent.Topic, "topic", $$"""{ "key": "{{Sent.Unknown}}", "other": "{{Sent.Unknown}}" }"""));

        Assert.Equal(
            $"key: {Sent.Unknown}, other: {Sent.Unknown}",
            plain.Build(With(StandInForm.Shorter, "\"@id\""), With(StandInForm.Longer, "\"@id\"")).Single("topic").Inputs.ToString());
    }

    // What the plan says of an output that two resources of one name have.
    [Fact]
    public void Build_ReferenceToOneOfTwoOfOneName_SaysWhich()
    {
        var plain = Plain("\"?\"");
        plain.Register(Sent.Resource("aws:sqs/queue:Queue", "net"));

        Assert.Equal(
            $"key: ${{{Sent.Network}::net.id}}",
            plain.Build(With(StandInForm.Shorter, "\"@id\""), With(StandInForm.Longer, "\"@id\"")).Single("topic").Inputs.ToString());
    }

    [Fact]
    public void Build_WhatTheStackExports_IsReferencesToo()
    {
        var plan = Exporting(null).Build(Exporting(StandInForm.Shorter), Exporting(StandInForm.Longer));

        Assert.Equal("address: at ${net.selfLink}, kept: 5", plan.Single("acme-dev").Outputs!.ToString());

        static ProgramRecorder Exporting(StandInForm? form)
        {
            var recorder = Sent.Recorder(form);
            recorder.Register(Sent.Stack());
            var link = recorder.Register(Sent.Resource(Sent.Network, "net")).Outputs["selfLink"]?.ToString() ?? Sent.Unknown;
            recorder.AddOutputs(Sent.Json($$"""{ "urn": "{{Sent.StackUrn}}", "outputs": { "address": "at {{link}}", "kept": 5 } }"""));
            return recorder;
        }
    }

    [Theory]
    [MemberData(nameof(MadeOfOutputs))]
    public void Build_TextMadeOfAnOutput_IsAReferenceOnlyWhereItHangsOnNothingElse(Func<string, string> make, string expected) =>
        Assert.Equal($"key: {expected}", Made(network => $"\"{make(network["selfLink"])}\"").ToString());

    [Fact]
    public void Build_ListInTheOrderOfOutputs_IsUnknown() => Assert.Equal(
        $"key: {Sent.Unknown}", Made(network => JsonSerializer.Serialize(new[] { network["id"], network["name"], network["gatewayIpv4"] }.Order(StringComparer.Ordinal))).ToString());

    [Fact]
    public void Build_MapWithAnOutputAsItsKey_HasTheReferenceThere() => Assert.Equal(
        "key: {${net.id}: a, b: ${net.name}}",
        Made(network => $$"""{ "{{network["id"]}}": "a", "b": "{{network["name"]}}" }""").ToString());

    [Fact]
    public void Build_MapWithAPartOfAnOutputAsItsKey_IsUnknown() => Assert.Equal(
        $"key: {Sent.Unknown}", Made(network => $$"""{ "{{network["id"][..30]}}": "a", "b": "{{network["id"]}}" }""").ToString());

    /// <summary>What a callback may make of an address, and what is known of it.</summary>
    public static TheoryData<Func<string, string>, string> MadeOfOutputs => new()
    {
        { link => link, "${net.selfLink}" },
        { link => $"{link}/health and {link}", "${net.selfLink}/health and ${net.selfLink}" },
        { link => new Uri(link).Host, Sent.Unknown },
        { link => link.Replace("https://", "wss://", StringComparison.Ordinal), Sent.Unknown },
        { link => link.StartsWith("https://", StringComparison.Ordinal) ? $"prod {link}" : $"test {link}", Sent.Unknown },
        { link => link.Length > 63 ? $"long {link}" : $"short {link}", Sent.Unknown },
        { link => $"{link}-{link.Length % 2}", Sent.Unknown },
        { link => link.PadLeft(80), Sent.Unknown },
        { link => link.TrimEnd('/') + "/x", Sent.Unknown },
        { link => link.Split('/')[5], Sent.Unknown },
        { link => $"{link} {Guid.NewGuid()}", Sent.Unknown },
        { link => link.ToUpperInvariant(), Sent.Unknown },
    };

    // The inputs of a topic whose key is made of the outputs of a network.
    private static PropertyMap Made(Func<Dictionary<string, string>, string> make)
    {
        var plain = Sent.Recorder();
        plain.Register(Sent.Resource(Sent.Network, "net"));
        plain.Register(Sent.Resource(Sent.Topic, "topic", $$"""{ "key": "{{Sent.Unknown}}" }"""));
        return plain.Build(With(StandInForm.Shorter), With(StandInForm.Longer)).Resources.Single(resource => resource.Name == "topic").Inputs;

        ProgramRecorder With(StandInForm form)
        {
            var recorder = Sent.Recorder(form);
            var (id, outputs) = recorder.Register(Sent.Resource(Sent.Network, "net"));
            var texts = outputs.ToDictionary(output => output.Key, output => output.Value!.ToString());
            texts["id"] = id;
            recorder.Register(Sent.Resource(Sent.Topic, "topic", $$"""{ "key": {{make(texts)}} }"""));
            return recorder;
        }
    }

    private static ProgramRecorder Plain(string key)
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource(Sent.Network, "net"));
        recorder.Register(Sent.Resource(Sent.Topic, "topic", $$"""{ "key": {{key.Replace("?", Sent.Unknown, StringComparison.Ordinal)}} }"""));
        return recorder;
    }

    private static ProgramRecorder With(StandInForm form, string key)
    {
        var recorder = Sent.Recorder(form);
        var (id, outputs) = recorder.Register(Sent.Resource(Sent.Network, "net"));
        var lost = recorder.Register(Sent.Resource(Sent.Network, "lost")).Id;
        foreach (var (name, value) in new[] { ("@id", id), ("@name", outputs["name"]!.ToString()), ("@selfLink", outputs["selfLink"]!.ToString()), ("@lost", lost) })
        {
            key = key.Replace(name, value, StringComparison.Ordinal);
        }

        recorder.Register(Sent.Resource(Sent.Topic, "topic", $$"""{ "key": {{key}} }"""));
        return recorder;
    }
}
