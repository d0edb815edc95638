namespace GpuInfra.Planning;

// Reckons what the ways out of the network cost: Cloud NAT, the endpoint for Google's APIs, and the traffic.
internal sealed class NetworkCosting(Costing costing, IReadOnlyList<(PlannedService Service, InstanceHours Hours)> services)
{
    private const string Subject = "network";

    private static readonly string[] GoogleApis = [PrivateNetworkSpec.AllApis, PrivateNetworkSpec.VpcServiceControls];

    public IEnumerable<CostLine> Lines() =>
    [
        .. costing.Stack.OfType(CloudTypes.ForwardingRule)
            .Where(rule => GoogleApis.Contains(rule.Inputs.Text("target")))
            .Select(Endpoint),
        .. costing.Stack.Nats.SelectMany(Gateway),
        .. costing.Stack.Platforms.SelectMany(Traffic),
    ];

    private CostLine Endpoint(PlannedResource rule)
    {
        var price = costing.Find(PriceIds.Endpoint, "");
        return new(
            Subject, $"endpoint {rule.Name}", costing.Constant(Billing.HoursPerMonth * (price?.Amount ?? 0)),
            Costing.At($"{Billing.HoursPerMonth} h", price), price);
    }

    private IEnumerable<CostLine> Gateway(PlannedNat nat)
    {
        yield return Instances(nat);
        var (price, addresses) = (costing.Find(PriceIds.NatAddress, nat.Region), Math.Max(nat.Addresses, 1));
        yield return new(
            Subject, $"addresses of {nat.Name}", costing.Constant(addresses * Billing.HoursPerMonth * (price?.Amount ?? 0)),
            Costing.At($"{addresses} for {Billing.HoursPerMonth} h", price), price);
        if (costing.Stack.PlatformOf(nat.Resource) is not { SentAndReceived: > 0 })
        {
            costing.Notes.Add($"What passes through {nat.Name} is not said, and is left out: say internetSent of the platform's usage.");
        }
    }

    private CostLine Instances(PlannedNat nat)
    {
        var users = services.Where(user => user.Service.LeavesBy(nat)).ToList();
        var (single, all) = (costing.Find(PriceIds.NatInstance, nat.Region), costing.Find(PriceIds.NatGateway, nat.Region));
        var (floor, ceiling) = (users.Sum(user => user.Hours.Floor), users.Sum(user => user.Hours.Ceiling));
        var usage = costing.HasUsage ? users.Sum(user => user.Hours.Usage ?? user.Hours.Floor) : (decimal?)null;
        return new(
            Subject, $"gateway {nat.Name}", new(Cost(floor)!.Value, Cost(ceiling)!.Value, Cost(usage)),
            Costing.At($"{floor:0.#} to {ceiling:0.#} instance-hours", IsMany(ceiling) ? all : single), IsMany(ceiling) ? all : single);

        decimal? Cost(decimal? hours) =>
            hours is { } known && IsMany(known) ? (all?.Amount ?? 0) * Billing.HoursPerMonth : hours * (single?.Amount ?? 0);
    }

    private static bool IsMany(decimal instanceHours) => instanceHours > CloudNat.PricedInstances * Billing.HoursPerMonth;

    private IEnumerable<CostLine> Traffic(PlannedPlatform platform)
    {
        var region = platform.Region ?? "";
        var hasNat = costing.Stack.Nats.Any(nat => costing.Stack.PlatformOf(nat.Resource) == platform);
        if (hasNat && platform.SentAndReceived is > 0 and var passed)
        {
            yield return Data("traffic through Cloud NAT", passed, costing.Find(PriceIds.NatData, region));
        }

        if (platform.InternetSent is > 0 and var sent)
        {
            yield return Data("traffic to the internet", sent, costing.Find(PriceIds.Internet, region));
        }
    }

    private static CostLine Data(string item, decimal gibibytes, Price? price) => new(
        Subject, item, Costing.Used(gibibytes * (price?.Amount ?? 0)), Costing.At($"{gibibytes:0.###} GiB", price), price);
}
