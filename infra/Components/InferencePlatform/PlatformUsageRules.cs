namespace GpuInfra;

// Whether what a platform says of its usage can be.
internal static class PlatformUsageRules
{
    internal static readonly Rule UsageIsPossible = new(
        "MOD013", "A day has 24 hours, and no count is below zero.",
        "What cannot be reckoned with would make costs that mean nothing. Say a number within the bounds.")
    { Source = PriceSources.Run.Url };

    internal static IReadOnlyList<Violation> Check(PlatformUsageArgs? usage)
    {
        var violations = new List<Violation>();
        if (usage is not null)
        {
            ReadAmount("models", usage.Models, violations);
            ReadAmount("images", usage.Images, violations);
            ReadAmount("internetSent", usage.InternetSent, violations);
            ReadAmount("internetReceived", usage.InternetReceived, violations);
            violations.AddRange(Counts("bucketReads", usage.BucketReads));
            violations.AddRange(Counts("bucketWrites", usage.BucketWrites));
        }

        return violations;
    }

    // Whether something that is counted can be; what is not said can.
    internal static IEnumerable<Violation> Counts(string path, int? count) =>
        UsageLimits.Count.Check(path, count ?? UsageLimits.Count.Minimum, UsageIsPossible);

    private static void ReadAmount(string path, string? amount, List<Violation> violations)
    {
        if (amount is not null)
        {
            Quantity.ReadMemory(path, amount, violations);
        }
    }
}
