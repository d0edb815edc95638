namespace GpuInfra.Components.Tests;

public sealed class GpuQuotaSpecTests
{
    [Theory]
    [InlineData("a@b.co")]
    [InlineData("ml-platform+quota@acme.example")]
    public void Require_AnAddress_IsTaken(string address) =>
        Assert.Equal(address, GpuQuotaSpec.Require("quota", Args(address)).ContactEmail);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Check_NoContact_IsRefused(string? address) => Assert.Equal(
        "Error contactEmail: is missing, and Google refuses an increase without it. Write the address of whoever answers for the quota, "
            + "best of a group. [https://docs.cloud.google.com/docs/quotas/reference/rest/v1/QuotaPreference]",
        Refusal.Of(GpuQuotaSpec.Check("quota", Args(address))));

    [Theory]
    [InlineData("ml-platform")]
    [InlineData("ml-platform@acme")]
    [InlineData("group:ml@acme.example")]
    [InlineData("a@acme.example, b@acme.example")]
    [InlineData("ml@acme.example ")]
    public void Check_NoAddress_IsRefused(string address) => Assert.StartsWith(
        $"Error contactEmail: is '{address}', which is not an address. Write one address, such as ml-platform@acme.example. ",
        Refusal.Of(GpuQuotaSpec.Check("quota", Args(address))),
        StringComparison.Ordinal);

    [Fact]
    public void Check_NoJustification_SaysWhatItIsFor() =>
        Assert.Equal(GpuQuotaSpec.DefaultJustification, GpuQuotaSpec.Require("quota", Args("a@b.co")).Justification);

    [Fact]
    public void Check_AmountsThatAreNone_AreToldAtOnce() => Assert.Equal(
        """
        Error gpus.nvidia-l4: is 0, but must be at least 1. Use 1 or more. [https://docs.cloud.google.com/run/quotas]
        Error gpusWithZonalRedundancy.nvidia-h100: is not the id of a GPU that Cloud Run offers. Use nvidia-l4 or nvidia-rtx-pro-6000. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]
        Error memory: is '800G', but must be a whole number above zero with Mi or Gi. Use 800Gi. [https://docs.cloud.google.com/run/docs/configuring/services/memory-limits]
        """,
        Refusal.Of(GpuQuotaSpec.Check("quota", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            ContactEmail = "a@b.co",
            Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 0 },
            GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-h100"] = 1 },
            Memory = "800G",
        })));

    private static GpuQuotaArgs Args(string? address) => new() { Project = "acme-dev", Region = "europe-west4", ContactEmail = address };
}
