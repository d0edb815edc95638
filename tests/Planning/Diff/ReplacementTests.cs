namespace GpuInfra.Planning.Tests;

public class ReplacementTests
{
    private const string Address = "gcp:compute/globalAddress:GlobalAddress";

    [Theory]
    [InlineData(Given.Bucket, "location")]
    [InlineData(Given.Bucket, "hierarchicalNamespace")]
    [InlineData(Given.Service, "name")]
    [InlineData(Given.Service, "location")]
    [InlineData(Given.Network, "autoCreateSubnetworks")]
    [InlineData(Given.Subnetwork, "region")]
    [InlineData(Given.RandomId, "byteLength")]
    [InlineData(Given.Account, "accountId")]
    [InlineData("gcp:artifactregistry/repository:Repository", "format")]
    [InlineData("gcp:compute/router:Router", "network")]
    [InlineData("gcp:compute/routerNat:RouterNat", "router")]
    [InlineData(Address, "description")]
    [InlineData("gcp:compute/globalForwardingRule:GlobalForwardingRule", "ipAddress")]
    [InlineData("gcp:compute/firewall:Firewall", "direction")]
    [InlineData("gcp:dns/managedZone:ManagedZone", "dnsName")]
    [InlineData("gcp:dns/policy:Policy", "name")]
    [InlineData("gcp:dns/recordSet:RecordSet", "managedZone")]
    [InlineData("gcp:kms/cryptoKey:CryptoKey", "purpose")]
    [InlineData("gcp:secretmanager/secret:Secret", "secretId")]
    [InlineData("gcp:projects/service:Service", "service")]
    [InlineData("gcp:projects/iAMMember:IAMMember", "role")]
    [InlineData("gcp:storage/bucketIAMMember:BucketIAMMember", "bucket")]
    [InlineData("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember", "repository")]
    [InlineData("gcp:serviceaccount/iAMMember:IAMMember", "serviceAccountId")]
    [InlineData("gcp:iam/workloadIdentityPool:WorkloadIdentityPool", "workloadIdentityPoolId")]
    [InlineData("gcp:projects/iAMCustomRole:IAMCustomRole", "project")]
    [InlineData("gcp:projects/iAMCustomRole:IAMCustomRole", "roleId")]
    [InlineData("gcp:vpcaccess/connector:Connector", "network")]
    public void Compare_PropertyThatCannotChange_Replaces(string type, string property)
    {
        var change = Given.Change(type, $$"""{"{{property}}": "a"}""", $$"""{"{{property}}": "b"}""");

        Assert.Equal(ChangeKind.Replace, change.Kind);
        var fact = Assert.Single(change.Properties).Replaces;
        Assert.Equal((type, property), (fact?.Type, fact?.Path));
    }

    [Theory]
    [InlineData(Given.Service, "template")]
    [InlineData(Given.Firewall, "network")]
    [InlineData("gcp:dns/recordSet:RecordSet", "type")]
    [InlineData("gcp:compute/globalForwardingRule:GlobalForwardingRule", "target")]
    [InlineData("gcp:projects/iAMCustomRole:IAMCustomRole", "title")]
    public void Compare_PropertyThatCanChange_Updates(string type, string property) =>
        Assert.Equal(ChangeKind.Update, Given.Change(type, $$"""{"{{property}}": "a"}""", $$"""{"{{property}}": "b"}""").Kind);

    [Theory]
    [InlineData("10.8.0.0/24", "10.8.0.0/23", ChangeKind.Update)]
    [InlineData("10.8.1.0/24", "10.8.0.0/23", ChangeKind.Update)]
    [InlineData("10.8.0.0/24", "10.8.0.0/25", ChangeKind.Replace)]
    [InlineData("10.8.0.0/24", "10.9.0.0/24", ChangeKind.Replace)]
    public void Compare_RangeOfASubnetwork_OnlyGrowsInPlace(string before, string after, ChangeKind kind) => Assert.Equal(
        kind, Given.Change(Given.Subnetwork, $$"""{"ipCidrRange": "{{before}}"}""", $$"""{"ipCidrRange": "{{after}}"}""").Kind);

