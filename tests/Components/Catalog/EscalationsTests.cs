namespace GpuInfra.Components.Tests;

public sealed class EscalationsTests
{
    // What the deployer had over the whole project before its grants were limited.
    private static readonly string[] EarlierPermissions =
    [
        "artifactregistry.repositories.create", "artifactregistry.repositories.getIamPolicy",
        "artifactregistry.repositories.setIamPolicy", "compute.firewalls.create", "iam.serviceAccounts.create",
        "iam.serviceAccounts.setIamPolicy", "resourcemanager.projects.getIamPolicy", "run.services.create",
        "run.services.setIamPolicy", "secretmanager.secrets.getIamPolicy", "secretmanager.secrets.setIamPolicy",
        "storage.buckets.delete", "storage.buckets.setIamPolicy", "storage.buckets.update",
    ];

    [Fact]
    public void Of_EarlierPermissionsOverTheWholeProject_AreSevenWays() => Assert.Equal(
        [
            "artifactregistry.repositories.setIamPolicy", "iam.serviceAccounts.setIamPolicy", "run.services.setIamPolicy",
            "secretmanager.secrets.setIamPolicy", "storage.buckets.delete", "storage.buckets.setIamPolicy", "storage.buckets.update",
        ],
        EarlierPermissions.Where(permission => Escalations.Of(new(permission, GrantLimit.None)) is not null));

    [Fact]
    public void Of_WhatTheDeployerHas_IsWhatRemains() => Assert.Equal(
        PipelinePermissions.Remaining,
        PipelinePermissions.Grants.Where(grant => Escalations.Of(grant) is not null).Select(grant => grant.Permission));

    [Theory]
    [InlineData("resourcemanager.projects.setIamPolicy", GrantLimit.Roles)]
    [InlineData("iam.serviceAccounts.setIamPolicy", GrantLimit.Roles)]
    [InlineData("artifactregistry.repositories.setIamPolicy", GrantLimit.Names)]
    [InlineData("iam.serviceAccounts.actAs", GrantLimit.Names)]
    [InlineData("iam.serviceAccountKeys.create", GrantLimit.None)]
    [InlineData("iam.roles.update", GrantLimit.Resource)]
    [InlineData("pubsub.topics.setIamPolicy", GrantLimit.None)]
    [InlineData("run.services.sshRoot", GrantLimit.None)]
    [InlineData("orgpolicy.policies.delete", GrantLimit.None)]
    public void Of_LimitThatDoesNotHelp_IsAWay(string permission, GrantLimit limit) =>
        Assert.NotNull(Escalations.Of(new(permission, limit)));

    [Theory]
    [InlineData("run.services.setIamPolicy", GrantLimit.Roles)]
    [InlineData("storage.buckets.setIamPolicy", GrantLimit.Names | GrantLimit.Roles)]
    [InlineData("secretmanager.secrets.setIamPolicy", GrantLimit.Resource)]
    [InlineData("artifactregistry.repositories.setIamPolicy", GrantLimit.Resource)]
    [InlineData("iam.serviceAccounts.actAs", GrantLimit.Resource)]
    [InlineData("pubsub.topics.getIamPolicy", GrantLimit.None)]
    [InlineData("pubsub.topics.create", GrantLimit.None)]
    [InlineData("iam.roles.get", GrantLimit.None)]
    public void Of_LimitThatHelpsOrNearMiss_IsNone(string permission, GrantLimit limit) =>
        Assert.Null(Escalations.Of(new(permission, limit)));

    [Fact]
    public void All_EveryWay_SaysHowAndWhoSaysSo() => Assert.All(Escalations.All, way =>
    {
        Assert.NotEmpty(way.Permissions);
        Assert.Matches("^[a-z].*[a-z]$", way.How);
        Assert.StartsWith("https://", way.Source.Url, StringComparison.Ordinal);
    });
}
