namespace GpuInfra.Planning.Tests;

/// <summary>What is said of a resource that is replaced: why, what is lost, and what stands in the way.</summary>
public class ReplacedThingTests
{
    private const string Address = "gcp:compute/address:Address";
    private const string GlobalAddress = "gcp:compute/globalAddress:GlobalAddress";
    private const string Way = "Write googleApis: private-google-access in place of endpointAddress and run pulumi up: the services take that "
        + "way. Then take it out again, write the new endpointAddress, and run pulumi up.";

    private const string Gap = "The old one goes before the new one comes: there is a gap.";

    [Theory]
    [InlineData("""{"name": "b", "location": "A"}""", "its name changes")]
    [InlineData("""{"name": "b", "location": "B"}""", "its location and name change")]
    [InlineData("""{"name": "b", "location": "B", "project": "p"}""", "its location, name and project change")]
    public void Compare_SeveralPropertiesThatReplace_AreNamedInOrder(string after, string reason) => Assert.Equal(
        $"it is deleted with every object in it and made anew, empty, because {reason}",
        Given.Change(Given.Bucket, """{"name": "a", "location": "A"}""", after).Headline);

    [Fact]
    public void Compare_PropertiesOfWhatIsReplaced_HaveTheRiskOfWhatTheyDo() => Assert.Equal(
        [("location", Risk.DataLoss), ("labels.a", Risk.Other)],
        Given.Change(Given.Bucket, """{"labels": {"a": "1"}, "location": "A"}""", """{"labels": {"a": "2"}, "location": "B"}""")
            .Properties.Select(property => (property.Path, property.Risk)));

    [Fact]
    public void Compare_PropertiesOfOneRisk_BeginWithThoseThatReplace() => Assert.Equal(
        ["name: a -> b", "labels.a: 1 -> 2"],
        Given.Change(Address, """{"labels": {"a": "1"}, "name": "a"}""", """{"labels": {"a": "2"}, "name": "b"}""").Lines());

