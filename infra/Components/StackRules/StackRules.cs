namespace GpuInfra;

/// <summary>What must hold for all services of a stack together.</summary>
public static class StackRules
{
    /// <summary>
    /// Runs every rule. Paths are a stack's: <c>platform.network.subnetCidr</c>, <c>services.chat.maxInstances</c>. A spec
    /// that breaks rules of its own may be among them; what cannot be counted counts as nothing.
    /// </summary>
    public static IReadOnlyList<Violation> Check(InferenceStackSpec stack) =>
    [
        .. QuotaRules.Check(stack),
        .. SubnetRules.Check(stack),
        .. ReachabilityRules.Check(stack),
        .. InternetRules.Check(stack),
        .. LocalityRules.Check(stack),
        .. AccountRules.Check(stack),
        .. GrantRules.Check(stack),
        .. TeardownRules.Check(stack),
    ];
}
