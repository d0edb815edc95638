namespace GpuInfra.Planning;

// What stands in the table in place of a type where a rule holds for many.
internal static class NoiseRuleTypes
{
    public const string Any = "";
    public const string Grants = "grants";
    public const string Providers = "providers";

    public static IEnumerable<string> Of(string type)
    {
        yield return type;
        yield return Any;
        if (CloudTypes.IsGrant(type))
        {
            yield return Grants;
        }

        if (CloudTypes.IsProvider(type))
        {
            yield return Providers;
        }
    }
}
