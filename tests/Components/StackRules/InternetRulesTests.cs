namespace GpuInfra.Components.Tests;

public sealed class InternetRulesTests
{
    private const string Nobody =
        "Warning InternetIsCalled platform.network.internet: is true, but nothing in the services' settings calls the internet: "
        + "Cloud NAT costs, and data could leave by it. Leave it out, unless a server calls the internet by itself. "
        + "[configuring/networking-best-practices]";

    private const string Beside =
        "but every service has egress private-ranges-only, whose calls to the internet do not pass the network";

    [Fact]
    public void Check_InternetThatNobodyCalls_Warns() =>
        Assert.Equal(Nobody, Check(new() { Internet = true }, GivenStack.Service()));

    [Fact]
    public void Check_NoInternet_SaysNothing() => Assert.Equal("", Check(new(), GivenStack.Service()));

    [Fact]
    public void Check_NoServicesYet_SaysNothing() =>
        Assert.Equal("", GivenStack.Violations(GivenStack.Platform(new() { Internet = true })));

    [Fact]
    public void Check_StaticAddress_ShowsWhatItIsFor() =>
        Assert.Equal("", Check(new() { Internet = true, StaticOutboundAddress = true }, GivenStack.Service()));

    [Fact]
    public void Check_Download_IsACall() =>
        Assert.Equal("", Check(new() { Internet = true }, new() { Image = GivenStack.Image, Args = ["curl https://example.com/model"] }));

    [Fact]
    public void Check_TokenForDownloads_IsACall() => Assert.Equal(
        "",
        Check(
            new() { Internet = true },
            new() { Image = GivenStack.Image, Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:1" } }));

    [Theory]
    [InlineData("https://hooks.example.com/done", "")]
    [InlineData("https://storage.googleapis.com/acme-models", Nobody)]
    [InlineData("http://localhost:8080", Nobody)]
    [InlineData("http://10.0.0.7:9000", Nobody)]
    public void Check_AddressInTheEnvironment_IsACallIfItIsPublic(string url, string expected) => Assert.Equal(
        expected,
        Check(
            new() { Internet = true },
            new() { Image = GivenStack.Image, Env = new Dictionary<string, string> { ["CALLBACK"] = url } }));

    [Fact]
    public void Check_TrafficBesideTheNetwork_WarnsOfNat() => Assert.Equal(
        $"Warning TrafficReachesNat platform.network.internet: is true, {Beside}: Cloud NAT costs and serves nobody. "
            + "Leave internet out, or leave egress out. [configuring/networking-best-practices]",
        Check(new() { Internet = true }, new() { Image = GivenStack.Image, Egress = "private-ranges-only" }));

    [Fact]
    public void Check_TrafficBesideTheNetwork_WarnsOfStaticAddress() => Assert.Equal(
        $"Warning TrafficReachesNat platform.network.staticOutboundAddress: is true, {Beside}: others see any address of Google. "
            + "Leave egress out, so that all traffic passes the network. [configuring/networking-best-practices]",
        Check(
            new() { Internet = true, StaticOutboundAddress = true },
            new() { Image = GivenStack.Image, Egress = "private-ranges-only" }));

    [Fact]
    public void Check_ExistingNetwork_IsNotJudged() => Assert.Equal(
        "",
        Check(new() { Internet = true, ExistingNetwork = "shared", ExistingSubnetwork = "shared" }, GivenStack.Service()));

    // One of several is enough.
    [Fact]
    public void Check_OneServiceThatCalls_IsACallOfTheStack() => Assert.Equal(
        "",
        GivenStack.Violations(
            GivenStack.Platform(new() { Internet = true }),
            ("chat", GivenStack.Service()),
            ("code", new() { Image = GivenStack.Image, Args = ["curl https://example.com/model"] })));

    [Theory]
    [InlineData("HF_TOKEN", "hf-secret", "")]
    [InlineData("HF_TOKEN", "", Nobody)]
    [InlineData("LOG_LEVEL", "debug", Nobody)]
    [InlineData("MODEL_ID", "acme/own", "")]
    [InlineData("MODEL_ID", "own", Nobody)]
    [InlineData("NAME", "acme/own", Nobody)]
    public void Check_Variable_IsACallIfItIsOneOfDownloads(string name, string value, string expected) => Assert.Equal(
        expected,
        Check(new() { Internet = true }, new() { Image = GivenStack.Image, Env = new Dictionary<string, string> { [name] = value } }));

    [Theory]
    [InlineData("", "")]
    [InlineData("chat", "")]
    [InlineData("code", "Warning ImportNatIsUsed platform.importEgress: is all-traffic, but no model is imported: Cloud NAT costs and serves nobody. Leave it out. [configuring/networking-best-practices]")]
    [InlineData("code chat", "")]
    [InlineData("chat code", "")]
    public void Check_WayOutForImports_IsForAServiceThatImports(string services, string expected) => Assert.Equal(
        expected,
        string.Join('\n', GivenStack.Violations(
            new() { Quota = GivenStack.Plenty, ImportEgress = "all-traffic" },
            [.. services.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, name == "chat"
                ? new ModelServiceArgs { Engine = "vllm", Model = "google/gemma-3-4b-it", ModelSource = "bucket", Import = new() }
                : GivenStack.Service()))])
            .Split('\n').Where(line => line.Contains("platform.", StringComparison.Ordinal))));

    private static string Check(PrivateNetworkArgs network, ModelServiceArgs service) =>
        GivenStack.Violations(GivenStack.Platform(network), ("chat", service));
}
