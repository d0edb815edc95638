using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>Who reaches and calls a service, and how it reaches others.</summary>
internal static partial class AccessRules
{
    private const string CallersFix = "Name the service accounts and groups that call the service.";

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. IngressIsRestricted(spec.Ingress),
        .. EgressGoesThroughNetwork(spec.Egress),
        .. spec.Invokers.SelectMany((member, i) => InvokerIsNamed(ArgumentPath.Index("invokers", i), member)),
        .. InvokerIsNamedOnce(spec.Invokers),
    ];

    private static IEnumerable<Violation> IngressIsRestricted(Ingress ingress)
    {
        if (ingress == Ingress.All)
        {
            yield return Violation.Error(
                "ingress", "is all, which lets the whole internet try", "Use internal-and-cloud-load-balancing, behind a load balancer.",
                "RUN-01");
        }
    }

    private static IEnumerable<Violation> EgressGoesThroughNetwork(Egress egress)
    {
        if (egress == Egress.PrivateRangesOnly)
        {
            yield return Violation.Warning(
                "egress", "is private-ranges-only, so that traffic to public addresses meets no firewall rule of the network "
                    + "and models load slower", "Use all-traffic.", "RUN-05");
        }
    }

    private static IEnumerable<Violation> InvokerIsNamed(string path, string member)
    {
        if (member is "allUsers" or "allAuthenticatedUsers")
        {
            yield return Violation.Error(path, $"is {member}, which makes the service public", CallersFix, "IAM-01");
        }
        else if (member.StartsWith("user:", StringComparison.Ordinal))
        {
            yield return Violation.Error(
                path, $"is {member}, but a person gets access through a group", "Use a group that the person is in.", "IAM-09");
        }
        else if (!Member.IsMatch(member))
        {
            yield return Violation.Error(
                path, $"is '{member}', but must begin with serviceAccount:, group:, domain:, principal: or principalSet:",
                CallersFix, "IAM-01");
        }
    }

    private static IEnumerable<Violation> InvokerIsNamedOnce(IReadOnlyList<string> invokers) =>
        from invoker in invokers.Index()
        where invokers.Take(invoker.Index).Contains(invoker.Item)
        select Violation.Error(
            ArgumentPath.Index("invokers", invoker.Index), $"is {invoker.Item}, which is in the list already", "Leave it out.",
            "IAM-01", nameof(InvokerIsNamedOnce));

    [GeneratedRegex(@"\A((serviceAccount|group):[^\s:@]+@[^\s:@]+|domain:[^\s:@]+|(principal|principalSet)://\S+)\z")]
    private static partial Regex Member { get; }
}