    [Theory]
    [InlineData("true", "false", ChangeKind.Replace)]
    [InlineData("false", "true", ChangeKind.Update)]
    public void Compare_RetentionPolicy_CannotBeUnlocked(string before, string after, ChangeKind kind) => Assert.Equal(
        kind,
        Given.Change(
            Given.Bucket,
            $$"""{"retentionPolicy": {"isLocked": {{before}}, "retentionPeriod": "1"} }""",
            $$"""{"retentionPolicy": {"isLocked": {{after}}, "retentionPeriod": "1"} }""").Kind);

    // A block may come and go in place, but not with everything that it can say.
    [Theory]
    [InlineData("""{"mavenConfig": {"allowSnapshotOverwrites": true}}""", ChangeKind.Replace)]
    [InlineData("""{"mavenConfig": {"allowSnapshotOverwrites": false}}""", ChangeKind.Update)]
    [InlineData("""{"dockerConfig": {"immutableTags": true}}""", ChangeKind.Update)]
    [InlineData("""{"remoteRepositoryConfig": {"description": "a"}}""", ChangeKind.Replace)]
    public void Compare_BlockThatComes_ReplacesForWhatIsInIt(string after, ChangeKind kind) =>
        Assert.Equal(kind, Given.Change("gcp:artifactregistry/repository:Repository", "{}", after).Kind);

    [Theory]
    [InlineData(2, 3, ChangeKind.Update)]
    [InlineData(3, 2, ChangeKind.Replace)]
    public void Compare_InstancesOfAConnector_OnlyGrowInPlace(int before, int after, ChangeKind kind) => Assert.Equal(
        kind,
        Given.Change("gcp:vpcaccess/connector:Connector", $$"""{"minInstances": {{before}}}""", $$"""{"minInstances": {{after}}}""").Kind);

    [Fact]
    public void Compare_ReplaceOnChanges_Replaces()
    {
        var before = Given.Resource(Given.Bucket, "models", """{"labels": {"a": "1"}}""") with { ReplaceOnChanges = ["labels"] };
        var after = Given.Resource(Given.Bucket, "models", """{"labels": {"a": "2"}}""") with { ReplaceOnChanges = ["labels"] };

        var change = Given.Change(before, after);

        Assert.Equal(ChangeKind.Replace, change.Kind);
        Assert.Equal("the resource asks for it with replaceOnChanges", Assert.Single(change.Properties).Replaces?.Condition);
    }

    [Fact]
    public void Compare_ReferenceToWhatIsReplaced_ReplacesAlongTheChain()
    {
        PlannedResource[] Resources(string network) =>
        [
            Given.Resource(Given.Network, "net", $$"""{"name": "{{network}}"}"""),
            Given.Resource(Given.Subnetwork, "sub", """{"network": "${net.id}", "name": "sub"}"""),
            Given.Resource("gcp:compute/address:Address", "ip", """{"subnetwork": "${sub.id}"}"""),
            Given.Resource(
                Given.Service, "chat", """{"template": {"vpcAccess": {"networkInterfaces": [{"subnetwork": "${sub.id}"}]}}}"""),
        ];

        var diff = PlanComparison.Compare(Given.Plan(Resources("a")), Given.Plan(Resources("b")), "main");

        Assert.Equal(
            [
                "Destruction Replace: net is deleted and made anew, because its name changes",
                "Destruction Replace: sub is deleted and made anew, because net is",
                "Other Replace: ip is given back and reserved anew, because sub is",
                "Other Update: chat takes new values from sub",
            ],
            diff.Lines());
        Assert.Equal("sub is replaced because net is.", diff.Changes[2].Consequences[0]);
        var property = Assert.Single(diff.Changes[3].Properties);
        Assert.Equal("template.vpcAccess.networkInterfaces[0].subnetwork", property.Path);
        Assert.Equal("The value is known only after the deployment, which makes sub first.", property.Meaning);
    }

    [Theory]
    [InlineData("location", "Its run.app address changes: whoever calls it must be told.")]
    [InlineData("tags", "The old one goes before the new one comes: there is a gap.")]
    public void Compare_ServiceReplaced_TellsWhatBecomesOfItsName(string property, string consequence) => Assert.Equal(
        consequence,
        Given.Change(
            Given.Service,
            $$"""{"deletionProtection": false, "name": "chat", "{{property}}": "a"}""",
            $$"""{"deletionProtection": false, "name": "chat", "{{property}}": "b"}""")
            .Consequences[^1]);

