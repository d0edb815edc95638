namespace GpuInfra.Components.Tests;

/// <summary>What is called where somebody else lets the caller in, or nobody has to.</summary>
public sealed class CallWayTests
{
    private const string Url = "https://chat-hash-ew.a.run.app";
    private const string Group = "group:callers@acme.example";
    private const string Agent = "serviceAccount:service-12345@gcp-sa-iap.iam.gserviceaccount.com";
    private const string Question = """{"model": "gemma3:4b", "stream": true, "messages": [{"role": "user", "content": "Why is the sky blue?"}]}""";
    private const string Rest = $"-H \"Content-Type: application/json\" -d '{Question}' \"{Url}/v1/chat/completions\"";

    // Anybody may call, but not from anywhere: no token is asked for.
    [Fact]
    public void CommandAt_InsideByAnybody_HasNoToken() => Assert.Equal(
        $"curl -sSfN {Rest}",
        Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Invokers = ["allUsers"] }).Ways[1].CommandAt(Url, Url));

    [Fact]
    public void CommandAt_ServerThatSpeaksNoKnownLanguage_AsksForItsPathAlone() => Assert.Equal(
        $"curl -sSfN -H \"Authorization: Bearer $(gcloud auth print-identity-token)\" \"{Url}/\"",
        Endpoint(new() { Engine = "custom", Image = Given.Image, Ingress = "all", Invokers = [Group] }).Ways[1].CommandAt(Url, Url));

    [Fact]
    public void CommandAt_BalancerWithoutIap_AsksWithACallersToken() => Assert.Equal(
        $"curl -sSfN -H \"Authorization: Bearer $(gcloud auth print-identity-token)\" {Rest}",
        Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Ingress = "internal-and-cloud-load-balancing", Invokers = [Group] })
            .Ways[3].CommandAt(Url, Url));

    [Theory]
    [InlineData("all", "from anywhere, in a browser or with a JWT that an account signs")]
    [InlineData("internal", "from the network NETWORK, in a browser or with a JWT that an account signs")]
    public void Of_ServiceBehindIap_SaysFromWhere(string ingress, string text) => Assert.Equal(
        text, Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Ingress = ingress, Iap = true, Invokers = [Agent] }).Ways[0].Text);

    [Fact]
    public void At_ServerThatIsNotKnown_SaysNoPathAndNoModel() => Assert.Equal(
        ["audience", "command", "url", "way"],
        Endpoint(new() { Engine = "custom", Image = Given.Image }).At(Url).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("way", true)]
    [InlineData("command", true)]
    [InlineData("url", false)]
    [InlineData("audience", false)]
    public void IsForPeople_WhatAProgramReads_IsNot(string name, bool isForPeople) => Assert.Equal(isForPeople, ServiceEndpoint.IsForPeople(name));

    private static ServiceEndpoint Endpoint(ModelServiceArgs args) =>
        ModelServiceSpec.Check("chat", GivenModel.Wired(args)).Spec.EndpointOn();
}
