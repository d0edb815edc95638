namespace GpuInfra.Components.Tests;

public sealed class ModelImportSpecTests
{
    private const string Page = "[https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc]";

    [Theory]
    [InlineData("all-traffic", "", "Error network: is missing, and so is subnetwork, but egress is said. Say the network or the subnetwork that it leaves through. " + Page)]
    [InlineData("all-traffic", "net", "")]
    [InlineData("private-ranges-only", "net", "")]
    [InlineData("vpc", "net", "Error egress: is 'vpc', but must be all-traffic or private-ranges-only. Use all-traffic, or leave it out. " + Page)]
    public void Check_Egress_IsOneOfTwoWordsAndHasANetwork(string egress, string network, string problems) => Assert.Equal(
        problems,
        Refusal.Of(ModelImportSpec.Check("chat-import", new()
        {
            Origin = ModelOrigin.HuggingFace,
            Model = "acme/own",
            Revision = new('a', 40),
            Folder = "chat/own/",
            Egress = egress,
            Network = network.Length > 0 ? (Pulumi.Input<string>)network : null,
        })));
}
