namespace GpuInfra.Cli;

// What a fitting model costs, in words, each with who says so.
internal static class SizePrices
{
    public static IEnumerable<Fact> Facts(Sized sized, SizeCost cost) =>
    [
        .. Hour(cost),
        .. cost.ElsewhereOf(sized) is { Count: > 0 } others ? [new("elsewhere", Elsewhere(sized.Gpu, others), sized.Gpu.Source)] : Array.Empty<Fact>(),
        .. AsUsed(cost),
        .. sized.Bound is { } bound ? [new("1M answer tokens", Bound(cost, bound), sized.Gpu.Memory.Source with { Certainty = Certainty.Unconfirmed })] : Array.Empty<Fact>(),
    ];

    // One line for each of the sources that the prices have.
    private static IEnumerable<Fact> Hour(SizeCost cost)
    {
        var zonal = cost.Service.ZonalRedundancyPerHour;
        var sources = cost.Prices.Select(price => price.Source).Distinct().ToList();
        yield return new("an hour", $"{Money.Text(cost.PerHour)}{(zonal > 0 ? $", with zonal redundancy {Money.Text(cost.PerHour + zonal)}" : "")}", sources.FirstOrDefault());
        foreach (var source in sources)
        {
            var prices = cost.Prices.Where(price => price.Source == source)
                .Select(price => string.Create(CultureInfo.InvariantCulture, $"{price.Id} ${price.Amount:0.############} per {price.Unit}"));
            yield return new("of which", string.Join(", ", prices), source);
        }
    }

    private static string Elsewhere(Accelerator gpu, IEnumerable<(AcceleratorRegion Region, decimal PerHour)> others) => string.Join(", ", others.Select(other =>
        $"{other.Region.Region} {Money.Text(other.PerHour)}{(other.Region.Availability == Availability.InvitationOnly ? " (by invitation)" : IsConfirmed(gpu, other.Region) ? "" : " (unconfirmed)")}"));

    // Both that the GPU is there and what it costs there.
    public static bool IsConfirmed(Accelerator gpu, AcceleratorRegion offer) => offer.Source.Certainty == Certainty.Confirmed
        && PriceBook.List.Find(PriceIds.Gpu(gpu.Id), offer.Region)?.Source.Certainty == Certainty.Confirmed;

    private static IEnumerable<Fact> AsUsed(SizeCost cost)
    {
        var source = cost.Prices.Select(price => price.Source).FirstOrDefault();
        if (cost.Service.Monthly.Usage is { } month)
        {
            yield return new("a month as used", Money.Text(month), source);
        }

        if (cost.Service.PerMillionTokens is { } tokens)
        {
            yield return new("1M tokens as used", $"{Money.Text(tokens)}, prompts and answers together", source);
        }

        if (cost.Service.PerThousandRequests is { } requests)
        {
            yield return new("1k requests as used", Money.Text(requests), source);
        }
    }

    private static string Bound(SizeCost cost, TokenBound bound) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Money.Text(bound.LeastPerMillion(cost.PerHour))} at least, with {bound.MostPerSecond:0} tokens a second at most: {bound.GigabytesPerSecond} GB/s over "
            + $"{(bound.Experts is { } experts ? $"the {Gigabytes.Needed(bound.ReadBytes)} that a token reads at least ({experts.Used} of {experts.All} experts)" : $"{Gigabytes.Needed(bound.WeightBytes)} of weights")}"
            + $", times {bound.Slots} slots, all of them busy");
}
