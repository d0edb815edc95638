namespace GpuInfra.Components.Tests;

public sealed class PipelinePermissionsTests
{
    [Fact]
    public void All_Types_AreListedOnceWithAReason()
    {
        Assert.Equal(24, PipelinePermissions.Kinds.Count);
        Assert.Equal(PipelinePermissions.Kinds.Count, PipelinePermissions.Kinds.Select(type => type.Type).Distinct().Count());
        Assert.All(PipelinePermissions.Kinds, type => Assert.Matches("^[A-Z].*\\.$", type.Permissions!.Because));
    }

    // Whoever reads a list of them looks one up.
    [Fact]
    public void All_Lists_AreInOrder()
    {
        Assert.Equal(PipelinePermissions.Deploy.Order(StringComparer.Ordinal), PipelinePermissions.Deploy);
        Assert.Equal(PipelinePermissions.Read.Order(StringComparer.Ordinal), PipelinePermissions.Read);
    }

    [Fact]
    public void Grants_OnBucketsAndFolders_AreLimitedByNameAndRole() => Assert.Equal(
        ["storage.buckets.setIamPolicy Names, Roles", "storage.managedFolders.setIamPolicy Names, Roles"],
        PipelinePermissions.Grants.Where(grant => grant.Permission.EndsWith("s.setIamPolicy", StringComparison.Ordinal) && grant.Permission.StartsWith("storage", StringComparison.Ordinal))
            .Select(grant => $"{grant.Permission} {grant.Limit}"));

    [Fact]
    public void All_Permissions_HaveTheFormOfPermissions() => Assert.All(
        PipelinePermissions.Deploy, permission => Assert.Matches("^[a-z]+\\.[a-zA-Z]+\\.[a-zA-Z]+$", permission));

    [Fact]
    public void Read_EveryPermission_ChangesNothing() => Assert.All(
        PipelinePermissions.Read, permission => Assert.Matches("\\.(get|getIamPolicy|list)$", permission));

    [Fact]
    public void Read_AllOfIt_IsInDeploy() => Assert.Empty(PipelinePermissions.Read.Except(PipelinePermissions.Deploy));

    [Theory]
    [InlineData("actAs")]
    [InlineData("getAccessToken")]
    [InlineData("implicitDelegation")]
    [InlineData("signBlob")]
    [InlineData("serviceAccountKeys")]
    [InlineData("iam.roles.")]
    [InlineData("workloadIdentityPool")]
    [InlineData("storage.objects")]
    [InlineData("secretmanager.versions")]
    [InlineData("artifactregistry.repositories.uploadArtifacts")]
    [InlineData("services.disable")]
    [InlineData("setIamPolicy")]
    [InlineData("iam.serviceAccounts")]
    [InlineData("storage.buckets.update")]
    [InlineData("storage.buckets.delete")]
    public void Deploy_PowersBeyondDeploying_AreNotThere(string power)
    {
        Assert.NotEmpty(PipelinePermissions.Deploy);
        Assert.DoesNotContain(PipelinePermissions.Deploy, p => p.Contains(power, StringComparison.Ordinal));
    }
}
