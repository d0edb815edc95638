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
}
