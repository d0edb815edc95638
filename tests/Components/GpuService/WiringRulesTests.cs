using Pulumi;

namespace GpuInfra.Components.Tests;

public sealed class WiringRulesTests
{
    [Fact]
    public void Require_NothingWired_TellsAll() => Assert.Equal(
        [
            "Error LocationIsGiven location: is missing. Name a region, such as europe-west4. "
                + "[https://cloud.google.com/run/docs/locations]",
            "Error AccountIsDedicated serviceAccount: is missing, and Cloud Run would take the default account of "
                + "Compute Engine. Make a service account for this service alone. [securing/service-identity]",
            "Error NetworkIsGiven network: is missing, and so is subnetwork: egress would leave past every firewall rule. "
                + "Say the network or the subnetwork that it leaves through. [configuring/vpc-direct-vpc]",
        ],
        Refused(new GpuServiceArgs { Image = Given.Image }));

    [Theory]
    [InlineData("1234-compute@developer.gserviceaccount.com")]
    [InlineData("acme@appspot.gserviceaccount.com")]
    public void Require_DefaultAccount_IsRefused(string email) => Assert.Equal(
        [
            $"Error AccountIsDedicated serviceAccount: is {email}, a default account that everything in the project "
                + "shares. Make a service account for this service alone. [securing/service-identity]",
        ],
        Refused(Given.Wired(new GpuServiceArgs { Image = Given.Image, ServiceAccount = email })));

    [Fact]
    public void Require_AccountThatIsNotYetKnown_IsFine() => Assert.Equal(
        "chat",
        GpuServiceSpec.Require("chat", Given.Wired(new GpuServiceArgs
        {
            Image = Given.Image,
            ServiceAccount = Output.Create(new TaskCompletionSource<string>().Task),
        })).Spec.Name);

    [Fact]
    public void Require_SubnetworkAlone_IsFine()
    {
        var args = new GpuServiceArgs
        {
            Image = Given.Image,
            Location = Given.Region,
            Subnetwork = "inference",
            ServiceAccount = "chat@acme.iam.gserviceaccount.com",
        };

        Assert.Empty(GpuServiceSpec.Require("chat", args).Violations);
    }

    [Fact]
    public void Require_OnlyWarnings_ReturnsThem()
    {
        var result = GpuServiceSpec.Require(
            "chat", Given.Wired(new GpuServiceArgs { Image = Given.Image, Egress = "private-ranges-only" }));

        Assert.Equal(["EgressGoesThroughNetwork"], result.Warnings.Select(w => w.Rule.Name));
    }

    private static IReadOnlyList<string> Refused(GpuServiceArgs args)
    {
        var refusal = Assert.Throws<InvalidArgsException>(() => GpuServiceSpec.Require("chat", args));

        Assert.Equal("GpuService", refusal.Component);
        Assert.Equal("chat", refusal.Name);
        return [.. refusal.Violations.Select(Given.Line)];
    }
}
