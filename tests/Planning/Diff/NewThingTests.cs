namespace GpuInfra.Planning.Tests;

public class NewThingTests
{
    [Theory]
    [InlineData("serviceAccount:web@acme.iam.gserviceaccount.com", "roles/run.invoker", Risk.Exposure, "web@acme may call chat")]
    [InlineData("allUsers", "roles/run.invoker", Risk.Exposure, "anyone on the internet may call chat")]
    [InlineData(
        "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/subject/repo:acme/app:pull_request",
        "roles/run.invoker",
        Risk.Exposure,
        "the identity repo:acme/app:pull_request may call chat")]
    [InlineData("allAuthenticatedUsers", "roles/run.invoker", Risk.Exposure, "anyone with a Google account may call chat")]
    [InlineData("group:dev@acme.example", "roles/run.viewer", Risk.Exposure, "the group dev@acme.example may use roles/run.viewer on chat")]
    [InlineData("user:ann@acme.example", "roles/logging.logWriter", Risk.Exposure, "ann@acme.example may write logs to chat")]
    [InlineData("allUsers", "roles/logging.logWriter", Risk.Exposure, "anyone on the internet may write logs to chat")]
    public void Compare_NewGrant_SaysWhoMayDoWhat(string member, string role, Risk risk, string headline) =>
        AssertNew(Given.Resource(Given.Invoker, "it", $$"""{"name": "chat", "member": "{{member}}", "role": "{{role}}"}"""), risk, headline);

    [Theory]
    [InlineData("${gcp:serviceaccount/account:Account::runner.email}", "runner")]
    [InlineData("projects/acme/serviceAccounts/${gcp:serviceaccount/account:Account::runner.email}", "runner")]
    [InlineData("projects/acme/serviceAccounts/${runner.email}", "runner")]
    [InlineData("projects/acme/serviceAccounts/runner@acme.iam.gserviceaccount.com", "runner@acme")]
    [InlineData("projects/${project.id}/serviceAccounts/runner@acme.iam.gserviceaccount.com", "runner@acme")]
    public void Compare_NewGrantOnWhatAReferenceNames_SaysItsName(string target, string name) =>
        AssertNew(
            Given.Resource(
                "gcp:serviceaccount/iAMMember:IAMMember", "it",
                $$"""{"serviceAccountId": "{{target}}", "member": "user:ann@acme.example", "role": "roles/iam.serviceAccountUser"}"""),
            Risk.Exposure,
            $"ann@acme.example may act as {name}");

    [Fact]
    public void Compare_NewAccessThroughTheProxy_NamesTheService() => AssertNew(
        Given.Resource(
            CloudTypes.IapGrant, "it",
            """{"cloudRunServiceName": "chat", "project": "acme", "member": "domain:acme.example", "role": "roles/iap.httpsResourceAccessor"}"""),
        Risk.Exposure,
        "everyone at acme.example may come through Identity-Aware Proxy to chat");

    [Fact]
    public void Compare_GrantToANewAccount_IsPartOfIt()
    {
        var account = Given.Resource(Given.Account, "chat-identity", """{"accountId": "chat-identity"}""");
        PlannedResource Reader(string role) => Given.Resource(
            "gcp:storage/bucketIAMMember:BucketIAMMember", "reader",
            $$"""{"bucket": "models-${suffix.hex}", "member": "serviceAccount:${chat-identity.email}", "role": "{{role}}"}""");

        Assert.Equal(
            [
                "Other Create: chat-identity is new: a service account",
                "Other Create: chat-identity may read the objects in models-…",
            ],
            PlanComparison.Compare(Given.Plan(), Given.Plan(account, Reader("roles/storage.objectViewer")), "main").Lines());
        Assert.Equal(
            ["Exposure Create: chat-identity may read the objects in models-…"],
            PlanComparison.Compare(Given.Plan(account), Given.Plan(account, Reader("roles/storage.objectViewer")), "main").Lines());
        Assert.Equal(
            Risk.Exposure,
            PlanComparison.Compare(Given.Plan(), Given.Plan(account, Reader("roles/storage.admin")), "main").Changes[0].Risk);
    }

