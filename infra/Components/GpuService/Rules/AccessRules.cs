namespace GpuInfra;

/// <summary>Who reaches and calls a service, and how it reaches others.</summary>
internal static class AccessRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. IngressIsRestricted(spec.Ingress),
        .. EgressGoesThroughNetwork(spec.Egress),
        .. PrincipalRules.All("invokers", spec.Invokers),
    ];

    private static IEnumerable<Violation> IngressIsRestricted(Ingress ingress)
    {
        if (ingress == Ingress.All)
        {
            yield return Violation.Error(
                "ingress", "is all, which lets the whole internet try",
                "Use internal-and-cloud-load-balancing, behind a load balancer.", Sources.RestrictIngress.Url);
        }
    }

    private static IEnumerable<Violation> EgressGoesThroughNetwork(Egress egress)
    {
        if (egress == Egress.PrivateRangesOnly)
        {
            yield return Violation.Warning(
                "egress",
                "is private-ranges-only, so that traffic to public addresses meets no firewall rule and models load slower",
                "Use all-traffic.", Sources.DirectVpc.Url);
        }
    }
}