    [Fact]
    public void Compare_RetainedThing_IsLeftBehind()
    {
        var before = Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "A"}""") with { RetainOnDelete = true };
        var change = Given.Change(before, before with { Inputs = Given.Map("""{"name": "n", "location": "A"}""") });

        Assert.Equal((Risk.Destruction, "models is left behind and made anew, because its name changes"), (change.Risk, change.Headline));
        Assert.Empty(change.Consequences);
    }

    [Fact]
    public void Compare_ServiceReplaced_TellsEverythingThatFollows()
    {
        var before = """{"name": "chat", "location": "a", "deletionPolicy": "PREVENT"}""";

        Assert.Equal(
            [
                "The provider refuses this until deletionProtection is off and deployed.",
                "The provider refuses this until deletionPolicy is no longer PREVENT, and deployed so.",
                "Its revisions go, and with them the way back to an earlier one.",
                "Its run.app address changes: whoever calls it must be told.",
            ],
            Given.Change(Given.Service, before, before.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)).Consequences);
    }

    [Theory]
    [InlineData("""{"name": "b"}""", true, true)]
    [InlineData("""{"name": "b"}""", null, false)]
    [InlineData("""{"name": "a", "region": "s"}""", null, false)]
    [InlineData("""{"name": "a", "description": "other"}""", null, true)]
    [InlineData("""{"name": "a", "description": "other"}""", true, true)]
    public void Compare_AddressReplaced_HasAGapIfItGoesFirst(string after, bool? deleteBeforeReplace, bool hasGap) => Assert.Equal(
        hasGap ? [Gap] : [],
        Given.Change(
            Given.Resource(Address, "it", """{"name": "a"}"""),
            Given.Resource(Address, "it", after) with { DeleteBeforeReplace = deleteBeforeReplace }).Consequences);

    [Theory]
    [InlineData(GlobalAddress, """{"name": "a", "address": "10.0.0.2"}""", true)]
    [InlineData(GlobalAddress, """{"name": "b", "address": "10.0.0.2"}""", true)]
    [InlineData(GlobalAddress, """{"name": "b", "address": "10.0.0.1"}""", false)]
    [InlineData(Address, """{"name": "a", "address": "10.0.0.2"}""", false)]
    public void Compare_AnotherAddress_SaysAWayOnlyForTheEndpoint(string type, string after, bool isSaid) => Assert.Equal(
        isSaid, Given.Change(type, """{"name": "a", "address": "10.0.0.1"}""", after).Consequences.Contains(Way));

    [Fact]
    public void Compare_MovedWithoutAnAlias_SaysWhatTheEngineDoes()
    {
        var (old, part) = (Given.Resource(Given.Network, "net", """{"name": "net"}"""), Given.Resource(Given.Component, "part"));
        var change = Assert.Single(PlanComparison.Compare(Given.Plan(old), Given.Plan(part, old.In(part)), "main").Changes);

        Assert.Equal("net is deleted and made anew, because it has another parent and no alias says so", change.Headline);
        Assert.Equal(
            $"Pulumi makes the new one first, which the cloud refuses while the old one has the name. An alias with the URN {old.Urn} keeps it as it is.",
            change.Consequences[^1]);
    }

    [Fact]
    public void Compare_GrantUnderAnotherName_SaysThatNoneIsLeft()
    {
        const string inputs = """{"name": "chat", "location": "l", "project": "p", "member": "user:ann@acme.example", "role": "roles/run.invoker"}""";
        var change = Given.Change(Given.Resource(Given.Invoker, "a", inputs), Given.Resource(Given.Invoker, "b", inputs));

        Assert.Equal(
            (Risk.Destruction, "ann@acme.example can no longer call chat, because no alias says that it was a"), (change.Risk, change.Headline));
        Assert.Equal(
            ["Pulumi makes the grant and then deletes it under its old name: both are the same grant, and afterwards there is none."],
            change.Consequences);
    }

    [Theory]
    [InlineData("""{"name": "other"}""", Risk.Other, "ann@acme.example may call other, given anew because its name changes")]
    [InlineData("""{"name": "chat", "condition": {"title": "t", "expression": "e"}}""", Risk.Exposure, "ann@acme.example may call chat on another condition")]
    [InlineData("""{"name": "chat", "location": "l", "condition": {"title": "t", "expression": "e"}}""", Risk.Exposure, "ann@acme.example may call chat on another condition")]
    public void Compare_GrantThatStaysTheSame_IsGivenAnew(string after, Risk risk, string headline)
    {
        const string grant = """{"member": "user:ann@acme.example", "role": "roles/run.invoker", """;
        var change = Given.Change(Given.Invoker, grant + "\"name\": \"chat\"}", grant + after[1..]);

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }

    [Theory]
    [InlineData(null, Risk.Impossible)]
    [InlineData("import", Risk.DataLoss)]
    public void Compare_NameKept_IsNoReasonToRefuseWhatIsTakenOver(string? importId, Risk risk) => Assert.Equal(
        risk,
        Given.Change(
            Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "A"}"""),
            Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "B"}""") with { DeleteBeforeReplace = false, ImportId = importId })
            .Risk);

    [Fact]
    public void Compare_PropertiesOfWhatGoesAlong_BeginWithThatWhichReplaces()
    {
        PlannedResource[] Resources(string name) =>
        [
            Given.Resource(Given.Subnetwork, "sub", $$"""{"name": "{{name}}"}"""),
            Given.Resource(Address, "ip", $$"""{"address": "10.0.0.1", "labels": {"a": "{{name}}"}, "subnetwork": "${sub.id}"}"""),
        ];

        var change = PlanComparison.Compare(Given.Plan(Resources("a")), Given.Plan(Resources("b")), "main").Changes.Single(change => change.Name == "ip");

        Assert.Equal((Risk.Other, "ip is given back and reserved anew, because sub is"), (change.Risk, change.Headline));
        Assert.Equal(["subnetwork: ${sub.id} -> ${sub.id}", "labels.a: a -> b"], change.Lines());
    }

    // Where the list has identities, the place of a reference has them, too.
    [Fact]
    public void Compare_ReferenceInAnItemWithAName_StandsThere()
    {
        PlannedResource[] Resources(string name) =>
        [
            Given.Resource(Given.Bucket, "models", $$"""{"name": "{{name}}"}"""),
            Given.Resource(Given.Service, "chat", """{"template": {"containers": [{"name": "server", "envs": [{"name": "URL", "value": "${models.url}"}]}]}}"""),
        ];

        Assert.Equal(
            ["template.containers[\"server\"].envs[\"URL\"].value: ${models.url} -> ${models.url}"],
            PlanComparison.Compare(Given.Plan(Resources("a")), Given.Plan(Resources("b")), "main").Changes
                .Single(change => change.Name == "chat").Lines());
    }

    // The value is the same text, and becomes another one only when the account is there.
    [Fact]
    public void Compare_ReferenceToWhatIsReplaced_IsNoJudgementOfItsOwn()
    {
        PlannedResource[] Resources(string account) =>
        [
            Given.Resource(Given.Account, "runner", $$"""{"accountId": "{{account}}"}"""),
            Given.Resource(Given.Service, "chat", """{"template": {"serviceAccount": "${runner.email}"}}"""),
        ];

        var change = PlanComparison.Compare(Given.Plan(Resources("a")), Given.Plan(Resources("b")), "main").Changes
            .Single(change => change.Name == "chat");

        Assert.Equal((Risk.Other, "chat takes new values from runner"), (change.Risk, change.Headline));
        Assert.Equal("The value is known only after the deployment, which makes runner first.", Assert.Single(change.Properties).Meaning);
    }

    [Fact]
    public void Compare_AnotherReferenceToWhatIsMade_IsJudgedFirst()
    {
        var account = Given.Resource(Given.Account, "runner", """{"accountId": "a"}""");
        PlannedResource Service(string account) =>
            Given.Resource(Given.Service, "chat", $$"""{"template": {"serviceAccount": "{{account}}"} }""");

        var change = PlanComparison.Compare(Given.Plan(Service("old@acme")), Given.Plan(account, Service("${runner.email}")), "main").Changes
            .Single(change => change.Name == "chat");

        Assert.Equal("chat acts as runner in place of old@acme.", Assert.Single(change.Properties).Meaning);
    }
}
