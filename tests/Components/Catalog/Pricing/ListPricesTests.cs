namespace GpuInfra.Components.Tests;

public sealed class ListPricesTests
{
    [Theory]
    [InlineData("run.gpu.nvidia-l4", "europe-west4", 0.0001867, Certainty.Confirmed)]
    [InlineData("run.gpu.nvidia-l4", "asia-southeast1", 0.0001867, Certainty.Unconfirmed)]
    [InlineData("run.gpu.nvidia-l4.zonal", "europe-west1", 0.0002909, Certainty.Confirmed)]
    [InlineData("run.gpu.nvidia-rtx-pro-6000", "us-central1", 0.00036522, Certainty.Confirmed)]
    [InlineData("run.gpu.nvidia-rtx-pro-6000", "asia-south2", 0.00036522, Certainty.Unconfirmed)]
    [InlineData("run.gpu.nvidia-rtx-pro-6000.zonal", "europe-west4", 0.00056913, Certainty.Confirmed)]
    [InlineData("run.cpu", "europe-west1", 0.000018, Certainty.Confirmed)]
    [InlineData("run.cpu", "asia-southeast1", 0.0000216, Certainty.Unconfirmed)]
    [InlineData("run.memory", "asia-south1", 0.000002, Certainty.Confirmed)]
    [InlineData("run.memory", "asia-south2", 0.0000024, Certainty.Unconfirmed)]
    [InlineData("run.cpu.on-request", "europe-west1", 0.000024, Certainty.Unconfirmed)]
    [InlineData("run.memory.on-request", "europe-west1", 0.0000025, Certainty.Unconfirmed)]
    [InlineData("run.requests", null, 0.0000004, Certainty.Unconfirmed)]
    [InlineData("nat.instance", null, 0.0014, Certainty.Unconfirmed)]
    [InlineData("nat.gateway", null, 0.044, Certainty.Unconfirmed)]
    [InlineData("nat.address", null, 0.005, Certainty.Confirmed)]
    [InlineData("nat.data", null, 0.045, Certainty.Confirmed)]
    [InlineData("psc.endpoint", null, 0.01, Certainty.Unconfirmed)]
    [InlineData("storage.standard", "us-east4", 0.023, Certainty.Confirmed)]
    [InlineData("storage.standard", "europe-west1", 0.02, Certainty.Confirmed)]
    [InlineData("storage.standard", "europe-west4", 0.02, Certainty.Unconfirmed)]
    [InlineData("storage.standard", "asia-south1", 0.023, Certainty.Unconfirmed)]
    [InlineData("storage.class-a", null, 0.000005, Certainty.Confirmed)]
    [InlineData("storage.class-b", null, 0.0000004, Certainty.Confirmed)]
    [InlineData("registry.storage", null, 0.1, Certainty.Confirmed)]
    [InlineData("internet.egress", null, 0.12, Certainty.Unconfirmed)]
    [InlineData("internet.egress", "us-east4", 0.12, Certainty.Confirmed)]
    public void All_Price_IsThePublishedOne(string id, string? region, double amount, Certainty certainty)
    {
        var price = Assert.Single(ListPrices.All, price => price.Id == id && price.Region == region);

        Assert.Equal(((decimal)amount, certainty), (price.Amount, price.Source.Certainty));
    }

    [Fact]
    public void All_EveryRegionOfEveryAccelerator_HasAllPricesOfAnInstance()
    {
        var offers = Accelerators.All.SelectMany(gpu => gpu.Regions.Select(region => (gpu.Id, region.Region))).ToList();

        Assert.NotEmpty(offers);
        Assert.All(offers, offer => Assert.All(
            (string[])[PriceIds.Gpu(offer.Id), PriceIds.GpuWithZonalRedundancy(offer.Id), PriceIds.Cpu, PriceIds.Memory],
            id => Assert.Single(ListPrices.All, price => price.Id == id && price.Region == offer.Region)));
    }

    [Fact]
    public void All_Sources_AreDatedPages() => Assert.All(ListPrices.All, price =>
    {
        Assert.StartsWith("https://", price.Source.Url, StringComparison.Ordinal);
        Assert.InRange(price.Source.Read, new DateOnly(2026, 4, 21), new DateOnly(2026, 11, 20));
    });

    [Fact]
    public void All_Prices_AreAmountsOfOneUnitForEachIdAndRegion()
    {
        Assert.All(ListPrices.All, price => Assert.True(price.Amount > 0, price.Id));
        Assert.Equal(ListPrices.All.Count, ListPrices.All.DistinctBy(price => (price.Id, price.Region)).Count());
        Assert.All(ListPrices.All.GroupBy(price => price.Id), prices => Assert.Single(prices.Select(price => price.Unit).Distinct()));
    }

    [Fact]
    public void PriceIds_All_AreTheIdsOfThePrices()
    {
        Assert.Equal(ListPrices.All.Select(price => price.Id).Distinct(), PriceIds.All);
        Assert.Contains("run.gpu.nvidia-l4.zonal", PriceIds.All);
    }

    [Fact]
    public void PricingTiers_Regions_AreInOneTier()
    {
        Assert.Empty(PricingTiers.One.Intersect(PricingTiers.Two));
        Assert.Contains("asia-south1", PricingTiers.One);
        Assert.Contains("asia-southeast1", PricingTiers.Two);
        Assert.StartsWith("https://", PricingTiers.Source.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Billing_Facts_AreThePublishedOnes()
    {
        Assert.Equal((730, 10, 15), (Billing.HoursPerMonth, Billing.IdleMinutesWithGpu, Billing.IdleMinutes));
        Assert.Equal(730m / 24, Billing.DaysPerMonth);
        Assert.Equal((64_512, 32, 64, 32), (
            CloudNat.PortsPerAddress, CloudNat.DefaultMinPortsDynamic, CloudNat.DefaultMinPorts, CloudNat.PricedInstances));
        Assert.StartsWith("https://", Billing.IdleSource.Url, StringComparison.Ordinal);
        Assert.StartsWith("https://", CloudNat.Source.Url, StringComparison.Ordinal);
    }
}
