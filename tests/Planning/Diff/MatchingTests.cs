namespace GpuInfra.Planning.Tests;

public class MatchingTests
{
    private static readonly PlannedResource Part = Given.Resource(Given.Component, "part");

    [Fact]
    public void Compare_OtherParentWithAlias_Moves()
    {
        var old = Given.Resource(Given.Bucket, "models", """{"name": "models"}""");
        var @new = old.In(Part) with { Aliases = [old.Urn] };

        var diff = PlanComparison.Compare(Given.Plan(old), Given.Plan(Part, @new), "main");

        Assert.Equal(["Other Move: models gets another parent and stays what it is"], diff.Lines());
    }

    [Fact]
    public void Compare_OtherNameWithAlias_Moves()
    {
        var old = Given.Resource(Given.Bucket, "weights", """{"name": "w"}""");
        var @new = Given.Resource(Given.Bucket, "models", """{"name": "w"}""") with { Aliases = [old.Urn] };

        Assert.Equal("weights is called models from now on and stays what it is", Given.Change(old, @new).Headline);
    }

    [Fact]
    public void Compare_OtherTypeWithAlias_Moves()
    {
        var old = Given.Resource("gcp:serviceAccount/account:Account", "chat");
        var @new = Given.Resource(Given.Account, "chat") with { Aliases = [old.Urn] };

        Assert.Equal(
            "chat is of the type gcp:serviceaccount/account:Account from now on and stays what it is", Given.Change(old, @new).Headline);
    }

    [Fact]
    public void Compare_MovedAndChanged_TellsBoth()
    {
        var old = Given.Resource(Given.Bucket, "weights", """{"name": "w", "location": "here"}""");
        var @new = Given.Resource(Given.Bucket, "models", """{"name": "w", "location": "there"}""") with { Aliases = [old.Urn] };

        var change = Given.Change(old, @new);

        Assert.Equal(ChangeKind.Replace, change.Kind);
        Assert.Contains($"An alias finds it again under the URN that it had: {old.Urn}.", change.Consequences);
    }

    [Fact]
    public void Compare_MovedAndUpdated_TellsBothAsWell()
    {
        var old = Given.Resource(Given.Bucket, "weights", """{"name": "w", "labels": {"a": "1"}}""");
        var change = Given.Change(
            old, Given.Resource(Given.Bucket, "models", """{"name": "w", "labels": {"a": "2"}}""") with { Aliases = [old.Urn] });

        Assert.Equal((ChangeKind.Update, 1), (change.Kind, change.Properties.Count));
        Assert.Equal([$"An alias finds it again under the URN that it had: {old.Urn}."], change.Consequences);
        Assert.Empty(Given.Change(old, old with { Urn = Given.Urn(Given.Bucket, "models"), Name = "models", Aliases = [old.Urn] }).Consequences);
    }

    [Fact]
    public void Compare_AliasOfTheParent_HoldsForItsChildren()
    {
        var oldPart = Given.Resource(Given.Component, "weights");
        var old = Given.Resource(Given.Bucket, "weights-bucket", """{"name": "w"}""").In(oldPart);
        var part = Given.Resource(Given.Component, "models") with { Aliases = [oldPart.Urn] };
        var @new = Given.Resource(Given.Bucket, "models-bucket", """{"name": "w"}""").In(part);

        var diff = PlanComparison.Compare(Given.Plan(oldPart, old), Given.Plan(@new, part), "main");

        Assert.Equal(["Other Move: weights-bucket is called models-bucket from now on and stays what it is"], diff.Lines());
    }

    [Fact]
    public void Compare_AliasOfAResourceThatIsStillThere_IsNotTaken()
    {
        var old = Given.Resource(Given.Bucket, "a", """{"name": "a"}""");
        var other = Given.Resource(Given.Bucket, "b", """{"name": "b"}""") with { Aliases = [old.Urn] };

        Assert.Equal(
            ["Exposure Create: b is a new bucket that can be made public: nothing prevents it"],
            PlanComparison.Compare(Given.Plan(old), Given.Plan(old, other), "main").Lines());
    }

    [Fact]
    public void Compare_RenamedWithoutAlias_IsOneReplacement()
    {
        var change = Given.Change(
            Given.Resource(Given.Bucket, "weights", """{"name": "w"}"""), Given.Resource(Given.Bucket, "models", """{"name": "w"}"""));

        Assert.Equal((ChangeKind.Replace, Risk.DataLoss), (change.Kind, change.Risk));
        Assert.Equal(
            "models is deleted with every object in it and made anew, empty, because no alias says that it was weights", change.Headline);
        Assert.Contains(
            "Pulumi makes the new one first, which the cloud refuses while the old one has the name. An alias with the URN "
                + $"{Given.Urn(Given.Bucket, "weights")} keeps it as it is.",
            change.Consequences);
    }

    [Fact]
    public void Compare_GrantRenamedWithoutAlias_IsGoneAfterwards()
    {
        const string inputs = """{"name": "chat", "role": "roles/run.invoker", "member": "user:ann@acme.example"}""";

        var change = Given.Change(Given.Resource(Given.Invoker, "a", inputs), Given.Resource(Given.Invoker, "b", inputs));

        Assert.Equal(Risk.Destruction, change.Risk);
        Assert.Equal("ann@acme.example can no longer call chat, because no alias says that it was a", change.Headline);
    }

