namespace GpuInfra.Components.Tests;

public sealed class EscalationsTests
{
    // What the deployer had over the whole project before its grants were limited.
    private static readonly string[] EarlierPermissions =
    [
        "artifactregistry.repositories.create", "artifactregistry.repositories.delete", "artifactregistry.repositories.get",
        "artifactregistry.repositories.getIamPolicy", "artifactregistry.repositories.setIamPolicy",
        "artifactregistry.repositories.update", "compute.addresses.create", "compute.addresses.delete",
        "compute.addresses.get", "compute.addresses.setLabels", "compute.addresses.use", "compute.firewalls.create",
        "compute.firewalls.delete", "compute.firewalls.get", "compute.firewalls.update", "compute.globalAddresses.create",
        "compute.globalAddresses.createInternal", "compute.globalAddresses.delete", "compute.globalAddresses.deleteInternal",
        "compute.globalAddresses.get", "compute.globalAddresses.setLabels", "compute.globalAddresses.use",
        "compute.globalForwardingRules.create", "compute.globalForwardingRules.delete", "compute.globalForwardingRules.get",
        "compute.globalForwardingRules.pscCreate", "compute.globalForwardingRules.pscDelete",
        "compute.globalForwardingRules.pscSetLabels", "compute.globalForwardingRules.pscUpdate",
        "compute.globalForwardingRules.setLabels", "compute.globalOperations.get", "compute.networks.create",
        "compute.networks.delete", "compute.networks.get", "compute.networks.update", "compute.networks.updatePolicy",
        "compute.networks.use", "compute.regionOperations.get", "compute.regions.list", "compute.routers.create",
        "compute.routers.delete", "compute.routers.get", "compute.routers.update", "compute.subnetworks.create",
        "compute.subnetworks.delete", "compute.subnetworks.expandIpCidrRange", "compute.subnetworks.get",
        "compute.subnetworks.setPrivateIpGoogleAccess", "compute.subnetworks.update", "compute.subnetworks.use",
        "dns.changes.create", "dns.changes.get", "dns.managedZones.create", "dns.managedZones.delete", "dns.managedZones.get",
        "dns.managedZones.update", "dns.networks.bindPrivateDNSPolicy", "dns.networks.bindPrivateDNSZone",
        "dns.policies.create", "dns.policies.delete", "dns.policies.get", "dns.policies.update",
        "dns.resourceRecordSets.create", "dns.resourceRecordSets.delete", "dns.resourceRecordSets.get",
        "dns.resourceRecordSets.list", "dns.resourceRecordSets.update", "iam.serviceAccounts.create",
        "iam.serviceAccounts.delete", "iam.serviceAccounts.get", "iam.serviceAccounts.getIamPolicy",
        "iam.serviceAccounts.setIamPolicy", "iam.serviceAccounts.update", "resourcemanager.projects.get",
        "resourcemanager.projects.getIamPolicy", "run.operations.get", "run.services.create", "run.services.delete",
        "run.services.get", "run.services.getIamPolicy", "run.services.setIamPolicy", "run.services.update",
        "secretmanager.secrets.getIamPolicy", "secretmanager.secrets.setIamPolicy",
        "servicedirectory.namespaces.associatePrivateZone", "servicedirectory.namespaces.create",
        "servicedirectory.namespaces.delete", "servicedirectory.services.create", "servicedirectory.services.delete",
        "serviceusage.operations.get", "serviceusage.services.enable", "serviceusage.services.get",
        "serviceusage.services.list", "storage.buckets.create", "storage.buckets.delete", "storage.buckets.get",
        "storage.buckets.getIamPolicy", "storage.buckets.setIamPolicy", "storage.buckets.update",
    ];

    [Fact]
    public void Of_EarlierPermissionsOverTheWholeProject_AreWhatIsLimitedNowAndWhatRemains() => Assert.Equal(
        [
            "artifactregistry.repositories.setIamPolicy", "dns.changes.create", "dns.resourceRecordSets.update",
            "iam.serviceAccounts.setIamPolicy", "run.services.setIamPolicy", "secretmanager.secrets.setIamPolicy",
            "serviceusage.services.enable", "storage.buckets.delete", "storage.buckets.setIamPolicy", "storage.buckets.update",
        ],
        EarlierPermissions.Where(permission => Escalations.Of(new(permission, GrantLimits.None)) is not null));

