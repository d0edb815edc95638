namespace GpuInfra.Components.Tests;

public sealed class StackRulesTests
{
    [Fact]
    public void Check_MistakesOfEveryKind_ArriveAtOnce()
    {
        var violations = StackRules.Check(GivenStack.Of(
            new() { Protect = false, Network = new() { SubnetCidr = "10.8.0.0/26", Internet = true } },
            ("chat", new()
            {
                Image = "us-docker.pkg.dev/acme-shared/images/server:1",
                MaxInstances = 30,
                DeletionProtection = true,
                ServiceAccount = "code-identity@acme-models.iam.gserviceaccount.com",
            }),
            ("code", GivenStack.Service())));

        Assert.Equal(
            [
                "GpusFitQuota services.chat.maxInstances",
                "CpuFitsQuota services.chat.maxInstances",
                "MemoryFitsQuota services.chat.maxInstances",
                "InstancesFitSubnet platform.network.subnetCidr",
                "InternetIsCalled platform.network.internet",
                "ImageIsNearby services.chat.image",
                "ImageIsReadable services.chat.image",
                "AccountIsOwn services.chat.serviceAccount",
                "DestroyIsNotBlocked services.chat.deletionProtection",
            ],
            violations.Select(violation => $"{violation.Rule} {violation.Path}"));
    }

    [Fact]
    public void Check_NameThatIsNoWord_IsQuotedInPaths()
    {
        var violation = Assert.Single(StackRules.Check(GivenStack.Of(
            GivenStack.Platform(protect: false), ("my.chat", new() { Image = GivenStack.Image, DeletionProtection = true }))));

        Assert.Equal("services[\"my.chat\"].deletionProtection", violation.Path);
    }
}
