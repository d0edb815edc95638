namespace GpuInfra;

/// <summary>What must hold for all services of a stack together.</summary>
public static class StackRules
{
    internal static readonly Rule StackHasServices = new(
        "STK017", "A stack has services.",
        "Without any, pulumi up deletes each service that is deployed, with its account and its grants; it stops at one with "
            + "deletion protection. It is right for the first deployment, before there is an image, and before a destroy.")
    { Severity = Severity.Warning };

    /// <summary>
    /// Runs every rule. Paths are a stack's: <c>platform.network.subnetCidr</c>, <c>services.chat.maxInstances</c>. A spec
    /// that breaks rules of its own may be among them; what cannot be counted counts as nothing.
    /// </summary>
    public static IReadOnlyList<Violation> Check(InferenceStackSpec stack) =>
    [
        .. QuotaRules.Check(stack),
        .. QuotaRequests.Check(stack),
        .. SubnetRules.Check(stack),
        .. ReachabilityRules.Check(stack),
        .. InternetRules.Check(stack),
        .. LocalityRules.Check(stack),
        .. AccountRules.Check(stack),
        .. GrantRules.Check(stack),
        .. TeardownRules.Check(stack),
    ];

    /// <summary>What is to be said of a stack for its number of services, even where nothing else of it can be judged.</summary>
    public static IEnumerable<Violation> CheckStackHasServices(int services)
    {
        if (services == 0)
        {
            yield return StackHasServices.Broken(
                "services", "is empty: 'pulumi up' deletes every service that the stack has, with its account and its grants",
                "Leave it so before the first image is there; else write the services below it.");
        }
    }
}
