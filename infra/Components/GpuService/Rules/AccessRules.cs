namespace GpuInfra;

// Who reaches and calls a service, and how it reaches others.
internal static class AccessRules
{
    internal static readonly Rule IngressIsRestricted = new(
        "RUN042", "A service is not open to the internet.",
        "With ingress all everybody may knock, and a GPU that answers is billed. "
            + "Put a load balancer before it and use internal-and-cloud-load-balancing.")
    { Source = Sources.RestrictIngress.Url };

    internal static readonly Rule EgressGoesThroughNetwork = new(
        "RUN043", "All traffic leaves through the network.",
        "With private-ranges-only, traffic to public addresses meets no firewall rule, and models load slower.")
    { Severity = Severity.Warning, Source = Sources.DirectVpc.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckIngressIsRestricted(spec.Ingress),
        .. CheckEgressGoesThroughNetwork(spec.Egress),
        .. PrincipalRules.All("invokers", spec.Invokers),
        .. PrincipalRules.All("iapAccessors", spec.Options.IapAccessors),
    ];

    private static IEnumerable<Violation> CheckIngressIsRestricted(Ingress ingress)
    {
        if (ingress == Ingress.All)
        {
            yield return IngressIsRestricted.Broken(
                "ingress", "is all, which lets the whole internet try",
                "Use internal-and-cloud-load-balancing, behind a load balancer.");
        }
    }

    private static IEnumerable<Violation> CheckEgressGoesThroughNetwork(Egress egress)
    {
        if (egress == Egress.PrivateRangesOnly)
        {
            yield return EgressGoesThroughNetwork.Broken(
                "egress",
                "is private-ranges-only, so that traffic to public addresses meets no firewall rule and models load slower",
                "Use all-traffic.");
        }
    }
}
