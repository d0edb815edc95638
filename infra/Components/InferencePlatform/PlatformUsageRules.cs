namespace GpuInfra;

// Whether what a platform says of its usage can be.
internal static class PlatformUsageRules
{
    internal static IReadOnlyList<Violation> Check(PlatformUsageArgs? usage)
    {
        var violations = new List<Violation>();
        if (usage is not null)
        {
            ReadAmount("models", usage.Models, violations);
            ReadAmount("images", usage.Images, violations);
            ReadAmount("internetSent", usage.InternetSent, violations);
            ReadAmount("internetReceived", usage.InternetReceived, violations);
            violations.AddRange(KeyLimits.Check("PlatformUsage", usage));
        }

        return violations;
    }

    private static void ReadAmount(string path, string? amount, List<Violation> violations)
    {
        if (amount is not null)
        {
            Quantity.ReadMemory(path, amount, violations);
        }
    }
}
