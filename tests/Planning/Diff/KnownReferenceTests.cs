namespace GpuInfra.Planning.Tests;

/// <summary>Plans in which an account's address is a reference, beside those in which it is known.</summary>
public class KnownReferenceTests
{
    private const string Address = "runner@acme.iam.gserviceaccount.com";

    [Theory]
    [InlineData("serviceAccount:${runner.email}")]
    [InlineData("${runner.member}")]
    [InlineData("serviceAccount:${gcp:serviceaccount/account:Account::runner.email}")]
    public void Compare_AReferenceAndItsValue_AreTheSame(string member) => Assert.Empty(Compare(
        [Account("""{"accountId": "runner", "project": "acme"}"""), Grant(member)],
        [Account("""{"accountId": "runner", "project": "acme"}"""), Grant($"serviceAccount:{Address}")]).Changes);

    [Fact]
    public void Compare_AProjectOfTheProvider_IsKnownToo()
    {
        var provider = Given.Resource(Given.Provider, "gcp", """{"project": "acme"}""");
        var account = Account("""{"accountId": "runner"}""") with { ProviderUrn = provider.Urn };

        Assert.Empty(Compare(
            [provider, account, Grant("${runner.member}")], [provider, account, Grant($"serviceAccount:{Address}")]).Changes);
    }

    [Fact]
    public void Compare_AnotherAccount_IsStillAChange()
    {
        var diff = Compare(
            [Account("""{"accountId": "walker", "project": "acme"}"""), Grant("${runner.member}")],
            [Account("""{"accountId": "runner", "project": "acme"}"""), Grant($"serviceAccount:{Address}")]);

        Assert.Contains(
            $"member: serviceAccount:walker@acme.iam.gserviceaccount.com -> serviceAccount:{Address}",
            diff.Changes.SelectMany(change => change.Lines()));
    }

    [Fact]
    public void Compare_AnAddressThatIsNotKnown_StaysAReference() => Assert.Empty(Compare(
        [Account("""{"accountId": "runner", "project": "${p.id}"}"""), Grant("${runner.member}")],
        [Account("""{"accountId": "runner", "project": "${p.id}"}"""), Grant("${runner.member}")]).Changes);

    private static StackDiff Compare(PlannedResource[] before, PlannedResource[] after) =>
        PlanComparison.Compare(Given.Plan(before), Given.Plan(after), "");

    private static PlannedResource Account(string inputs) => Given.Resource(Given.Account, "runner", inputs);

    private static PlannedResource Grant(string member) =>
        Given.Resource(Given.Invoker, "grant", $$"""{"name": "chat", "role": "roles/run.invoker", "member": "{{member}}"}""");

    // Two things of one name are told apart by their types.
    [Fact]
    public void Compare_ReferencesByTypeAndName_LeadToTheirOwn()
    {
        PlannedResource Thing(string reference, int more) => Given.Resource("shop:index:Thing", "thing", $$"""{"x": "{{reference}}", "more": {{more}}}""");
        PlannedResource[] both = [Given.Resource(Given.Network, "it"), Given.Resource(Given.Bucket, "it")];

        Assert.Equal(
            ["more: 1 -> 2"],
            Assert.Single(Compare(
                [.. both, Thing("${gcp:compute/network:Network::it.id}", 1)], [.. both, Thing("${gcp:compute/network:Network::it.id}", 2)]).Changes).Lines());
        Assert.Equal(
            ["more: 1 -> 2", "x: ${gcp:storage/bucket:Bucket::it.id} -> ${gcp:compute/network:Network::it.id}"],
            Assert.Single(Compare(
                [.. both, Thing("${gcp:storage/bucket:Bucket::it.id}", 1)], [.. both, Thing("${gcp:compute/network:Network::it.id}", 2)]).Changes).Lines());
    }

    // A name that two have leads to neither of them.
    [Fact]
    public void Compare_AReferenceByANameOfTwo_StaysAsItIs()
    {
        PlannedResource[] both = [Given.Resource(Given.Network, "it"), Given.Resource(Given.Account, "it", """{"accountId": "a", "project": "acme"}""")];

        Assert.Equal(
            ["x: ${it.email} -> a@acme.iam.gserviceaccount.com"],
            Assert.Single(Compare(
                [.. both, Given.Resource("shop:index:Thing", "thing", """{"x": "${it.email}"}""")],
                [.. both, Given.Resource("shop:index:Thing", "thing", """{"x": "a@acme.iam.gserviceaccount.com"}""")]).Changes).Lines());
    }

    [Fact]
    public void Compare_AReferenceToAnInput_IsNotItsValue() => Assert.Equal(
        ["more: 1 -> 2"],
        Assert.Single(Compare(
            [Account("""{"accountId": "runner"}"""), Given.Resource("shop:index:Thing", "thing", """{"x": "${runner.accountId}", "more": 1}""")],
            [Account("""{"accountId": "runner"}"""), Given.Resource("shop:index:Thing", "thing", """{"x": "${runner.accountId}", "more": 2}""")])
            .Changes).Lines());

    [Theory]
    [InlineData("${", "a ${")]
    [InlineData("a ${runner.email", "a ${runner")]
    [InlineData("${.a}", "${.b}")]
    public void Compare_WhatOnlyBeginsLikeAReference_IsText(string before, string after)
    {
        PlannedResource Thing(string text) => Given.Resource("shop:index:Thing", "thing", $$"""{"x": "{{text}}"}""");

        foreach (var plan in (Plan[])[Given.Plan(Thing(before)), Given.State(Thing(before))])
        {
            Assert.Equal(
                [$"x: {before} -> {after}"], Assert.Single(PlanComparison.Compare(plan, Given.Plan(Thing(after)), "main").Changes).Lines());
        }
    }
}