    [Fact]
    public void Of_WhatTheDeployerHas_IsWhatRemains() => Assert.Equal(
        PipelinePermissions.Remaining,
        PipelinePermissions.Grants.Where(grant => Escalations.Of(grant) is not null).Select(grant => grant.Permission));

    [Theory]
    [InlineData("resourcemanager.projects.setIamPolicy", GrantLimits.Roles)]
    [InlineData("iam.serviceAccounts.setIamPolicy", GrantLimits.Roles)]
    [InlineData("artifactregistry.repositories.setIamPolicy", GrantLimits.Names)]
    [InlineData("iam.serviceAccounts.actAs", GrantLimits.Names)]
    [InlineData("iam.serviceAccountKeys.create", GrantLimits.None)]
    [InlineData("iam.roles.update", GrantLimits.Resource)]
    [InlineData("pubsub.topics.setIamPolicy", GrantLimits.None)]
    [InlineData("run.services.sshRoot", GrantLimits.None)]
    [InlineData("orgpolicy.policies.delete", GrantLimits.None)]
    public void Of_LimitThatDoesNotHelp_IsAWay(string permission, GrantLimits limit) =>
        Assert.NotNull(Escalations.Of(new(permission, limit)));

    [Theory]
    [InlineData("run.services.setIamPolicy", GrantLimits.Roles)]
    [InlineData("storage.buckets.setIamPolicy", GrantLimits.Names | GrantLimits.Roles)]
    [InlineData("secretmanager.secrets.setIamPolicy", GrantLimits.Resource)]
    [InlineData("artifactregistry.repositories.setIamPolicy", GrantLimits.Resource)]
    [InlineData("iam.serviceAccounts.actAs", GrantLimits.Resource)]
    [InlineData("run.services.setIamPolicy", GrantLimits.Resource)]
    [InlineData("iap.web.setIamPolicy", GrantLimits.Resource)]
    [InlineData("iap.web.setIamPolicy", GrantLimits.Roles)]
    [InlineData("storage.objects.setIamPolicy", GrantLimits.Resource)]
    [InlineData("secretmanager.secrets.setIamPolicy", GrantLimits.Names)]
    [InlineData("cloudkms.keyRings.setIamPolicy", GrantLimits.Resource)]
    [InlineData("cloudkms.keyRings.setIamPolicy", GrantLimits.Names)]
    [InlineData("secretmanager.versions.access", GrantLimits.Resource)]
    [InlineData("secretmanager.versions.access", GrantLimits.Names)]
    [InlineData("cloudkms.cryptoKeyVersions.useToDecrypt", GrantLimits.Resource)]
    [InlineData("cloudkms.cryptoKeyVersions.useToDecrypt", GrantLimits.Names)]
    [InlineData("storage.objects.update", GrantLimits.Resource)]
    [InlineData("storage.objects.update", GrantLimits.Names)]
    [InlineData("iam.roles.updateAll", GrantLimits.None)]
    [InlineData("iam.roles.updat", GrantLimits.None)]
    [InlineData("pubsub.topics.getIamPolicy", GrantLimits.None)]
    [InlineData("pubsub.topics.create", GrantLimits.None)]
    [InlineData("iam.roles.get", GrantLimits.None)]
    public void Of_LimitThatHelpsOrNearMiss_IsNone(string permission, GrantLimits limit) =>
        Assert.Null(Escalations.Of(new(permission, limit)));

    [Fact]
    public void All_EveryWay_SaysHowAndWhoSaysSo() => Assert.All(Escalations.All, way =>
    {
        Assert.NotEmpty(way.Permissions);
        Assert.Matches("^[a-z].*[a-z]$", way.How);
        Assert.StartsWith("https://", way.Source.Url, StringComparison.Ordinal);
    });
}
