namespace GpuInfra.Components.Tests;

public sealed class PrincipalRulesTests
{
    private const string Source = "[https://cloud.google.com/iam/docs/principal-identifiers]";

    [Theory]
    [InlineData("serviceAccount:ci@acme-dev.iam.gserviceaccount.com")]
    [InlineData("group:g@acme.example")]
    [InlineData("domain:acme.example")]
    [InlineData("principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/subject/s")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/*")]
    [InlineData("group:g")]
    public void Check_NamedPrincipal_Accepts(string member) => Assert.Equal("", Problems(member));

    [Theory]
    [InlineData("allUsers")]
    [InlineData("allAuthenticatedUsers")]
    public void Check_Everybody_Refuses(string member) =>
        Assert.Equal(
            $"Error readers[0]: is {member}, which is everybody on the internet. "
                + $"Name the callers: a serviceAccount:, group: or principalSet:// member. {Source}",
            Problems(member));

    [Theory]
    [InlineData("user:ann@acme.example")]
    [InlineData("user:")]
    public void Check_Person_Refuses(string member) =>
        Assert.Equal(
            $"Error readers[0]: is {member}, a personal account, which leaves with its owner. "
                + $"Put the person into a group and name the group: member. {Source}",
            Problems(member));

    [Theory]
    [InlineData("serviceAccount:123-compute@developer.gserviceaccount.com")]
    [InlineData("serviceAccount:acme-dev@appspot.gserviceaccount.com")]
    public void Check_DefaultAccount_Refuses(string member) =>
        Assert.Equal(
            $"Error readers[0]: is {member}, a default account that everything in the project shares. "
                + $"Name an account that is one program's own: a serviceAccount: member. {Source}",
            Problems(member));

    [Theory]
    [InlineData("")]
    [InlineData("ann@acme.example")]
    [InlineData("serviceAccount:")]
    [InlineData("group:")]
    [InlineData("domain:")]
    [InlineData("principal://")]
    [InlineData("principalSet://")]
    [InlineData("Group:g@acme.example")]
    [InlineData("deleted:serviceAccount:ci@acme-dev.iam.gserviceaccount.com?uid=1")]
    [InlineData("projectEditor:acme-dev")]
    [InlineData("AllUsers")]
    public void Check_OtherWord_Refuses(string member) =>
        Assert.Equal(
            $"Error readers[0]: is '{member}', which is not the name of a principal. "
                + $"Begin it with one of serviceAccount:, group:, domain:, principal://, principalSet://. {Source}",
            Problems(member));

    [Fact]
    public void Check_MemberListedTwice_RefusesTheSecond() =>
        Assert.Equal(
            $"Error readers[2]: is group:a@acme.example, which is listed before. Remove it. {Source}",
            Problems("group:a@acme.example", "group:b@acme.example", "group:a@acme.example"));

    private static string Problems(params string[] members) =>
        Refusal.Of(ModelBucketSpec.Check("models", new() { Location = "europe-west4", Readers = members }));
}