    // An address that is known does not show whose it is: the dependency does.
    [Fact]
    public void Compare_GrantToANewAccountOfAKnownAddress_IsPartOfIt()
    {
        var account = Given.Resource(Given.Account, "chat-identity", """{"accountId": "chat-1", "project": "acme"}""");
        var reader = Given.Resource(
            "gcp:storage/bucketIAMMember:BucketIAMMember", "reader",
            """{"bucket": "models", "member": "serviceAccount:chat-1@acme.iam.gserviceaccount.com", "role": "roles/storage.objectViewer"}""") with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["member"] = [account.Urn], ["role"] = [] },
        };

        Assert.Equal(
            ["Other Create: chat-identity is new: a service account", "Other Create: chat-identity may read the objects in models"],
            PlanComparison.Compare(Given.Plan(), Given.Plan(account, reader), "main").Lines());
        Assert.Equal(
            ["Exposure Create: chat-identity may read the objects in models"],
            PlanComparison.Compare(Given.Plan(account), Given.Plan(account, reader), "main").Lines());
    }

    [Fact]
    public void Compare_NewGrantOnAnAccountOfAKnownAddress_NamesIt() =>
        AssertNew(
            Given.Resource(
                "gcp:serviceaccount/iAMMember:IAMMember", "it",
                """{"serviceAccountId": "projects/acme/serviceAccounts/chat-1@acme.iam.gserviceaccount.com", "member": "user:ann@acme.example", "role": "roles/iam.serviceAccountUser"}""") with
            {
                PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>
                {
                    ["serviceAccountId"] = [Given.Urn(Given.Account, "chat-identity")],
                },
            },
            Risk.Exposure,
            "ann@acme.example may act as chat-identity");

    // Somebody who exists gets it: the new service may be made for just that.
    [Theory]
    [InlineData("group:dev@acme.example", "roles/run.invoker")]
    [InlineData("group:dev@acme.example", "roles/run.admin")]
    [InlineData("allUsers", "roles/run.invoker")]
    public void Compare_GrantOnSomethingNew_IsExposure(string member, string role)
    {
        var service = Given.Resource(Given.Service, "chat", """{"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}""");
        var grant = Given.Resource(Given.Invoker, "it", $$"""{"name": "chat", "member": "{{member}}", "role": "{{role}}"}""") with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["name"] = [service.Urn] },
        };
        Risk RiskOf(Plan before) => PlanComparison.Compare(before, Given.Plan(service, grant), "main")
            .Changes.Single(change => change.Type == Given.Invoker).Risk;

        Assert.Equal(Risk.Exposure, RiskOf(Given.Plan()));
        Assert.Equal(Risk.Exposure, RiskOf(Given.Plan(service)));
    }

    [Fact]
    public void Compare_GrantGone_SaysWhoLosesIt()
    {
        var grant = Given.Resource(Given.Invoker, "it", """{"name": "chat", "member": "allUsers", "role": "roles/run.invoker"}""");

        Assert.Equal(
            ["Other Delete: anyone on the internet can no longer call chat"],
            PlanComparison.Compare(Given.Plan(grant), Given.Plan(), "main").Lines());
    }

    [Fact]
    public void Compare_OtherMember_SaysWhoGainsAndWhoLoses()
    {
        var change = Given.Change(
            Given.Invoker,
            """{"name": "chat", "member": "user:ann@acme.example", "role": "roles/run.invoker"}""",
            """{"name": "chat", "member": "allUsers", "role": "roles/run.invoker"}""");

        Assert.Equal((ChangeKind.Replace, Risk.Exposure), (change.Kind, change.Risk));
        Assert.Equal("anyone on the internet may call chat; ann@acme.example can no longer call chat", change.Headline);
    }

    [Theory]
    [InlineData("""{"role": "roles/run.servicesInvoker"}""", "ann@acme.example may call chat by roles/run.servicesInvoker in place of roles/run.invoker")]
    [InlineData("""{"role": "roles/run.admin"}""", "ann@acme.example may use roles/run.admin on chat; ann@acme.example can no longer call chat")]
    [InlineData("""{"role": "roles/run.invoker", "condition": {"title": "t", "expression": "e"}}""", "ann@acme.example may call chat on another condition")]
    public void Compare_OtherRoleOfOneMember_SaysWhatChanges(string after, string headline)
    {
        var change = Given.Change(
            Given.Invoker,
            """{"name": "chat", "member": "user:ann@acme.example", "role": "roles/run.invoker"}""",
            after.Replace("{\"role\"", "{\"name\": \"chat\", \"member\": \"user:ann@acme.example\", \"role\"", StringComparison.Ordinal));

        Assert.Equal((Risk.Exposure, headline), (change.Risk, change.Headline));
    }

    [Fact]
    public void Compare_NewGpuService_SaysWhatItTakes() => AssertNew(
        Given.Resource(Given.Service, "chat", """
            {"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "template": {
                "containers": [{"name": "server", "resources": {"limits": {"nvidia.com/gpu": "1"}}}],
                "nodeSelector": {"accelerator": "nvidia-l4"}, "scaling": {"maxInstanceCount": 3}}}
            """),
        Risk.Capacity,
        "chat is a new service with one NVIDIA L4, up to 3 instances");

    [Theory]
    [InlineData(Given.Service, "{}", Risk.Exposure, "it is a new service that the whole internet reaches")]
    [InlineData(Given.Service, """{"invokerIamDisabled": true}""", Risk.Exposure, "it is a new service that whoever reaches it may call: nobody is asked who they are")]
    [InlineData(Given.Bucket, "{}", Risk.Exposure, "it is a new bucket that can be made public: nothing prevents it")]
    [InlineData(Given.Bucket, """{"publicAccessPrevention": "enforced"}""", Risk.Other, "it is new: a bucket")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp", "ports": ["443"]}], "direction": "EGRESS", "destinationRanges": ["10.0.0.2/32"]}""", Risk.Exposure, "it lets traffic to 10.0.0.2/32 through: tcp:443")]
    [InlineData(Given.Firewall, """{"denies": [{"protocol": "all"}]}""", Risk.Other, "it is new: a firewall rule")]
    [InlineData("gcp:compute/routerNat:RouterNat", "{}", Risk.Exposure, "it is a new way from the private network to the internet")]
    [InlineData("gcp:dns/managedZone:ManagedZone", """{"visibility": "private"}""", Risk.Other, "it is new: a DNS zone")]
    [InlineData(Given.Provider, "{}", Risk.Other, "it is new: a provider")]
    [InlineData("gcp:compute/globalAddress:GlobalAddress", "{}", Risk.Other, "it is new: a global address")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "icmp"}]}""", Risk.Exposure, "it lets traffic from anywhere through: icmp")]
    [InlineData(Given.Firewall, """{"allows": ["x", {"protocol": "tcp", "ports": ["80", "443"]}], "sourceRanges": ["10.0.0.0/8", "192.168.0.0/16"], "destinationRanges": ["10.9.0.0/16"]}""", Risk.Exposure, "it lets traffic from 10.0.0.0/8, 192.168.0.0/16 through: all, tcp:80+443")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp"}], "direction": "EGRESS", "sourceRanges": ["10.0.0.0/8"]}""", Risk.Exposure, "it lets traffic to anywhere through: tcp")]
    [InlineData(Given.Firewall, """{"allows": [{"protocol": "tcp"}], "disabled": true}""", Risk.Other, "it is new: a firewall rule")]
    [InlineData("pulumi:providers:random", "{}", Risk.Other, "it is new: a provider")]
    [InlineData("shop:index:ManagedThing", "{}", Risk.Other, "it is new: a managed thing")]
    [InlineData("shop:index:HTTPSProxy", "{}", Risk.Other, "it is new: a https proxy")]
    [InlineData("shop:index:GroupIAM", "{}", Risk.Other, "it is new: a group iam")]
    [InlineData("shop:index:MyVPCLink", "{}", Risk.Other, "it is new: a my vpc link")]
    [InlineData("shop:index:Version2B", "{}", Risk.Other, "it is new: a version2b")]
    [InlineData("gcp:artifactregistry/repositoryIamBinding:RepositoryIamBinding", """{"repository": "r", "role": "roles/artifactregistry.reader", "members": ["user:ann@acme.example"]}""", Risk.Exposure, "ann@acme.example may read the images in r")]
    [InlineData("gcp:artifactregistry/repositoryIamPolicy:RepositoryIamPolicy", """{"repository": "r"}""", Risk.Exposure, "whoever the policy names may use its roles on r")]
    public void Compare_New_SaysWhatItBrings(string type, string inputs, Risk risk, string headline) =>
        AssertNew(Given.Resource(type, "it", inputs), risk, headline);

    [Fact]
    public void Compare_NewReadOrImported_ExistsAlready()
    {
        var network = Given.Resource(Given.Network, "net");

        AssertNew(network with { ReadId = "net" }, Risk.Other, "net is read and stays as it is: a network that exists already");
        AssertNew(network with { ImportId = "net" }, Risk.Other, "net is taken over: a network that exists already");
    }

    [Theory]
    [InlineData("2", "nvidia-l4", 1, "2 NVIDIA L4, one instance at most")]
    [InlineData("1", "tpu-v9", 2, "one tpu-v9, up to 2 instances")]
    [InlineData("1", null, 2, "one GPU, up to 2 instances")]
    public void Compare_NewServiceWithGpus_NamesThem(string gpus, string? accelerator, int most, string what)
    {
        var selector = accelerator is null ? "" : $"\"nodeSelector\": {{\"accelerator\": \"{accelerator}\"}},";

        AssertNew(
            Given.Resource(
                Given.Service,
                "chat",
                $$$"""
                {"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "template": {{{{selector}}} "scaling": {"maxInstanceCount": {{{most}}}},
                  "containers": [{"resources": {"limits": {"nvidia.com/gpu": "{{{gpus}}}"} } }] } }
                """),
            Risk.Capacity,
            $"chat is a new service with {what}");
    }

    // What is read or taken over exists, and somebody may be asking for names in it.
    [Theory]
    [InlineData(null, null, true, Risk.Other)]
    [InlineData("zone", null, true, Risk.Exposure)]
    [InlineData(null, "zone", true, Risk.Exposure)]
    [InlineData(null, null, false, Risk.Exposure)]
    public void Compare_NewNameInAZone_IsExposureIfTheZoneExists(string? readId, string? importId, bool refers, Risk risk)
    {
        var zone = Given.Resource("gcp:dns/managedZone:ManagedZone", "zone", """{"visibility": "private"}""") with { ReadId = readId, ImportId = importId };
        var record = Given.Resource("gcp:dns/recordSet:RecordSet", "name", """{"managedZone": "zone", "rrdatas": ["10.0.0.2", "10.0.0.3"]}""") with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>
            {
                ["managedZone"] = refers ? ["urn:other", zone.Urn] : [],
            },
        };

        var change = PlanComparison.Compare(Given.Plan(), Given.Plan(zone, record), "main").Changes.Single(change => change.Name == "name");

        Assert.Equal(
            (risk, risk == Risk.Exposure ? "name is a new name in a zone that exists, and leads to 10.0.0.2, 10.0.0.3" : "name is new: a DNS record"),
            (change.Risk, change.Headline));
    }

    private static void AssertNew(PlannedResource resource, Risk risk, string headline)
    {
        var change = Assert.Single(PlanComparison.Compare(Given.Plan(), Given.Plan(resource), "main").Changes);

        Assert.Equal((ChangeKind.Create, risk, headline), (change.Kind, change.Risk, change.Headline));
        Assert.Empty(change.Consequences);
    }
}
