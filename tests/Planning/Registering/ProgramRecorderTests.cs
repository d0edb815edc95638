using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>What a program in a process of its own is answered, and the plan of what it sent.</summary>
public sealed class ProgramRecorderTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    private static readonly Dictionary<string, string> Config = new() { ["gcp:project"] = "acme-dev" };

    [Fact]
    public void Register_OutputsOfAKnownType_AreStandInsWhereTheProviderSaysTexts()
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter);

        var (id, outputs) = recorder.Register(Sent("gcp:compute/network:Network", "net", """{ "autoCreateSubnetworks": false }"""));

        Assert.NotEqual("", id);
        Assert.NotEqual(id, outputs["selfLink"]!.ToString());
        Assert.False(outputs["autoCreateSubnetworks"]!.GetValue<bool>());
        Assert.False(outputs.ContainsKey("description"));
    }

    [Fact]
    public void Register_WithoutStandIns_LeavesUnknownWhatOnlyTheCloudKnows()
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, form: null);

        var (id, outputs) = recorder.Register(Sent("gcp:compute/network:Network", "net", "{}"));

        Assert.Equal("", id);
        Assert.False(outputs.ContainsKey("selfLink"));
    }

    [Fact]
    public void Register_TypeThatNothingIsKnownOf_HasItsInputsAndAnIdentity()
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter);

        var (id, outputs) = recorder.Register(Sent("aws:sns/topic:Topic", "topic", """{ "fifo": true }"""));

        Assert.NotEqual("", id);
        Assert.Equal("""{"fifo":true}""", outputs.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "accountId": "runner" }""", "runner@acme-dev.iam.gserviceaccount.com")]
    [InlineData("""{ "accountId": "runner", "project": "other" }""", "runner@other.iam.gserviceaccount.com")]
    [InlineData($$"""{ "accountId": "{{Unknown}}" }""", null)]
    public void Register_Account_HasTheAddressThatAPreviewKnows(string inputs, string? email)
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter);

        Assert.Equal(email, recorder.Register(Sent("gcp:serviceaccount/account:Account", "runner", inputs)).Outputs["email"]?.ToString());
    }

    [Theory]
    [InlineData("random:index/randomPassword:RandomPassword", "[]", "result")]
    [InlineData("aws:sns/topic:Topic", """["key"]""", "key")]
    public void Register_SecretOutput_IsAnsweredAsASecret(string type, string additional, string output)
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter);

        var outputs = recorder.Register(Sent(type, "one", output == "key" ? """{ "key": "value" }""" : "{}", additional)).Outputs;

        Assert.Equal(Secret, outputs[output]![Signature]!.ToString());
    }

    [Fact]
    public void Register_OneUrnTwice_IsRefused()
    {
        var recorder = new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter);
        recorder.Register(Sent("aws:sns/topic:Topic", "topic", "{}"));

        var refusal = Assert.Throws<PlanFailedException>(() => recorder.Register(Sent("aws:sns/topic:Topic", "topic", "{}")));

        Assert.Equal("Two resources have the URN urn:pulumi:dev::acme::aws:sns/topic:Topic::topic. Give one of them another name or another parent.", refusal.Message);
    }

    [Fact]
    public void Build_SecretsAndStandIns_ShowNeitherOfThem()
    {
        var plain = new ProgramRecorder("acme", "dev", Config, form: null);
        plain.Register(Sent("gcp:compute/network:Network", "net", "{}"));
        plain.Register(Topic(Unknown, Unknown));

        var topic = plain.Build(With(StandInForm.Shorter), With(StandInForm.Longer)).Resources.Single(resource => resource.Name == "topic");

        Assert.Equal($$"""key: [secret], later: {{Unknown}}, to: of ${net.id} and ${net.selfLink}""", topic.Inputs.ToString());
        Assert.Equal("urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev", topic.ParentUrn);

        static ProgramRecorder With(StandInForm form)
        {
            var recorder = new ProgramRecorder("acme", "dev", Config, form);
            var (id, outputs) = recorder.Register(Sent("gcp:compute/network:Network", "net", "{}"));
            recorder.Register(Topic($"of {id} and {outputs["selfLink"]}", $"{id.Length}"));
            return recorder;
        }

        static JsonElement Topic(string to, string later) => Sent(
            "aws:sns/topic:Topic", "topic", $$"""{ "to": "{{to}}", "key": { "{{Signature}}": "{{Secret}}", "value": "hidden" }, "later": "{{later}}" }""");
    }

    [Theory]
    [MemberData(nameof(MadeOfOutputs))]
    public void Build_TextMadeOfAnOutput_IsAReferenceOnlyWhereItHangsOnNothingElse(Func<string, string> make, string expected) =>
        Assert.Equal($"key: {expected}", Made(network => $"\"{make(network["selfLink"])}\"").ToString());

    [Fact]
    public void Build_ListInTheOrderOfOutputs_IsUnknown() => Assert.Equal(
        $"key: {Unknown}", Made(network => JsonSerializer.Serialize(new[] { network["id"], network["name"], network["gatewayIpv4"] }.Order(StringComparer.Ordinal))).ToString());

    [Fact]
    public void Build_MapWithAnOutputAsItsKey_HasTheReferenceThere() => Assert.Equal(
        "key: {${net.id}: a, b: ${net.name}}",
        Made(network => $$"""{ "{{network["id"]}}": "a", "b": "{{network["name"]}}" }""").ToString());

    [Fact]
    public void Build_MapWithAPartOfAnOutputAsItsKey_IsUnknown() => Assert.Equal(
        $"key: {Unknown}", Made(network => $$"""{ "{{network["id"][..30]}}": "a", "b": "{{network["id"]}}" }""").ToString());

    /// <summary>What a callback may make of an address, and what is known of it.</summary>
    public static TheoryData<Func<string, string>, string> MadeOfOutputs => new()
    {
        { link => link, "${net.selfLink}" },
        { link => $"{link}/health and {link}", "${net.selfLink}/health and ${net.selfLink}" },
        { link => new Uri(link).Host, Unknown },
        { link => link.Replace("https://", "wss://", StringComparison.Ordinal), Unknown },
        { link => link.StartsWith("https://", StringComparison.Ordinal) ? $"prod {link}" : $"test {link}", Unknown },
        { link => link.Length > 63 ? $"long {link}" : $"short {link}", Unknown },
        { link => $"{link}-{link.Length % 2}", Unknown },
        { link => link.PadLeft(80), Unknown },
        { link => link.TrimEnd('/') + "/x", Unknown },
        { link => link.Split('/')[5], Unknown },
        { link => $"{link} {Guid.NewGuid()}", Unknown },
        { link => link.ToUpperInvariant(), Unknown },
    };

    [Fact]
    public void Build_ProgramThatRegistersNothing_HasItsStackAlone() =>
        Assert.Equal(
            ["urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev"],
            new ProgramRecorder("acme", "dev", Config, StandInForm.Shorter).Build().Resources.Select(resource => resource.Urn));

    // The inputs of a topic whose key is made of the outputs of a network.
    private static PropertyMap Made(Func<Dictionary<string, string>, string> make)
    {
        var plain = new ProgramRecorder("acme", "dev", Config, form: null);
        plain.Register(Sent("gcp:compute/network:Network", "net", "{}"));
        plain.Register(Sent("aws:sns/topic:Topic", "topic", $$"""{ "key": "{{Unknown}}" }"""));
        return plain.Build(With(StandInForm.Shorter), With(StandInForm.Longer)).Resources.Single(resource => resource.Name == "topic").Inputs;

        ProgramRecorder With(StandInForm form)
        {
            var recorder = new ProgramRecorder("acme", "dev", Config, form);
            var (id, outputs) = recorder.Register(Sent("gcp:compute/network:Network", "net", "{}"));
            var texts = outputs.ToDictionary(output => output.Key, output => output.Value!.ToString());
            texts["id"] = id;
            recorder.Register(Sent("aws:sns/topic:Topic", "topic", $$"""{ "key": {{make(texts)}} }"""));
            return recorder;
        }
    }

    private static JsonElement Sent(string type, string name, string inputs, string secrets = "[]")
    {
        using var document = JsonDocument.Parse($$"""
            { "urn": "urn:pulumi:dev::acme::{{type}}::{{name}}", "type": "{{type}}", "name": "{{name}}", "isCustom": true, "inputs": {{inputs}},
              "propertyDependencies": {}, "timeouts": {}, "additionalSecretOutputs": {{secrets}} }
            """);
        return document.RootElement.Clone();
    }
}
