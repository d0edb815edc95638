namespace GpuInfra.Components.Tests;

public sealed class AccessRulesTests
{
    private const string Principals = "https://cloud.google.com/iam/docs/principal-identifiers";

    [Theory]
    [InlineData(null, "INGRESS_TRAFFIC_INTERNAL_ONLY")]
    [InlineData("internal", "INGRESS_TRAFFIC_INTERNAL_ONLY")]
    [InlineData("internal-and-cloud-load-balancing", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER")]
    public async Task Constructor_RestrictedIngress_ReachesEngine(string? word, string ingress)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Ingress = word });

        Assert.Contains($"ingress={ingress}", service.Lines);
    }

    [Fact]
    public void Check_IngressFromEverywhere_IsRefused() => Assert.Equal(
        [
            "Error IngressIsRestricted ingress: is all, which lets the whole internet try. "
                + "Use internal-and-cloud-load-balancing, behind a load balancer. [securing/ingress]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Ingress = "all" }));

    [Fact]
    public void Check_UnknownIngress_NamesNearestFirst() => Assert.Equal(
        [
            "Error WordIsKnown ingress: is 'intern', but must be internal, all or internal-and-cloud-load-balancing. "
                + "Use internal. [reference/rest/v2/projects.locations.services]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Ingress = "intern" }));

    [Fact]
    public void Check_EgressPastNetwork_IsWarnedOf() => Assert.Equal(
        [
            "Warning EgressGoesThroughNetwork egress: is private-ranges-only, so that traffic to public addresses meets no "
                + "firewall rule and models load slower. Use all-traffic. [configuring/vpc-direct-vpc]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Egress = "private-ranges-only" }));

    [Fact]
    public void Check_UnknownEgress_NamesNearestFirst() => Assert.Equal(
        [
            "Error WordIsKnown egress: is 'all', but must be all-traffic or private-ranges-only. Use all-traffic. "
                + "[configuring/vpc-direct-vpc]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Egress = "all" }));

    [Fact]
    public async Task Constructor_PrivateRangesOnly_ReachesEngine()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Egress = "private-ranges-only" });

        Assert.Contains("template.vpcAccess.egress=PRIVATE_RANGES_ONLY", service.Lines);
    }

    [Theory]
    [InlineData("serviceAccount:web@acme.iam.gserviceaccount.com")]
    [InlineData("group:ml@acme.example")]
    [InlineData("domain:acme.example")]
    [InlineData("principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/s")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*")]
    public void Check_NamedInvoker_IsFine(string member) =>
        Assert.Equal([member], Given.Spec(new GpuServiceArgs { Image = Given.Image, Invokers = [member] }).Invokers);

    [Fact]
    public void Check_Invokers_AreToldOneByOne() => Assert.Equal(
        [
            "Error PrincipalsAreNamed invokers[0]: is allUsers, which is everybody on the internet. "
                + $"Name the callers: a serviceAccount:, group: or principalSet:// member. [{Principals}]",
            "Error PrincipalsAreNamed invokers[1]: is allAuthenticatedUsers, which is everybody on the internet. "
                + $"Name the callers: a serviceAccount:, group: or principalSet:// member. [{Principals}]",
            "Error PrincipalsAreNamed invokers[2]: is user:a@acme.example, a personal account, which leaves with its owner. "
                + $"Put the person into a group and name the group: member. [{Principals}]",
            "Error PrincipalsAreNamed invokers[3]: is 'web@acme.example', which is not the name of a principal. Write "
                + $"group:web@acme.example if it is a group; a person belongs into one. [{Principals}]",
            "Error PrincipalsAreListedOnce invokers[5]: is group:a@acme.example, which is listed before. Remove it. "
                + $"[{Principals}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Invokers =
            [
                "allUsers", "allAuthenticatedUsers", "user:a@acme.example", "web@acme.example", "group:a@acme.example",
                "group:a@acme.example",
            ],
        }));
}
