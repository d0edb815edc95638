namespace GpuInfra;

/// <summary>
/// Which verdicts on the whole stack rest on a value that is refused by itself: they are not told, since what is written in its
/// place decides them.
/// </summary>
public static class Consequences
{
    // The argument that is refused, and what it is of.
    private static readonly Dictionary<string, Premises> Said = new(StringComparer.Ordinal)
    {
        ["project"] = Premises.Project,
        ["region"] = Premises.Region,
        ["location"] = Premises.Region,
        ["gpu"] = Premises.Amounts,
        ["cpu"] = Premises.Amounts,
        ["memory"] = Premises.Amounts,
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
            (Said.GetValueOrDefault(value.Argument) & verdict.Rule.RestsOn) != Premises.None
            && (value.Part.Length == 0 || ArgumentPath.IsWithin(verdict.Path, value.Part))));
    }

    // What is only advised against stays what it is.
    private static bool IsRefusal(Violation violation) =>
        violation.IsError || violation.Rule == MachineRules.CpuFits || violation.Rule == MachineRules.MemoryFits;

    private static string Argument(Violation violation) => violation.Path[(violation.Path.LastIndexOf('.') + 1)..];
}
