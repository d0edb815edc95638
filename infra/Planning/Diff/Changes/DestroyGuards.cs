namespace GpuInfra.Planning;

// The resource that would be the first to go in a destroy, and refuses.
internal static class DestroyGuards
{
    private const string Suffix = $"{ComponentTypes.DestroyGuard}${CloudTypes.RandomUuid}";

    public static bool IsOne(PlannedResource resource) =>
        ResourceUrn.Of(resource.Urn).QualifiedType.EndsWith(Suffix, StringComparison.Ordinal);

    public static Verdict Made(PlannedResource guard) => guard.Protect
        ? Effect(protects: true)
        : RiskVerdicts.Other("{} is new: it keeps a destroy from beginning once protect is on");

    public static Verdict Effect(bool protects) => protects
        ? RiskVerdicts.Other("{} keeps a destroy from beginning")
        : RiskVerdicts.Exposure("{} lets a destroy begin");
}
