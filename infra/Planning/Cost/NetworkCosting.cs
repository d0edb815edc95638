namespace GpuInfra.Planning;

// Reckons what the ways out of the network cost: Cloud NAT, the endpoint for Google's APIs, and the traffic.
internal sealed class NetworkCosting(Costing costing, IReadOnlyList<(PlannedService Service, InstanceHours Hours)> services)
{
    private const string Subject = "network";

    private static readonly string[] GoogleApis = ["all-apis", "vpc-sc"];

    public IEnumerable<CostLine> Lines() =>
    [
        .. costing.Stack.OfType(CloudTypes.ForwardingRule)
            .Where(rule => GoogleApis.Contains(rule.Inputs.Text("target")))
            .Select(Endpoint),
        .. costing.Stack.OfType(CloudTypes.RouterNat).SelectMany(nat => Gateway(nat)),
        .. costing.Stack.Platforms.SelectMany(Traffic),
    ];

    private CostLine Endpoint(PlannedResource rule)
    {
        var price = costing.Find(PriceIds.Endpoint, "");
        return new(
            Subject, $"endpoint {rule.Name}", costing.Constant(Billing.HoursPerMonth * (price?.Amount ?? 0)),
            Costing.At($"{Billing.HoursPerMonth} h", price), price);
    }

    private IEnumerable<CostLine> Gateway(PlannedResource nat)
    {
        var region = nat.Inputs.Text("region") ?? "";
        yield return Instances(nat, region);
        var (price, addresses) = (costing.Find(PriceIds.NatAddress, region), Math.Max(nat.Inputs.Items("natIps").Count(), 1));
        yield return new(
            Subject, $"addresses of {nat.Name}", costing.Constant(addresses * Billing.HoursPerMonth * (price?.Amount ?? 0)),
            Costing.At($"{addresses} for {Billing.HoursPerMonth} h", price), price);
        if (costing.Stack.PlatformOf(nat)?.Inputs.Map("usage") is not { } usage || SentAndReceived(usage) == 0)
        {
            costing.Notes.Add($"What passes through {nat.Name} is not said, and is left out: say internetSent of the platform's usage.");
        }
    }

    private CostLine Instances(PlannedResource nat, string region)
    {
        var users = services.Where(user => user.Service.LeavesBy(nat)).ToList();
        var (single, all) = (costing.Find(PriceIds.NatInstance, region), costing.Find(PriceIds.NatGateway, region));
        var (floor, ceiling) = (users.Sum(user => user.Hours.Floor), users.Sum(user => user.Hours.Ceiling));
        var usage = costing.HasUsage ? users.Sum(user => user.Hours.Usage ?? user.Hours.Floor) : (decimal?)null;
        return new(
            Subject, $"gateway {nat.Name}", new(Cost(floor)!.Value, Cost(ceiling)!.Value, Cost(usage)),
            Costing.At($"{floor:0.#} to {ceiling:0.#} instance-hours", IsMany(ceiling) ? all : single), IsMany(ceiling) ? all : single);

        decimal? Cost(decimal? hours) =>
            hours is { } known && IsMany(known) ? (all?.Amount ?? 0) * Billing.HoursPerMonth : hours * (single?.Amount ?? 0);
    }

    private static bool IsMany(decimal instanceHours) => instanceHours > CloudNat.PricedInstances * Billing.HoursPerMonth;

    private IEnumerable<CostLine> Traffic(PlannedResource platform)
    {
        var usage = platform.Inputs.Map("usage") ?? PropertyMap.Empty;
        var region = platform.Inputs.Text("region") ?? "";
        var hasNat = costing.Stack.OfType(CloudTypes.RouterNat).Any(nat => costing.Stack.PlatformOf(nat) == platform);
        if (hasNat && SentAndReceived(usage) is > 0 and var passed)
        {
            yield return Data("traffic through Cloud NAT", passed, costing.Find(PriceIds.NatData, region));
        }

        if (Amount(usage, "internetSent") is > 0 and var sent)
        {
            yield return Data("traffic to the internet", sent, costing.Find(PriceIds.Internet, region));
        }
    }

    private CostLine Data(string item, decimal gibibytes, Price? price) => new(
        Subject, item, costing.Used(gibibytes * (price?.Amount ?? 0)), Costing.At($"{gibibytes:0.###} GiB", price), price);

    private static decimal SentAndReceived(PropertyMap usage) => Amount(usage, "internetSent") + Amount(usage, "internetReceived");

    private static decimal Amount(PropertyMap usage, string key) => ResourceQuantity.Gibibytes(usage.Text(key)) ?? 0;
}
