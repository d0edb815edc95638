namespace GpuInfra.Planning.Tests;

public class LossTests
{
    private static readonly PlannedResource Bucket = Given.Resource(
        Given.Bucket, "models", """{"name": "models", "location": "here", "softDeletePolicy": {"retentionDurationSeconds": 2592000}}""");

    [Fact]
    public void Compare_BucketGone_TellsWhatIsLostAndWhatStandsInTheWay()
    {
        var change = Delete(Bucket with { Protect = true });

        Assert.Equal(
            (Risk.DataLoss, ChangeKind.Delete, "models is deleted with every object in it"), (change.Risk, change.Kind, change.Headline));
        Assert.Equal(
            [
                "Pulumi refuses this until protect is off.",
                "The provider refuses this while there are objects in it, because forceDestroy is off.",
                "Soft delete keeps the objects for 30 days, as long as no other bucket takes the name.",
            ],
            change.Consequences);
    }

    [Fact]
    public void Compare_BucketWithoutAnyGuardGone_SaysThatNothingBringsItBack() => Assert.Equal(
        ["Every object is deleted first, because forceDestroy is on.", "Nothing brings the objects back, because soft delete is off."],
        Delete(Given.Resource(
            Given.Bucket, "models", """{"forceDestroy": true, "softDeletePolicy": {"retentionDurationSeconds": 0}}""")).Consequences);

    [Fact]
    public void Compare_RetainedResourceGone_IsLeftBehind()
    {
        var change = Delete(Bucket with { RetainOnDelete = true });

        Assert.Equal(
            (Risk.Destruction, "models is left behind: the stack forgets it, and the cloud keeps it"), (change.Risk, change.Headline));
        Assert.Empty(change.Consequences);
    }

    [Fact]
    public void Compare_ProtectionAndPlaceChangedAtOnce_SaysThatNothingRefuses()
    {
        var after = Given.Resource(Given.Bucket, "models", """{"name": "models", "location": "there"}""");

        var change = Given.Change(Bucket with { Protect = true }, after);

        Assert.Equal(
            "models is deleted with every object in it and made anew, empty, because its location changes", change.Headline);
        Assert.Contains(
            "It was protected: the same change takes the protection off, so Pulumi does not refuse.", change.Consequences);
    }

    [Fact]
    public void Compare_BucketReplacedUnderItsName_DoesNotSayThatItsObjectsAreDeleted()
    {
        const string Inputs = """{"name": "models", "location": "here", "forceDestroy": true}""";
        var before = Given.Resource(Given.Bucket, "models", Inputs);
        var after = Given.Resource(Given.Bucket, "models", Inputs.Replace("here", "there", StringComparison.Ordinal));

        Assert.Equal(
            ["Nothing is deleted first: the cloud refuses the new one as long as the old one has its name, and all stays as it is."],
            Given.Change(before, after with { DeleteBeforeReplace = false }).Consequences);
        Assert.Equal(
            [
                "Every object is deleted first, because forceDestroy is on.",
                "Soft delete keeps the objects for 7 days, as long as no other bucket takes the name.",
                "The old one goes before the new one comes: there is a gap.",
            ],
            Given.Change(before, after with { DeleteBeforeReplace = true }).Consequences);
    }

    [Fact]
    public void Compare_ServiceGone_NamesItsDeletionProtection() => Assert.Contains(
        "The provider refuses this until deletionProtection is off and deployed.",
        Delete(Given.Resource(Given.Service, "chat", """{"deletionProtection": true}""")).Consequences);

    [Theory]
    [InlineData("gcp:artifactregistry/repository:Repository", Risk.DataLoss, "it is deleted with every image in it")]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", Risk.DataLoss, "it is destroyed: what it encrypted can never be read again")]
    [InlineData("gcp:secretmanager/secret:Secret", Risk.DataLoss, "it is deleted with every version of it")]
    [InlineData(Given.Account, Risk.Destruction, "it is deleted, and its roles with it")]
    [InlineData("gcp:dns/managedZone:ManagedZone", Risk.Destruction, "it is deleted with every record in it")]
    [InlineData(Given.Firewall, Risk.Destruction, "it is deleted: what it stopped goes through")]
    [InlineData("gcp:compute/routerNat:RouterNat", Risk.Destruction, "it is deleted: services lose their way to the internet")]
    [InlineData("gcp:projects/service:Service", Risk.Other, "it is no longer looked after: the API stays on")]
    [InlineData("shop:index:Thing", Risk.Destruction, "it is deleted")]
    public void Compare_Gone_SaysWhatGoesWithIt(string type, Risk risk, string headline)
    {
        var change = Delete(Given.Resource(type, "it"));

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }

    [Theory]
    [InlineData("""{"disableOnDestroy": true}""", Risk.Destruction, "it is switched off for the whole project")]
    [InlineData("""{"disableOnDestroy": false}""", Risk.Other, "it is no longer looked after: the API stays on")]
    public void Compare_ApiGone_IsSwitchedOffOnlyIfItSaysSo(string inputs, Risk risk, string headline)
    {
        var change = Delete(Given.Resource("gcp:projects/service:Service", "it", inputs));

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }

    [Fact]
    public void Compare_GuardedThingGone_NamesEveryGuard() => Assert.Equal(
        [
            "Pulumi refuses this until protect is off.",
            "The provider refuses this until deletionProtection is off and deployed.",
            "The provider refuses this until deletionPolicy is no longer PREVENT, and deployed so.",
            "Its revisions go, and with them the way back to an earlier one.",
        ],
        Delete(Given.Resource(Given.Service, "chat", """{"deletionPolicy": "PREVENT"}""") with { Protect = true }).Consequences);

    [Fact]
    public void Compare_AddressGoneWithItsEndpoint_DoesNotHideIt()
    {
        var address = Given.Resource("gcp:compute/globalAddress:GlobalAddress", "ip");
        var endpoint = Given.Resource("gcp:compute/globalForwardingRule:GlobalForwardingRule", "psc") with { Dependencies = [address.Urn] };

        Assert.Equal(
            [
                "Destruction Delete: psc is deleted: calls to Google's APIs no longer go through the private endpoint",
                "Other Delete: ip is given back",
            ],
            PlanComparison.Compare(Given.Plan(address, endpoint), Given.Plan(), "main").Lines());
        Assert.Equal(["Destruction Delete: ip is given back"], PlanComparison.Compare(Given.Plan(address), Given.Plan(), "main").Lines());
    }

    [Fact]
    public void Compare_ReadResourceGone_StaysInTheCloud() =>
        Assert.Equal("models is no longer read, and stays as it is", Delete(Bucket with { ReadId = "models" }).Headline);

    private static ResourceChange Delete(PlannedResource resource) =>
        Assert.Single(PlanComparison.Compare(Given.Plan(resource), Given.Plan(), "main").Changes);
}
