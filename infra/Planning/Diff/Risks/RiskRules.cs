namespace GpuInfra.Planning;

// All rules, and which of them has the say where several speak.
internal static class RiskRules
{
    private static readonly ILookup<string, (RiskRule Rule, int Rank)> ByType =
        new[]
        {
            ServiceRisks.All, ServiceCodeRisks.All, ServiceAccessRisks.All, TrafficRisks.All, StorageRisks.All, NetworkRisks.All,
            AccessRisks.All, ProviderRisks.All,
        }
            .SelectMany(static rules => rules)
            .Select(static (rule, rank) => (Rule: rule, Rank: rank))
            .ToLookup(static entry => entry.Rule.Type, StringComparer.Ordinal);

    public static Verdict? Judge(ResourceDraft draft, ValueDifference difference) =>
        ByType[draft.New.Type].Concat(ByType[RiskRule.AnyType])
            .SelectMany(entry => entry.Rule.Verdicts(draft, difference).Select(verdict => verdict with { Rank = entry.Rank }))
            .Prepend(RevealedSecret(difference))
            .OfType<Verdict>()
            .OrderByDescending(static verdict => verdict.Risk)
            .ThenBy(static verdict => verdict.Rank)
            .FirstOrDefault();

    private static Verdict? RevealedSecret(ValueDifference difference) =>
        PropertyValue.Secret.Equals(difference.Old) && difference.New is not null
            ? new Verdict(Risk.Exposure, "{} holds in plain text what was a secret")
            : null;
}
