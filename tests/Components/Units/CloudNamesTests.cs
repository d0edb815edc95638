namespace GpuInfra.Components.Tests;

public sealed class CloudNamesTests
{
    private static readonly string[] Names =
    [
        "a", "ab", "net", "net-", "n-et", "n-e-t", "network", "inference-network", "inference-network-2", "inferencenetwork",
        "a2345678901234567890", "a23456789012345678901", "a-2345678901234567890", "a23456789012345678901234567890123456789",
        "a23456789012345678901234567890123456788",
    ];

    [Theory]
    [InlineData("a", "a")]
    [InlineData("net", "net")]
    [InlineData("a2345678901234567890", "a2345678901234567890")]
    [InlineData("a23456789012345678901", "a234567890121b1bcac4")]
    [InlineData("n-et", "net0afb7a4d")]
    [InlineData("inference-network", "inferencenet655dcbb5")]
    public async Task PrivateServiceConnect_Name_IsKeptOrHashed(string name, string expected) =>
        Assert.Equal(expected, (await EndpointNames([name])).Single());

    [Fact]
    public async Task PrivateServiceConnect_DifferentNames_AreDifferentAndFit()
    {
        string[] valid = [.. Names.Where(name => !name.EndsWith('-'))];

        var endpoints = await EndpointNames(valid);

        Assert.Equal(valid.Length, endpoints.Count);
        Assert.Equal(endpoints.Count, endpoints.Distinct().Count());
        Assert.All(endpoints, endpoint => Assert.Matches("^[a-z][a-z0-9]{0,19}$", endpoint));
    }

    [Theory]
    [InlineData("chat5", "chat5-d59f2386")]
    [InlineData("a", "a-ca978112")]
    [InlineData("chat-6", "chat-6")]
    [InlineData("a23456789012345678901234567890", "a23456789012345678901234567890")]
    [InlineData("a234567890123456789012345678901", "a23456789012345678901-0d2f1d85")]
    [InlineData("a2345678901234567890-1234567890", "a2345678901234567890-5c8a88a1")]
    public void ServiceAccountId_Name_IsKeptOrHashed(string name, string expected) => Assert.Equal(expected, AccountId(name));

    [Fact]
    public void ServiceAccountId_DifferentNames_AreDifferentAndFit()
    {
        var ids = Names.Where(name => !name.EndsWith('-')).Select(AccountId).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", id));
    }

    private static string AccountId(string name) => ServiceIdentitySpec.Require(name, new() { Project = "acme-dev" }).AccountId;

    private static async Task<IReadOnlyList<string>> EndpointNames(IReadOnlyList<string> names)
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(
            () => names.Select(name => new PrivateNetwork(name, new() { Region = "europe-west4" })).ToList()[^1]);
        return [.. run.Resources
            .Where(r => r.Type == "gcp:compute/globalForwardingRule:GlobalForwardingRule")
            .Select(r => (string)r.Inputs["name"])];
    }
}
