using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Components.Tests;

public sealed class ModelImportSpecTests
{
    private const string Page = "[https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc]";

    // Another importer runs once more for each model only if its version says so. Whoever changes the script decides that here: the token
    // is that of the version, and the digest that of the script for which it was decided.
    [Fact]
    public void RunToken_IsOfTheImporterThatItWasDecidedFor() => Assert.Equal(
        ("6d18bf52", "c16dbf0558e905013aa2d28e34f256e06341c7a0f505bfd0e3cde13658db18ee"),
        (Given().RunToken, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ModelImport.Script)))));

    private static ModelImportSpec Given() => ModelImportSpec.Check("chat-import", new()
    {
        Origin = ModelOrigin.HuggingFace,
        Model = "acme/own",
        Revision = new('a', 40),
        Folder = "chat/own/",
    }).Spec;

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
