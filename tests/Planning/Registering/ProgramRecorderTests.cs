using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.Planning.Tests;

/// <summary>What a program in a process of its own is answered, and the plan of what it sent.</summary>
public sealed class ProgramRecorderTests
{
    private const string Unknown = Sent.Unknown;

    [Fact]
    public void Register_OutputsOfAKnownType_AreStandInsWhereTheProviderSaysTexts()
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);

        var (id, outputs) = recorder.Register(Sent.Resource(Sent.Network, "net", """{ "autoCreateSubnetworks": false }"""));

        Assert.NotEqual("", id);
        Assert.NotEqual(id, outputs["selfLink"]!.ToString());
        Assert.False(outputs["autoCreateSubnetworks"]!.GetValue<bool>());
        Assert.False(outputs.ContainsKey("description"));
    }

    [Fact]
    public void Register_WithoutStandIns_LeavesUnknownWhatOnlyTheCloudKnows()
    {
        var recorder = Sent.Recorder();

        var (id, outputs) = recorder.Register(Sent.Resource(Sent.Network, "net"));

        Assert.Equal("", id);
        Assert.False(outputs.ContainsKey("selfLink"));
    }

    [Fact]
    public void Register_TypeThatNothingIsKnownOf_HasItsInputsAndAnIdentity()
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);

        var (id, outputs) = recorder.Register(Sent.Resource(Sent.Topic, "topic", """{ "fifo": true }"""));

        Assert.NotEqual("", id);
        Assert.Equal("""{"fifo":true}""", outputs.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "accountId": "runner" }""", "runner@acme-dev.iam.gserviceaccount.com")]
    [InlineData("""{ "accountId": "runner", "project": "other" }""", "runner@other.iam.gserviceaccount.com")]
    [InlineData($$"""{ "accountId": "{{Unknown}}" }""", null)]
    public void Register_Account_HasTheAddressThatAPreviewKnows(string inputs, string? email)
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);

        Assert.Equal(email, recorder.Register(Sent.Resource("gcp:serviceaccount/account:Account", "runner", inputs)).Outputs["email"]?.ToString());
    }

    [Theory]
    [InlineData("random:index/randomPassword:RandomPassword", "[]", "result")]
    [InlineData(Sent.Topic, """["key"]""", "key")]
    public void Register_SecretOutput_IsAnsweredAsASecret(string type, string additional, string output)
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);

        var outputs = recorder.Register(Sent.Resource(type, "one", output == "key" ? """{ "key": "value" }""" : "{}", $"\"additionalSecretOutputs\": {additional}")).Outputs;

        Assert.Equal(Sent.Secret, outputs[output]![Sent.Signature]!.ToString());
    }

    [Fact]
    public void Register_AccountWithoutAnId_HasNoneOfItsProvider()
    {
        var recorder = Sent.Recorder();
        recorder.Register(Sent.Resource("pulumi:providers:gcp", "own", """{ "accountId": "runner", "project": "acme" }"""));

        Assert.Equal(
            """{"deletionPolicy":"DELETE","disabled":false}""",
            recorder.Register(Sent.Resource(
                "gcp:serviceaccount/account:Account", "runner", options: $"\"provider\": \"{Sent.Urn("pulumi:providers:gcp", "own")}::{Unknown}\""))
                .Outputs.ToJsonString());
    }

    [Theory]
    [InlineData("random:index/randomPassword:RandomPassword", "bcryptHash, result")]
    [InlineData("random:index/randomBytes:RandomBytes", "base64, hex")]
    [InlineData("random:index/randomString:RandomString", "")]
    [InlineData("random:index/randomId:RandomId", "")]
    public void Register_RandomValue_IsASecretWhereTheProviderSaysSo(string type, string secrets) =>
        Assert.Equal(secrets, string.Join(", ", Sent.Recorder(StandInForm.Longer).Register(Sent.Resource(type, "one")).Outputs
            .Where(output => output.Value is JsonObject).Select(output => output.Key)));

    [Fact]
    public void Register_OneUrnTwice_IsRefused()
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);
        recorder.Register(Sent.Resource(Sent.Topic, "topic"));

        var refusal = Assert.Throws<PlanFailedException>(() => recorder.Register(Sent.Resource(Sent.Topic, "topic")));

        Assert.Equal("Two resources have the URN urn:pulumi:dev::acme::aws:sns/topic:Topic::topic. Give one of them another name or another parent.", refusal.Message);
    }

    // What the provider sets where the program says nothing is no secret of the cloud.
    [Theory]
    [InlineData("gcp:compute/firewall:Firewall", "{}", """{"deletionPolicy":"DELETE","priority":1000}""")]
    [InlineData("gcp:compute/firewall:Firewall", """{"priority":5,"name":"allow"}""", """{"priority":5,"name":"allow","deletionPolicy":"DELETE"}""")]
    [InlineData("gcp:monitoring/alertPolicy:AlertPolicy", "{}", """{"deletionPolicy":"DELETE","enabled":true}""")]
    [InlineData("random:index/randomId:RandomId", """{"byteLength":4}""", """{"byteLength":4}""")]
    [InlineData("pulumi:providers:gcp", """{"region":"europe-west4"}""", """{"region":"europe-west4"}""")]
    public void Register_WithoutStandIns_AnswersWhatTheProviderSets(string type, string inputs, string expected) =>
        Assert.Equal(expected, Sent.Recorder().Register(Sent.Resource(type, "one", inputs)).Outputs.ToJsonString());

    [Theory]
    [InlineData("gcp:compute/firewall:Firewall", """{"description":"d"}""", "creationTimestamp, deletionPolicy, description, direction, id, name, priority, project, selfLink")]
    [InlineData("gcp:serviceaccount/account:Account", """{"accountId":"a"}""", "accountId, deletionPolicy, disabled, email, id, member, name, project, uniqueId")]
    [InlineData("gcp:serviceaccount/account:Account", "{}", "deletionPolicy, disabled, id, name, project, uniqueId")]
    [InlineData("random:index/randomId:RandomId", "{}", "b64Std, b64Url, dec, hex, id")]
    [InlineData("random:index/randomBytes:RandomBytes", "{}", "base64, hex, id")]
    [InlineData("random:index/randomString:RandomString", "{}", "id, result")]
    [InlineData(Sent.Topic, "{}", "id")]
    public void Register_WithStandIns_AnswersEveryTextOfTheCloud(string type, string inputs, string expected)
    {
        var (id, outputs) = Sent.Recorder(StandInForm.Longer).Register(Sent.Resource(type, "one", inputs));

        Assert.Equal(expected, string.Join(", ", outputs.Select(output => output.Key).Append(id.Length > 0 ? "id" : "none").Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(StandInForm.Shorter, "selfLink", "https://q", "/Qa-i.c:d@e_f,g/h/j/k/l/m/t")]
    [InlineData(StandInForm.Shorter, "creationTimestamp", "projects/q", "/Qa-i.c:d@e_f,g/h/j/k/l/m/t")]
    [InlineData(StandInForm.Longer, "selfLink", "http://z", "@@r__s,,/B/")]
    [InlineData(StandInForm.Longer, "creationTimestamp", "Zz--z", "@@r__s,,/B/")]
    public void Register_StandIn_IsAnAddressWhereTheOutputIsOne(StandInForm form, string output, string start, string end)
    {
        var text = Sent.Recorder(form).Register(Sent.Resource("gcp:compute/firewall:Firewall", "one")).Outputs[output]!.ToString();

        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.EndsWith(end, text, StringComparison.Ordinal);
        Assert.Equal(text, Sent.Recorder(form).Register(Sent.Resource("gcp:compute/firewall:Firewall", "one")).Outputs[output]!.ToString());
        Assert.NotEqual(text, Sent.Recorder(form).Register(Sent.Resource("gcp:compute/firewall:Firewall", "two")).Outputs[output]!.ToString());
    }

    [Theory]
    [InlineData(Sent.Topic, "\"readId\": \"r\"", "r")]
    [InlineData(Sent.Topic, "\"importId\": \"i\"", "i")]
    [InlineData(Sent.Topic, "\"readId\": \"r\", \"importId\": \"i\"", "r")]
    [InlineData(Sent.Topic, "\"isCustom\": false, \"readId\": \"r\"", "")]
    [InlineData(Sent.Topic, "\"isCustom\": true", "")]
    [InlineData("pulumi:providers:gcp", "\"isCustom\": true", Unknown)]
    [InlineData("pulumi:providers:gcp", "\"isCustom\": false", "")]
    public void Register_Identity_IsWhatIsSaidOfIt(string type, string options, string id) =>
        Assert.Equal(id, Sent.Recorder().Register(Sent.Resource(type, "one", options: options)).Id);

    [Fact]
    public void Register_Component_IsAnsweredNothing()
    {
        var (id, outputs) = Sent.Recorder(StandInForm.Shorter).Register(Sent.Resource(
            "acme:index:Part", "part", """{ "a": 1 }""", "\"isCustom\": false"));

        Assert.Equal(("", "{}"), (id, outputs.ToJsonString()));
    }

    [Fact]
    public void Register_ReferenceToAStackWhoseExportsAreKnown_IsAnsweredThem() => Assert.Equal(
        """{"name":"acme/net/dev","outputs":{"a":1},"secretOutputNames":[]}""",
        Sent.Recorder().Register(Sent.Resource("pulumi:pulumi:StackReference", "net", """{"name":"acme/net/dev"}"""), new() { ["a"] = 1 })
            .Outputs.ToJsonString());

    [Fact]
    public void Register_SecretThatIsOneAlready_IsNotWrappedAgain() => Assert.Equal(
        $$$"""{"plain":1,"list":{"{{{Sent.Signature}}}":"{{{Sent.Secret}}}","value":[1]},"key":{"{{{Sent.Signature}}}":"{{{Sent.Secret}}}","value":"v"}}""",
        Sent.Recorder().Register(Sent.Resource(
            Sent.Topic, "one", $$"""{"plain":1,"list":[1],"key":{"{{Sent.Signature}}":"{{Sent.Secret}}","value":"v"} }""",
            """ "additionalSecretOutputs": ["list", "key", "absent"] """)).Outputs.ToJsonString());

    // The project of an account is that of its provider: one of the program, or the default one.
    [Theory]
    [InlineData("own", "runner@of-own.iam.gserviceaccount.com")]
    [InlineData("unknown", null)]
    [InlineData("secret", null)]
    [InlineData("number", null)]
    [InlineData("silent", null)]
    [InlineData("made", null)]
    [InlineData("absent", null)]
    public void Register_AccountOfAProvider_HasTheProjectThatItIsConfiguredWith(string provider, string? email)
    {
        var recorder = Sent.Recorder(StandInForm.Shorter);
        var id = recorder.Register(Sent.Resource(Sent.Topic, "topic")).Id;
        foreach (var (name, inputs) in new[]
        {
            ("own", """{ "project": "of-own" }"""),
            ("unknown", $$"""{ "project": "{{Unknown}}" }"""),
            ("secret", $$"""{ "project": { "{{Sent.Signature}}": "{{Sent.Secret}}", "value": "hidden" } }"""),
            ("number", """{ "project": 5 }"""),
            ("silent", "{}"),
            ("made", $$"""{ "project": "{{id}}" }"""),
        })
        {
            recorder.Register(Sent.Resource("pulumi:providers:gcp", name, inputs));
        }

        Assert.Equal(email, recorder.Register(Sent.Resource(
            "gcp:serviceaccount/account:Account", "runner", """{ "accountId": "runner" }""",
            $"\"provider\": \"{Sent.Urn("pulumi:providers:gcp", provider)}::{Unknown}\"")).Outputs["email"]?.ToString());
    }

    [Fact]
    public void Build_SecretsAndStandIns_ShowNeitherOfThem()
    {
        var plain = Sent.Recorder();
        plain.Register(Sent.Resource(Sent.Network, "net"));
        plain.Register(Topic(Unknown, Unknown));

        var topic = plain.Build(With(StandInForm.Shorter), With(StandInForm.Longer)).Resources.Single(resource => resource.Name == "topic");

        Assert.Equal($$"""key: [secret], later: {{Unknown}}, to: of ${net.id} and ${net.selfLink}""", topic.Inputs.ToString());
        Assert.Equal("urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev", topic.ParentUrn);

        static ProgramRecorder With(StandInForm form)
        {
            var recorder = Sent.Recorder(form);
            var (id, outputs) = recorder.Register(Sent.Resource(Sent.Network, "net"));
            recorder.Register(Topic($"of {id} and {outputs["selfLink"]}", $"{id.Length}"));
            return recorder;
        }

        static JsonElement Topic(string to, string later) => Sent.Resource(
            Sent.Topic, "topic", $$"""{ "to": "{{to}}", "key": { "{{Sent.Signature}}": "{{Sent.Secret}}", "value": "hidden" }, "later": "{{later}}" }""");
    }
}
