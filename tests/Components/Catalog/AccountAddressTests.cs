namespace GpuInfra.Components.Tests;

public class AccountAddressTests
{
    [Theory]
    [InlineData("acme-models", "chat@acme-models.iam.gserviceaccount.com")]
    [InlineData("example.com:acme-models", "chat@acme-models.example.com.iam.gserviceaccount.com")]
    public void Of_AProject_IsTheAddressThere(string project, string address) =>
        Assert.Equal(address, AccountAddress.Of("chat", project));
}
