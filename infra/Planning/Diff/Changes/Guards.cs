using System.Globalization;

namespace GpuInfra.Planning;

// What stands in the way of a deletion, and what comes after it.
internal static class Guards
{
    private const double SecondsPerDay = 86_400;
    private const double UsualSoftDelete = 7 * SecondsPerDay;

    // The engine asks both sides before it replaces: protection that is taken off in the same change protects nothing.
    public static IEnumerable<string> Of(PlannedResource old, PlannedResource? @new)
    {
        if (old.Protect)
        {
            yield return @new is null || @new.Protect
                ? "Pulumi refuses this until protect is off."
                : "It was protected: the same change takes the protection off, so Pulumi does not refuse.";
        }

        if (old.Type == CloudTypes.Service && Read.Flag(old.Inputs.Find("deletionProtection")) != false)
        {
            yield return "The provider refuses this until deletionProtection is off and deployed.";
        }

        if (Read.Text(old.Inputs.Find("deletionPolicy")) == "PREVENT")
        {
            yield return "The provider refuses this until deletionPolicy is no longer PREVENT, and deployed so.";
        }

        if (old.Type == CloudTypes.Bucket)
        {
            yield return Read.Flag(old.Inputs.Find("forceDestroy")) == true
                ? "Every object is deleted first, because forceDestroy is on."
                : "The provider refuses this while there are objects in it, because forceDestroy is off.";
            yield return SoftDelete(Read.Number(old.Inputs.Find("softDeletePolicy.retentionDurationSeconds")) ?? UsualSoftDelete);
        }
    }

    private static string SoftDelete(double seconds) => seconds == 0
        ? "Nothing brings the objects back, because soft delete is off."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Soft delete keeps the objects for {seconds / SecondsPerDay:0.#} days, as long as no other bucket takes the name.");
}
