namespace GpuInfra.Planning.Tests;

public sealed class PriceBookTests
{
    [Fact]
    public void Find_Region_HasItsOwnPriceOrTheOneOfEverywhere()
    {
        Assert.Equal(0.0000216m, PriceBook.List.Find("run.cpu", "asia-southeast1")?.Amount);
        Assert.Equal(0.12m, PriceBook.List.Find("internet.egress", "us-east4")?.Amount);
        Assert.Null(PriceBook.List.Find("internet.egress", "mars-1")?.Region);
        Assert.Equal(0.12m, PriceBook.List.Find("internet.egress", "mars-1")?.Amount);
    }

    [Fact]
    public void Find_RegionWithoutPrice_IsNone()
    {
        Assert.Null(PriceBook.List.Find("run.gpu.nvidia-l4", "us-west1"));
        Assert.Null(PriceBook.List.Find("run.cpu", "mars-1"));
        Assert.Null(PriceBook.List.Find("run.gpu", "europe-west4"));
    }

    [Fact]
    public void With_PriceOfEverywhere_ReplacesAllRegions()
    {
        var prices = PriceBook.List.With([new("run.cpu", null, 0.00001m, "prices.yaml") { Read = new(2026, 11, 1) }]);

        var price = prices.Find("run.cpu", "europe-west4")!;
        Assert.Equal(
            new Price(
                "run.cpu", null, 0.00001m, "vCPU-second", new("prices.yaml", new(2026, 11, 1), Certainty.Confirmed), IsOverridden: true),
            price);
        Assert.Same(price, prices.Find("run.cpu", "mars-1"));
        Assert.Equal(0.000018m, PriceBook.List.Find("run.cpu", "europe-west4")?.Amount);
    }

    [Fact]
    public void With_PriceOfRegion_GoesBeforeTheOneOfEverywhereWhateverTheOrder()
    {
        var prices = PriceBook.List.With(
        [
            new("run.cpu", "europe-west4", 0.00002m, "prices.yaml"),
            new("run.cpu", null, 0.00001m, "prices.yaml"),
        ]);

        Assert.Equal(0.00002m, prices.Find("run.cpu", "europe-west4")?.Amount);
        Assert.Equal(0.00001m, prices.Find("run.cpu", "europe-west1")?.Amount);
    }

    [Fact]
    public void With_PriceWithoutDay_IsAsOldAsTheListPrice() => Assert.Equal(
        new(2026, 10, 8),
        PriceBook.List.With([new("run.cpu", "mars-1", 0.00001m, "prices.yaml")]).Find("run.cpu", "mars-1")?.Source.Read);

    [Fact]
    public void With_PriceOfARegionOnceMore_IsAsOldAsTheOneBefore()
    {
        var once = PriceBook.List.With([new("run.cpu", "europe-west4", 0.00001m, "once.yaml") { Read = new(2026, 2, 3) }]);

        Assert.Equal(
            new Price(
                "run.cpu", "europe-west4", 0.00002m, "vCPU-second", new("twice.yaml", new(2026, 2, 3), Certainty.Confirmed), IsOverridden: true),
            once.With([new("run.cpu", "europe-west4", 0.00002m, "twice.yaml")]).Find("run.cpu", "europe-west4"));
    }

    [Fact]
    public void With_UnknownId_Throws() => Assert.Contains(
        "There is no price 'run.gpu'.",
        Assert.Throws<ArgumentException>(() => PriceBook.List.With([new("run.gpu", null, 1, "prices.yaml")])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Prices_Order_IsThatOfIdsAndRegions()
    {
        var keys = PriceBook.List.Prices.Select(price => $"{price.Id}@{price.Region}").ToList();

        Assert.Equal(ListPrices.All.Count, keys.Count);
        Assert.True(keys.IndexOf("run.cpu@europe-west1") < keys.IndexOf("run.cpu@europe-west4"));
        Assert.True(keys.IndexOf("nat.data@") < keys.IndexOf("run.cpu@europe-west1"));
    }
}
