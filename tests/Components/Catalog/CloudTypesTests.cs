namespace GpuInfra.Components.Tests;

public sealed class CloudTypesTests
{
    [Theory]
    [InlineData("gcp:cloudrunv2/serviceIamMember:ServiceIamMember", true)]
    [InlineData("gcp:projects/iAMMember:IAMMember", true)]
    [InlineData("gcp:projects/iAMBinding:IAMBinding", true)]
    [InlineData("gcp:cloudrunv2/serviceIamPolicy:ServiceIamPolicy", true)]
    [InlineData("gcp:dns/policy:Policy", false)]
    [InlineData("gcp:projects/iAMCustomRole:IAMCustomRole", false)]
    public void IsGrant_ATypeOfIam_IsToldByItsName(string type, bool isGrant) => Assert.Equal(isGrant, CloudTypes.IsGrant(type));

    [Theory]
    [InlineData(CloudTypes.Provider, true)]
    [InlineData("pulumi:providers:random", true)]
    [InlineData(CloudTypes.IdentityPoolProvider, false)]
    public void IsProvider_AType_IsToldByItsPackage(string type, bool isProvider) =>
        Assert.Equal(isProvider, CloudTypes.IsProvider(type));
}
