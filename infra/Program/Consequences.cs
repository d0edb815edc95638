namespace GpuInfra.Program;

/// <summary>
/// Which verdicts on the whole stack rest on a value that is refused by itself: they are not told, since what is written in its
/// place decides them.
/// </summary>
internal static class Consequences
{
    private static readonly string[] OfAmounts = ["CpuFitsQuota", "MemoryFitsQuota", "GpusFitQuota", "RolloutFitsQuota", "GpuQuotaIsKnown"];

    // The argument that is refused, and the rules that read it.
    private static readonly Dictionary<string, string[]> Readers = new(StringComparer.Ordinal)
    {
        ["project"] = ["ImageIsReadable"],
        ["region"] = ["ImageIsNearby"],
        ["location"] = ["ImageIsNearby"],
        ["gpu"] = OfAmounts,
        ["cpu"] = OfAmounts,
        ["memory"] = OfAmounts,
    };

    /// <summary>The verdicts that rest on no refused value.</summary>
    /// <param name="verdicts">What the rules over the stack say, with paths of the stack file.</param>
    /// <param name="platform">What is wrong with the platform.</param>
    /// <param name="services">What is wrong with each service, by the place of the service.</param>
    public static IEnumerable<Violation> Without(
        IEnumerable<Violation> verdicts, IEnumerable<Violation> platform, IEnumerable<KeyValuePair<string, IReadOnlyList<Violation>>> services)
    {
        var refused = platform.Where(IsRefusal).Select(violation => (Part: "", Argument: Argument(violation)))
            .Concat(services.SelectMany(service => service.Value.Where(IsRefusal).Select(violation =>
                (Part: violation.Path is "location" or "region" ? "" : service.Key, Argument: Argument(violation)))))
            .Distinct().ToList();
        return verdicts.Where(verdict => !refused.Any(value =>
            Readers.GetValueOrDefault(value.Argument, []).Contains(verdict.Rule)
            && (value.Part.Length == 0 || SettingsProblem.IsWithin(verdict.Path, value.Part))));
    }

    // What is only advised against stays what it is.
    private static bool IsRefusal(Violation violation) =>
        violation.IsError || violation.Rule is "CpuFits" or "MemoryFits";

    private static string Argument(Violation violation) => violation.Path[(violation.Path.LastIndexOf('.') + 1)..];
}
