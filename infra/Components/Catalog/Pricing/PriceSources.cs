namespace GpuInfra;

// The pages that the prices come from, each written once.
internal static class PriceSources
{
    internal static Source Run { get; } = Page("run/pricing", 2026, 10, 8);

    internal static Source Nat { get; } = Page("nat/pricing", 2026, 9, 3);

    internal static Source Network { get; } = Page("vpc/network-pricing", 2026, 9, 3);

    internal static Source Endpoint { get; } = Page("vpc/pricing", 2026, 11, 20).Unconfirmed;

    internal static Source Storage { get; } = Page("storage/pricing", 2026, 11, 20);

    internal static Source Registry { get; } = Page("artifact-registry/pricing", 2026, 11, 20);

    internal static Source Tiers { get; } =
        new("https://cloud.google.com/run/docs/locations", new DateOnly(2026, 11, 20), Certainty.Confirmed);

    internal static Source Idle { get; } = new(
        "https://docs.cloud.google.com/run/docs/about-instance-autoscaling", new DateOnly(2026, 10, 8), Certainty.Confirmed);

    internal static Source NatPorts { get; } =
        new("https://docs.cloud.google.com/nat/docs/ports-and-addresses", new DateOnly(2026, 11, 20), Certainty.Confirmed);

    private static Source Page(string path, int year, int month, int day) =>
        new($"https://cloud.google.com/{path}", new DateOnly(year, month, day), Certainty.Confirmed);
}
