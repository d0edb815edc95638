namespace GpuInfra.Components.Tests;

/// <summary>What the resources of a network are called where it is not to follow from the component's name.</summary>
public sealed class NetworkNamesTests
{
    private const string Source = "[https://cloud.google.com/compute/docs/naming-resources]";

    [Fact]
    public async Task Constructor_NamesOfEach_AreTheCloudsAndNotTheProgrammes()
    {
        var names = NetworkNames.Roles.ToDictionary(role => role, role => $"own{role.Replace("-", "", StringComparison.Ordinal)}");

        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new(
            "net", new() { Region = "europe-west4", Internet = true, StaticOutboundAddress = true, Imports = true, ResourceNames = names }));

        var named = run.Resources.Select(resource => resource.At("name").Trim('"')).Where(name => name.StartsWith("own", StringComparison.Ordinal));
        Assert.Equal(names.Values.Except(["ownallowimports"]).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Equal("ownrouter", run.Find("gcp:compute/router:Router net-router").At("name").Trim('"'));
    }

    // What is there under a name of its own is not made anew for another description.
    [Theory]
    [InlineData(null, "")]
    [InlineData("network", "net")]
    [InlineData("subnet", "net-subnet")]
    [InlineData("psc", "net-psc")]
    [InlineData("nat", "")]
    public async Task Constructor_NameThatIsSaid_KeepsItsDescription(string? role, string kept)
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new(
            "net", new() { Region = "europe-west4", Internet = true, ResourceNames = role is null ? null : new Dictionary<string, string> { [role] = "own" } }));

        Assert.Equal(kept, string.Join(' ', run.Resources.Where(r => r.Options.IgnoreChanges.Contains("description")).Select(r => r.Name)));
    }

    [Fact]
    public void Check_NoNames_FollowFromTheComponent()
    {
        var names = PrivateNetworkSpec.Require("net", new() { Region = "europe-west4" }).Names;

        Assert.Equal(("net", "net-subnet", "net", "net-googleapis", "net-allow-internet"), (names["network"], names["subnet"], names["psc"], names["googleapis"], names["allow-internet"]));
    }

    [Theory]
    [InlineData("subnet", "acme", "")]
    [InlineData("subnet-10-9-0-0-24", "acme", "")]
    [InlineData("psc", "acmeapis", "")]
    [InlineData("subnet-10-7-0-0-24", "acme", "resourceNames.subnet-10-7-0-0-24: is the name of 'subnet-10-7-0-0-24', which is no resource of the network. Use one of subnet-10-9-0-0-24, ")]
    [InlineData("routr", "acme", "resourceNames.routr: is the name of 'routr', which is no resource of the network. Use one of router, ")]
    [InlineData("nat", "Acme", "resourceNames.nat: is 'Acme', which Google does not take. Use 1 to 63 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. ")]
    [InlineData("nat", "", "resourceNames.nat: is '', which Google does not take. ")]
    [InlineData("psc", "acme-apis", "resourceNames.psc: is 'acme-apis', which Google does not take. Use 1 to 20 lower-case letters and digits, the first a letter. ")]
    [InlineData("run-app", "net-googleapis", "resourceNames.run-app: is net-googleapis, as googleapis is called. Use another. ")]
    public void Check_AName_IsOneOfTheNetworkThatGoogleTakes(string role, string name, string refusal)
    {
        var refused = Refusal.Of(PrivateNetworkSpec.Check("net", new()
        {
            Region = "europe-west4",
            SubnetCidrs = ["10.8.0.0/24", "10.9.0.0/24"],
            ResourceNames = new Dictionary<string, string> { [role] = name },
        }));

        Assert.StartsWith(refusal.Length == 0 ? "" : $"Error {refusal}", refused, StringComparison.Ordinal);
        Assert.Equal(refusal.Length == 0 ? 0 : 1, refused.Split('\n').Count(line => line.EndsWith(Source, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Check_ALongName_IsWithinTheLimit(int length, bool isTaken) => Assert.Equal(isTaken, Refusal.Of(PrivateNetworkSpec.Check("net", new()
    {
        Region = "europe-west4",
        ResourceNames = new Dictionary<string, string> { ["network"] = new('a', length) },
    })).Length == 0);

    [Fact]
    public void Check_NamesOfAnExistingNetwork_Refuses() => Assert.Equal(
        $"Error resourceNames: is said, but existingNetwork is used as it is, so that nothing is named. Remove it, or existingNetwork and existingSubnetwork. {Source}",
        Refusal.Of(PrivateNetworkSpec.Check("net", new()
        {
            Region = "europe-west4",
            ExistingNetwork = "shared",
            ExistingSubnetwork = "shared",
            ResourceNames = new Dictionary<string, string> { ["network"] = "acme" },
        })));
}