    [Fact]
    public void Compare_NothingDeletedFirstAndNameKept_SaysThatItIsRefused() => Assert.Equal(
        "Nothing is deleted first: the cloud refuses the new one as long as the old one has its name, and all stays as it is.",
        Given.Change(
            Given.Resource(Given.Network, "net", """{"name": "net", "autoCreateSubnetworks": true}"""),
            Given.Resource(Given.Network, "net", """{"name": "net", "autoCreateSubnetworks": false}""") with { DeleteBeforeReplace = false })
            .Consequences[^1]);

    [Fact]
    public void Compare_BucketThatKeepsItsName_IsRefusedAndStillTellsWhatItWouldDelete()
    {
        var change = Given.Change(
            Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "A"}"""),
            Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "B"}""") with { DeleteBeforeReplace = false });

        Assert.Equal((Risk.Impossible, Risk.DataLoss), (change.Risk, change.RiskIfForced));
        Assert.Equal(
            "models would be deleted with every object in it and made anew, empty, because its location changes: this never goes through",
            change.Headline);
    }

    // The engine does not know that the two are one, and may delete the old one although the new one was refused.
    [Fact]
    public void Compare_RenamedWithoutAlias_MayDeleteDataAllTheSame()
    {
        var change = Given.Change(
            Given.Resource(Given.Bucket, "weights", """{"name": "w"}"""),
            Given.Resource(Given.Bucket, "models", """{"name": "w"}""") with { DeleteBeforeReplace = false });

        Assert.Equal((Risk.DataLoss, null), (change.Risk, change.RiskIfForced));
    }

    [Theory]
    [InlineData(null, Risk.Destruction)]
    [InlineData(true, Risk.Destruction)]
    [InlineData(false, Risk.Impossible)]
    public void Compare_NameKept_IsRefusedWhereNothingIsDeletedFirst(bool? deleteBeforeReplace, Risk risk) => Assert.Equal(
        risk,
        Given.Change(
            Given.Resource(Address, "psc", """{"name": "psc", "address": "10.0.0.1"}"""),
            Given.Resource(Address, "psc", """{"name": "psc", "address": "10.0.0.2"}""") with { DeleteBeforeReplace = deleteBeforeReplace })
            .Risk);

    [Fact]
    public void Compare_NothingDeletedFirstAndNameChanged_SaysNothingOfAGap() => Assert.DoesNotContain(
        Given.Change(
            Given.Resource(Given.Network, "net", """{"name": "net"}"""),
            Given.Resource(Given.Network, "net", """{"name": "other"}""") with { DeleteBeforeReplace = false }).Consequences,
        consequence => consequence.Contains("gap", StringComparison.Ordinal) || consequence.Contains("first:", StringComparison.Ordinal));

    [Fact]
    public void Compare_AnotherAddressOfTheEndpoint_SaysTheWayAround()
    {
        Assert.Contains(
            "Write googleApis: private-google-access in place of endpointAddress and run pulumi up: the services take that way. Then "
                + "take it out again, write the new endpointAddress, and run pulumi up.",
            Given.Change(Address, """{"name": "psc", "address": "10.0.0.1"}""", """{"name": "psc", "address": "10.0.0.2"}""").Consequences);
    }

    [Fact]
    public void Compare_IgnoredReferenceToWhatIsReplaced_StaysAsItIs()
    {
        PlannedResource[] Resources(string network) =>
        [
            Given.Resource(Given.Network, "net", $$"""{"name": "{{network}}"}"""),
            Given.Resource(Given.Subnetwork, "sub", """{"network": "${net.id}"}""") with { IgnoreChanges = ["network"] },
        ];

        Assert.Equal("net", Assert.Single(PlanComparison.Compare(Given.Plan(Resources("a")), Given.Plan(Resources("b")), "main").Changes).Name);
    }

    [Fact]
    public void All_Facts_HaveATypeAPathAndASource()
    {
        Assert.True(ReplacementFacts.All.Count > 100);
        Assert.All(ReplacementFacts.All, fact =>
        {
            Assert.Matches("^(gcp|random):", fact.Type);
            Assert.NotEmpty(fact.Path);
            Assert.StartsWith("https://github.com/hashicorp/terraform-provider-", fact.Source.Url, StringComparison.Ordinal);
        });
        Assert.Distinct(ReplacementFacts.All.Select(fact => (fact.Type, fact.Path)));
    }
}