    [Fact]
    public void Compare_NameMadeOfANewSuffix_IsNotTheSameBucket()
    {
        const string inputs = """{"name": "models-${suffix.hex}", "publicAccessPrevention": "enforced"}""";
        var before = Given.Plan(Given.Resource(Given.Bucket, "models", inputs), Given.Resource(Given.RandomId, "suffix"));
        var after = Given.Plan(
            Part, Given.Resource(Given.Bucket, "models", inputs).In(Part), Given.Resource(Given.RandomId, "suffix").In(Part));

        Assert.Equal(
            [
                "DataLoss Delete: models is deleted with every object in it",
                "Destruction Delete: suffix is deleted, and the names made of it with it",
                "Other Create: models is new: a bucket",
                "Other Create: suffix is new: a random suffix",
            ],
            PlanComparison.Compare(before, after, "main").Lines());
    }

    // A state holds the provider's spelling, its defaults, and what the program leaves to it.
    [Fact]
    public void Compare_RenamedGrantOfARefreshedState_IsOneGrant()
    {
        var before = Given.State(Given.Resource(
            Given.Invoker,
            "a",
            """
            {"__defaults": [], "name": "projects/acme/locations/r/services/chat", "location": "r", "project": "acme",
             "role": "roles/run.invoker", "member": "user:ANN@acme.example"}
            """));
        var after = Given.Plan(Given.Resource(
            Given.Invoker, "b", """{"name": "chat", "location": "r", "role": "roles/run.invoker", "member": "user:ann@acme.example"}"""));

        var change = Assert.Single(PlanComparison.Compare(before, after, "state").Changes);

        Assert.Equal("ann@acme.example can no longer call chat, because no alias says that it was a", change.Headline);
    }

    [Theory]
    [InlineData("${chat-identity.email}", "chat@acme.iam.gserviceaccount.com")]
    [InlineData("chat@acme.iam.gserviceaccount.com", "${chat-identity.email}")]
    [InlineData("${chat-identity.member}", "serviceAccount:chat@acme.iam.gserviceaccount.com")]
    [InlineData("serviceAccount:chat@acme.iam.gserviceaccount.com", "serviceAccount:${chat-identity.email}")]
    public void Compare_AddressOfAnAccount_IsTheSameAsTheReference(string before, string after)
    {
        var account = Given.Resource(Given.Account, "chat-identity", """{"accountId": "chat", "project": "acme"}""");

        Plan With(string member) => Given.Plan(account, Given.Resource(Given.Invoker, "a", $$"""{"member": "{{member}}"}"""));

        Assert.True(PlanComparison.Compare(With(before), With(after), "main").IsEmpty);
    }

    [Fact]
    public void Compare_ReferenceToAMovedResource_IsTheSameReference()
    {
        var old = Given.Resource(Given.Account, "runner", """{"accountId": "r"}""");
        var @new = Given.Resource(Given.Account, "identity", """{"accountId": "r"}""") with { Aliases = [old.Urn] };
        var before = Given.Plan(old, Given.Resource(Given.Service, "chat", """{"template": {"serviceAccount": "${runner.email}"}}"""));
        var after = Given.Plan(@new, Given.Resource(Given.Service, "chat", """{"template": {"serviceAccount": "${identity.email}"}}"""));

        Assert.Equal("identity", Assert.Single(PlanComparison.Compare(before, after, "main").Changes).Name);
    }

    [Fact]
    public void Compare_TwoStacks_TellsHowTheyDiffer()
    {
        var dev = Given.Plan(
            Given.Resource(Given.Bucket, "models", """{"name": "models", "project": "acme-dev", "forceDestroy": true}"""),
            Given.Resource(Given.Network, "net", """{"project": "acme-dev"}"""),
            Given.Resource(Given.Subnetwork, "sub", """{"project": "acme-dev"}"""));
        dev = dev with
        {
            Stack = "dev",
            Resources = [.. dev.Resources.Select(resource => resource with
            {
                Urn = resource.Urn.Replace("prod", "dev", StringComparison.Ordinal),
                Name = resource.Name.Replace("prod", "dev", StringComparison.Ordinal),
            })],
        };
        var prod = Given.Plan(
            Given.Resource(Given.Bucket, "models", """{"name": "other", "project": "acme-prod"}"""),
            Given.Resource(Given.Network, "net", """{"project": "acme-prod"}"""),
            Given.Resource(Given.Service, "chat", """{"project": "acme-prod", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}"""));

        var diff = PlanComparison.Compare(dev, prod, "the stack dev");

        Assert.Equal(
            [
                "Capacity Create: chat is a new service without a GPU: only in the stack prod",
                "Other Delete: sub is only in the stack dev: a subnetwork",
                "Other Update: models cannot be deleted while it holds objects",
            ],
            diff.Lines());
        Assert.Equal(
            [
                "Two stacks are compared: nothing happens to dev, and what is told is how prod differs from it.",
                "acme-dev there and acme-prod here count as the same.",
            ],
            diff.Notes);
    }
}
