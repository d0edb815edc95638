namespace GpuInfra.Planning.Tests;

public class NoiseTests
{
    [Theory]
    [InlineData(Given.Service, """{"client": "gcloud", "clientVersion": "424.0.0"}""", "{}", 2)]
    [InlineData(Given.Service, """{"annotations": {"client.knative.dev/user-image": "a", "x": "y"}}""", """{"annotations": {"x": "y"}}""", 1)]
    [InlineData(Given.Service, """{"template": {"revision": "chat-00007-abc", "timeout": "1s"}}""", """{"template": {"timeout": "1s"}}""", 1)]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 0, "scalingMode": "AUTOMATIC"}}""", "{}", 1)]
    [InlineData(Given.Service, """{"template": {"scaling": {"maxInstanceCount": 1}}}""", """{"template": {"scaling": {"maxInstanceCount": 1, "minInstanceCount": 0}}}""", 1)]
    [InlineData(Given.Service, """{"launchStage": "GA"}""", "{}", 1)]
    [InlineData(Given.Service, """{"traffics": [{"percent": 100, "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"}]}""", "{}", 1)]
    [InlineData(Given.Bucket, """{"labels": {"goog-pulumi-provisioned": "true", "a": "b"}}""", """{"labels": {"a": "b"}}""", 1)]
    [InlineData(Given.Bucket, """{"effectiveLabels": {"a": "b"}, "pulumiLabels": {"a": "b"}}""", "{}", 2)]
    [InlineData(Given.Invoker, """{"etag": "a"}""", """{"etag": "b"}""", 1)]
    [InlineData(Given.Provider, """{"version": "9.34.0"}""", """{"version": "9.35.0"}""", 1)]
    public void Compare_KnownNoise_Folds(string type, string before, string after, int count)
    {
        var diff = Given.Compare(Given.Resource(type, "it", before), Given.Resource(type, "it", after));

        Assert.True(diff.IsEmpty);
        var noise = Assert.Single(diff.Noise);
        Assert.Equal((Risk.Noise, "it stays as it is"), (noise.Risk, noise.Headline));
        Assert.Empty(noise.Properties);
        Assert.Equal(count, noise.Noise.Count);
        Assert.All(noise.Noise, property => Assert.NotNull(property.Noise));
        Assert.Equal(0, diff.Unchanged);
    }

    [Theory]
    [InlineData(Given.Service, "{}", """{"client": "ours"}""")]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 2}}""", "{}")]
    [InlineData(Given.Service, """{"launchStage": "BETA"}""", "{}")]
    [InlineData(Given.Service, """{"traffics": [{"percent": 50, "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"}]}""", "{}")]
    [InlineData(Given.Bucket, """{"labels": {"goog-pulumi-provisioned": "true", "a": "b"}}""", "{}")]
    [InlineData(Given.Bucket, """{"version": "1"}""", """{"version": "2"}""")]
    public void Compare_WhatOnlyLooksLikeNoise_IsAChange(string type, string before, string after) =>
        Assert.Single(Given.Compare(Given.Resource(type, "it", before), Given.Resource(type, "it", after)).Changes);

    [Fact]
    public void Compare_NoiseBesideAChange_StandsApart()
    {
        var change = Given.Change(
            Given.Service, """{"client": "gcloud", "labels": {"a": "1"}}""", """{"labels": {"a": "2"}}""");

        Assert.Equal(["labels.a: 1 -> 2"], change.Lines());
        Assert.Equal("client", Assert.Single(change.Noise).Path);
    }

    [Fact]
    public void Compare_SeveralKindsOfNoise_ComeInTheOrderOfTheirPaths() => Assert.Equal(
        ["effectiveLabels", "etag", "pulumiLabels"],
        Assert.Single(Given.Compare(
            Given.Resource(Given.Invoker, "it", """{"pulumiLabels": {"a": "1"}, "etag": "1", "effectiveLabels": {"a": "1"}}"""),
            Given.Resource(Given.Invoker, "it", "{}")).Noise).Noise.Select(noise => noise.Path));

    // Of one type it is noise, and of another what somebody says.
    [Theory]
    [InlineData(Given.Bucket, """{"etag": "a"}""", """{"etag": "b"}""")]
    [InlineData(Given.Network, """{"pluginDownloadURL": "a"}""", """{"pluginDownloadURL": "b"}""")]
    [InlineData(Given.Service, """{"scaling": {"minInstanceCount": 0, "maxInstanceCount": 3}}""", "{}")]
    public void Compare_NoiseOfAnotherType_IsAChange(string type, string before, string after) =>
        Assert.Single(Given.Compare(Given.Resource(type, "it", before), Given.Resource(type, "it", after)).Changes);

    [Fact]
    public void All_Facts_HoldThoseOfEveryType() => Assert.True(
        NoiseFacts.All.Select(fact => fact.Issue.Url).ToHashSet().IsSupersetOf(
        [
            "https://github.com/pulumi/pulumi-gcp/issues/2372", "https://github.com/pulumi/pulumi-gcp/issues/751",
            "https://github.com/pulumi/pulumi/issues/16546",
        ]));

    [Fact]
    public void Compare_OtherVersionOfTheDefaultProvider_IsNoise()
    {
        var thing = Given.Resource(Given.Network, "net");

        var diff = Given.Compare(
            thing with { ProviderUrn = Given.Urn(Given.Provider, "default_9_34_0") },
            thing with { ProviderUrn = Given.Urn(Given.Provider, "default_9_35_0") });

        Assert.True(diff.IsEmpty);
        Assert.Equal("options.provider", Assert.Single(Assert.Single(diff.Noise).Noise).Path);
    }

    [Fact]
    public void All_Facts_NameWhoSaysSo() => Assert.All(NoiseFacts.All, fact =>
    {
        Assert.EndsWith(".", fact.What, StringComparison.Ordinal);
        Assert.StartsWith("https://github.com/", fact.Issue.Url, StringComparison.Ordinal);
    });
}
