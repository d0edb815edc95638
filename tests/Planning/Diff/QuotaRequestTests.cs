namespace GpuInfra.Planning.Tests;

/// <summary>What a diff says of requests for quota: that they grant nothing, and that they stay.</summary>
public class QuotaRequestTests
{
    private const string Preference = "gcp:cloudquota/sQuotaPreference:SQuotaPreference";

    [Fact]
    public void Compare_NewRequest_IsNoGrant()
    {
        var change = Assert.Single(PlanComparison.Compare(Given.Plan(), Given.Plan(Request("3000")), "main").Changes);

        Assert.Equal(
            (Risk.Capacity, ChangeKind.Create, "quota asks Google for 3000 of NvidiaRtx: a request, and no grant"),
            (change.Risk, change.Kind, change.Headline));
        Assert.Equal(
            [
                "Google decides after the deployment, or never. Where somebody asked before, import "
                    + "projects/acme/locations/global/quotaPreferences/NAME.",
            ],
            change.Consequences);
    }

    [Fact]
    public void Compare_NewRequestInAnotherStack_SaysNothingOfImports() => Assert.Empty(Assert.Single(
        PlanComparison.Compare(Given.Plan() with { Stack = "dev" }, Given.Plan(Request("1")), "dev").Changes).Consequences);

    [Theory]
    [InlineData("5", "8", "quota asks for 8, up from 5: a request, and no grant")]
    [InlineData("9", "10", "quota asks for 10, up from 9: a request, and no grant")]
    [InlineData("5", "4", "quota asks for 4, down from 5: Google lowers the quota, or refuses where that is by much or below what is in use")]
    [InlineData("1000", "999", "quota asks for 999, down from 1000: Google lowers the quota, or refuses where that is by much or below what is in use")]
    public void Compare_OtherAmount_SaysWhatItIs(string before, string after, string headline)
    {
        var change = Given.Change(Request(before), Request(after));

        Assert.Equal((Risk.Capacity, ChangeKind.Update, headline), (change.Risk, change.Kind, change.Headline));
    }

    [Fact]
    public void Compare_RequestGone_TakesNothingAway()
    {
        var change = Assert.Single(PlanComparison.Compare(Given.Plan(Request("5")), Given.Plan(), "main").Changes);

        Assert.Equal(
            (Risk.Other, ChangeKind.Delete, "quota is no longer looked after: what Google granted stays, and a destroy lowers no quota"),
            (change.Risk, change.Kind, change.Headline));
    }

    [Fact]
    public void Compare_OtherProject_FilesAnother()
    {
        var change = Given.Change(Request("5"), Request("5", "projects/other"));

        Assert.Equal((Risk.Other, ChangeKind.Replace), (change.Risk, change.Kind));
        Assert.StartsWith(
            "quota is no longer looked after, and another is filed: what Google granted stays", change.Headline, StringComparison.Ordinal);
    }

    private static PlannedResource Request(string units, string parent = "projects/acme") => Given.Resource(
        Preference, "quota",
        $$$"""
        {
          "name": "run-quota", "parent": "{{{parent}}}", "service": "run.googleapis.com", "quotaId": "NvidiaRtx",
          "dimensions": {"region": "europe-west4"}, "quotaConfig": {"preferredValue": "{{{units}}}"}
        }
        """);
}
