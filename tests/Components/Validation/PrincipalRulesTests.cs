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
    [InlineData("group:Team.A+b@Sub.acme.example")]
    [InlineData("domain:acme.co.uk")]
    [InlineData("serviceAccount:ci@acme-dev.example.com.iam.gserviceaccount.com")]
    [InlineData("serviceAccount:service-12@gcp-sa-run.iam.gserviceaccount.com")]
    [InlineData("serviceAccount:12@cloudservices.gserviceaccount.com")]
    [InlineData("serviceAccount:logs-1@system.gserviceaccount.com")]
    [InlineData("serviceAccount:acme-dev.svc.id.goog[ml/runner]")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/attribute.repository/acme/app")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/group/g")]
    [InlineData("principal://cloudidentity.googleapis.com/groups/g")]
    [InlineData("principal://agentregistry.googleapis.com/agents/a")]
    [InlineData("principal://agents.global.org-1.system.id.goog/resources/a")]
    [InlineData("principal://iam.googleapis.com/locations/global/workforcePools/staff/subject/ann,ml")]
    [InlineData("principalSet://iam.googleapis.com/locations/global/workforcePools/staff/attribute.team/ml")]
    [InlineData("principalSet://cloudresourcemanager.googleapis.com/projects/1/type/ServiceAccount")]
    [InlineData("principalSet://cloudresourcemanager.googleapis.com/folders/1")]
    public void Check_NamedPrincipal_Accepts(string member) => Assert.Equal("", Problems(member));

    [Theory]
    [InlineData("allUsers")]
    [InlineData("allAuthenticatedUsers")]
    [InlineData("AllUsers")]
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
    [InlineData("deleted:serviceAccount:ci@acme-dev.iam.gserviceaccount.com?uid=1", "is {0}, a principal that was deleted", "Leave it out, or name who is there now.")]
    [InlineData("projectEditor:acme-dev", "is {0}, which is everybody with a basic role in the project", "Name the callers: a serviceAccount:, group: or principalSet:// member.")]
    [InlineData("user:ci@acme-dev.iam.gserviceaccount.com", "is '{0}', which is the address of a service account", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("", "is empty", "Name a principal, or leave the item out.")]
    [InlineData("\u00a0", "is empty", "Name a principal, or leave the item out.")]
    public void Check_PrincipalThatIsNobodyOfUse_Refuses(string member, string problem, string fix) => IsRefused(member, problem, fix);

    [Theory]
    [InlineData("serviceAccount: ci@acme-dev.iam.gserviceaccount.com", "after the colon", "serviceAccount:ci@acme-dev.iam.gserviceaccount.com")]
    [InlineData("group:g@acme.example ", "at the end", "group:g@acme.example")]
    [InlineData("group:g@acme.example\u00a0", "at the end", "group:g@acme.example")]
    [InlineData("group:g @acme.example", "inside", "group:g@acme.example")]
    public void Check_BlankInPrincipal_SaysWhereItIs(string member, string place, string right) =>
        IsRefused(member, $"is '{{0}}', which has a blank or an invisible character {place}", $"Write {right}.");

    [Theory]
    [InlineData("group:ml", "which has no domain", "Write the group's whole address: group:ml@DOMAIN.")]
    [InlineData("group:developers@", "which has no domain", "Write the group's whole address: group:developers@DOMAIN.")]
    [InlineData("group:", "which has no domain", "Write the group's whole address: group:NAME@DOMAIN.")]
    [InlineData("group:g@acme", "which is not the address of a group", "Write group:NAME@DOMAIN.")]
    [InlineData("group:ci@acme-dev.iam.gserviceaccount.com", "which is the address of a service account, not of a group", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("domain:", "which is not a domain", "Write domain:DOMAIN, such as domain:example.com.")]
    [InlineData("domain:acme", "which is not a domain", "Write domain:DOMAIN, such as domain:example.com.")]
    [InlineData("domain:@acme.example", "which is an address, not a domain", "Write domain:acme.example for everybody of the domain, or name a group: member.")]
    public void Check_GroupOrDomainWithoutDomain_Refuses(string member, string problem, string fix) =>
        IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("serviceAccount:ci", "which has no project", "Write serviceAccount:ci@PROJECT.iam.gserviceaccount.com.")]
    [InlineData("serviceAccount:", "which has no project", "Write serviceAccount:NAME@PROJECT.iam.gserviceaccount.com.")]
    [InlineData("serviceAccount:ci@iam.gserviceaccount.com", "which has no project", "Write serviceAccount:ci@PROJECT.iam.gserviceaccount.com.")]
    [InlineData("serviceAccount:ci@acme-dev", "which is not the whole address of an account", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("serviceAccount:ci@acme.example", "which is not the address of a service account", "Write serviceAccount:NAME@PROJECT.iam.gserviceaccount.com; a group begins with group:.")]
    [InlineData("serviceAccount:projects/acme-dev/serviceAccounts/ci@acme-dev.iam.gserviceaccount.com", "which is a resource name, not an address", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("serviceAccount:acme-dev.svc.id.goog/ml/runner", "which is not an account of Kubernetes", "Write serviceAccount:PROJECT.svc.id.goog[NAMESPACE/ACCOUNT].")]
    public void Check_AccountInPart_SaysWhatIsMissing(string member, string problem, string fix) =>
        IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("ServiceAccount:ci@acme-dev.iam.gserviceaccount.com", "which begins with ServiceAccount:, not with serviceAccount:", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("service-account:ci@acme-dev.iam.gserviceaccount.com", "which begins with service-account:, not with serviceAccount:", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("Group:g@acme.example", "which begins with Group:, not with group:", "Write group:g@acme.example.")]
    [InlineData("ann@acme.example", "which is not the name of a principal", "Write group:ann@acme.example if it is a group; a person belongs into one.")]
    [InlineData("ci@acme-dev.iam.gserviceaccount.com", "which is not the name of a principal", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("acme.example", "which is not the name of a principal", "Write domain:acme.example for everybody of the domain.")]
    [InlineData("developers", "which is not the name of a principal", "Begin it with one of serviceAccount:, group:, domain:, principal://, principalSet://.")]
    public void Check_PrefixThatIsWrongOrMissing_NamesTheRightOne(string member, string problem, string fix) =>
        IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("group:\u2018g@acme.example\u2019", "which has a typographic character or a quote in it", "Write group:g@acme.example.")]
    [InlineData("group:ml\u2013team@acme.example", "which has a typographic character or a quote in it", "Write group:ml-team@acme.example.")]
    [InlineData("group:mailto:g@acme.example", "which is a link, not an address", "Write group:g@acme.example.")]
    [InlineData("group:a@acme.example,group:b@acme.example", "which names several principals in one text", "Write each as an item of its own.")]
    [InlineData("group:a@acme.example; group:b@acme.example", "which names several principals in one text", "Write each as an item of its own.")]
    public void Check_TextPastedFromElsewhere_Refuses(string member, string problem, string fix) =>
        IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("acme-infer-dev")]
    [InlineData("example.com:acme-infer")]
    public void Check_ProjectIdInPool_AsksForItsNumber(string project) => IsRefused(
        $"principalSet://iam.googleapis.com/projects/{project}/locations/global/workloadIdentityPools/gh/attribute.repository/acme/app",
        $"is '{{0}}', which names the project {project} by its id, but a principal has the project's number",
        $"Write projects/NUMBER: 'gcloud projects describe {project}' says it as projectNumber.");

    [Theory]
    [InlineData("principalSet://iam.googleapis.com/gh-pool/attribute.repository/acme/app")]
    [InlineData("principalSet://iam.googleapis.com/locations/global/workloadIdentityPools/gh/*")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/workloadIdentityPools/gh/*")]
    public void Check_PoolInPart_SaysWhatIsMissing(string member) => IsRefused(
        member,
        "is '{0}', which does not name its pool in full: projects/NUMBER/locations/global/workloadIdentityPools/POOL is missing",
        "Write principalSet://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL/attribute.NAME/VALUE, "
            + "where NUMBER is the project's number.");

    [Theory]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/s", "which names one principal, not a set", "principal")]
    [InlineData("principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/attribute.a/b", "which names a set of principals", "principalSet")]
    [InlineData("principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*", "which names a set of principals", "principalSet")]
    public void Check_SetForOnePrincipal_NamesTheOther(string member, string problem, string right) =>
        IsRefused(member, $"is '{{0}}', {problem}", $"Write {right}://{member[(member.IndexOf("://", StringComparison.Ordinal) + 3)..]}.");

    [Theory]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/github")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/attribute.repository")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/repository/acme/app")]
    [InlineData("principalSet://")]
    [InlineData("principalSet:/iam.googleapis.com/projects/1")]
    public void Check_PoolWithoutMember_Refuses(string member) =>
        Assert.StartsWith($"Error readers[0]: is '{member}', which ", Problems(member), StringComparison.Ordinal);

    [Fact]
    public void Check_MemberListedTwice_RefusesTheSecond() =>
        Assert.Equal(
            $"Error readers[2]: is group:a@acme.example, which is listed before. Remove it. {Source}",
            Problems("group:a@acme.example", "group:b@acme.example", "group:a@acme.example"));

    [Fact]
    public void Check_AddressInOtherCase_IsListedTwice() =>
        Assert.Equal(
            $"Error readers[1]: is group:A@acme.example, which is listed before. Remove it. {Source}",
            Problems("group:a@acme.example", "group:A@acme.example"));

    [Fact]
    public void Check_SubjectInOtherCase_IsAnother() =>
        Assert.Equal("", Problems(
            "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/s",
            "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/S"));

    private const string Pool = "iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p";
    private const string Form = "iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/POOL";

    // One text may have several mistakes: the fix mends them all.
    [Theory]
    [InlineData("principalSet:/" + Pool + "/*", "which must have two slashes after principalSet:", "Write principalSet://" + Pool + "/*.")]
    [InlineData("principalSet:///" + Pool + "/*", "which must have two slashes after principalSet:", "Write principalSet://" + Pool + "/*.")]
    [InlineData("principal:/" + Pool + "/*", "which must have two slashes after principal:", "Write principalSet://" + Pool + "/*.")]
    [InlineData("group: ml", "which has a blank or an invisible character after the colon", "Write the group's whole address: group:ml@DOMAIN.")]
    [InlineData("Group:ml", "which begins with Group:, not with group:", "Write the group's whole address: group:ml@DOMAIN.")]
    [InlineData(" group:g@acme.example", "which has a blank or an invisible character at the beginning", "Write group:g@acme.example.")]
    [InlineData("group:\"g@acme.example\"", "which has a typographic character or a quote in it", "Write group:g@acme.example.")]
    [InlineData("group:'g@acme.example", "which has a typographic character or a quote in it", "Write group:g@acme.example.")]
    [InlineData("`group:g@acme.example", "which has a typographic character or a quote in it", "Write group:g@acme.example.")]
    [InlineData("mailto:g@acme.example", "which is a link, not an address", "Write group:g@acme.example if it is a group; a person belongs into one.")]
    public void Check_SeveralMistakesInOneText_SaysWhatIsRight(string member, string problem, string fix) => IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("principalSet://example.com/gh/*", "which does not begin with principalSet://iam.googleapis.com/", "Write principalSet://" + Form + "/attribute.NAME/VALUE.")]
    [InlineData("principal://example.com/gh/*", "which does not begin with principal://iam.googleapis.com/", "Write principal://" + Form + "/subject/SUBJECT.")]
    [InlineData("principalSet://" + Pool + "/providers/github", "which names a provider, but a principal is of the pool", "Write principalSet://" + Form + "/attribute.NAME/VALUE.")]
    [InlineData("principalSet://" + Pool + "/repository/acme/app", "which does not say who of the pool", "Write principalSet://" + Form + "/attribute.NAME/VALUE.")]
    [InlineData("principalSet://iam.googleapis.com/projects/ACME/locations/global/workloadIdentityPools/p/*", "which has no project", "Write projects/NUMBER, where NUMBER is the project's number.")]
    [InlineData("principalSet://iam.googleapis.com/projects/1/locations/us/workloadIdentityPools/p/*", "which names a pool in another location than global", "Write principalSet://" + Form + "/attribute.NAME/VALUE.")]
    [InlineData("principal://cloudresourcemanager.googleapis.com/projects/1", "which names a set of principals", "Write principalSet://cloudresourcemanager.googleapis.com/projects/1.")]
    [InlineData("principalSet://cloudresourcemanager.googleapis.com/projects", "which is not a set of principals", "Write principalSet://cloudresourcemanager.googleapis.com/projects/NUMBER.")]
    [InlineData("principalSet://cloudresourcemanager.googleapis.com/projects/acme-dev", "which names the project acme-dev by its id, but a principal has the project's number", "Write projects/NUMBER: 'gcloud projects describe acme-dev' says it as projectNumber.")]
    public void Check_PoolThatIsNone_SaysItsForm(string member, string problem, string fix) => IsRefused(member, $"is '{{0}}', {problem}", fix);

    [Theory]
    [InlineData("group", "which is not the name of a principal", "Begin it with one of serviceAccount:, group:, domain:, principal://, principalSet://.")]
    [InlineData("usr:ann@acme.example", "which is not the name of a principal", "Begin it with one of serviceAccount:, group:, domain:, principal://, principalSet://.")]
    [InlineData("grup:g@acme.example", "which begins with grup:, not with group:", "Write group:g@acme.example.")]
    [InlineData("sa:ci@acme-dev.iam.gserviceaccount.com", "which begins with sa:, not with serviceAccount:", "Write serviceAccount:ci@acme-dev.iam.gserviceaccount.com.")]
    [InlineData("//" + Pool + "/subject/s", "which is not the name of a principal", "Write principal://" + Pool + "/subject/s.")]
    [InlineData(Pool + "/attribute.a/b", "which is not the name of a principal", "Write principalSet://" + Pool + "/attribute.a/b.")]
    [InlineData("domain:a@acme", "which is not a domain", "Write domain:DOMAIN, such as domain:example.com.")]
    public void Check_KindThatIsMeant_IsGuessedWhereItIsNear(string member, string problem, string fix) => IsRefused(member, $"is '{{0}}', {problem}", fix);

    private static void IsRefused(string member, string problem, string fix) => Assert.Equal(
        $"Error readers[0]: {problem.Replace("{0}", member, StringComparison.Ordinal)}. {fix} {Source}", Problems(member));

    private static string Problems(params string[] members) =>
        Refusal.Of(ModelBucketSpec.Check("models", new() { Location = "europe-west4", Readers = members }));
}
