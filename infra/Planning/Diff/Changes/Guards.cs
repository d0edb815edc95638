namespace GpuInfra.Planning;

// What stands in the way of a deletion, and what comes after it.
internal static class Guards
{
    private const double SecondsPerDay = 86_400;
    private const double UsualSoftDelete = 7 * SecondsPerDay;

    // Protected, unless they say that they are not.
    private static readonly string[] ProtectedUnsaid =
        [CloudTypes.Service, CloudTypes.Job, "gcp:cloudrunv2/workerPool:WorkerPool"];

    // What must be otherwise, and deployed so, before the deletion is let through. A replacement may take protect off itself.
    public static IEnumerable<string> ToTakeOff(PlannedResource old, PlannedResource? @new)
    {
        if (old.Protect && @new is null)
        {
            yield return "protect off";
        }

        if (HasDeletionProtection(old))
        {
            yield return "deletionProtection off";
        }

        if (IsPrevented(old))
        {
            yield return "a deletionPolicy other than PREVENT";
        }

        if (old.Type == CloudTypes.Bucket && !IsForced(old))
        {
            yield return "forceDestroy on, unless it is empty";
        }
    }

    // The engine asks both sides before it replaces: protection that is taken off in the same change protects nothing.
    public static IEnumerable<string> Of(PlannedResource old, PlannedResource? @new)
    {
        if (old.Protect)
        {
            yield return IsProtected(old, @new)
                ? "Pulumi refuses this until protect is off."
                : "It was protected: the same change takes the protection off, so Pulumi does not refuse.";
        }

        if (HasDeletionProtection(old))
        {
            yield return "The provider refuses this until deletionProtection is off and deployed.";
        }

        if (IsPrevented(old))
        {
            yield return "The provider refuses this until deletionPolicy is no longer PREVENT, and deployed so.";
        }
    }

    // What becomes of the objects in a bucket that is deleted.
    public static IEnumerable<string> OfObjects(PlannedResource old)
    {
        if (old.Type == CloudTypes.Bucket)
        {
            yield return IsForced(old)
                ? "Every object is deleted first, because forceDestroy is on."
                : "The provider refuses this while there are objects in it, because forceDestroy is off.";
            yield return SoftDelete(Read.Number(old.Inputs.Find(ResourceWire.BucketSoftDelete)) ?? UsualSoftDelete);
        }
    }

    private static bool IsProtected(PlannedResource old, PlannedResource? @new) => old.Protect && (@new is null || @new.Protect);

    private static bool HasDeletionProtection(PlannedResource old) =>
        Read.Flag(old.Inputs.Find(ResourceWire.DeletionProtection)) ?? ProtectedUnsaid.Contains(old.Type);

    private static bool IsPrevented(PlannedResource old) => Read.Text(old.Inputs.Find(ResourceWire.DeletionPolicy)) == ResourceWire.Prevent;

    private static bool IsForced(PlannedResource old) => Read.Flag(old.Inputs.Find(ResourceWire.BucketForceDestroy)) == true;

    private static string SoftDelete(double seconds) => seconds == 0
        ? "Nothing brings the objects back, because soft delete is off."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Soft delete keeps the objects for {seconds / SecondsPerDay:0.#} days, as long as no other bucket takes the name.");
}

// The resource that would be the first to go in a destroy, and refuses.
internal static class DestroyGuards
{
    private const string Suffix = $"{DestroyGuard.TypeToken}${CloudTypes.RandomUuid}";

    public static bool IsOne(PlannedResource resource) =>
        ResourceUrn.Of(resource.Urn).QualifiedType.EndsWith(Suffix, StringComparison.Ordinal);

    public static Verdict Made(PlannedResource guard) => guard.Protect
        ? Effect(protects: true)
        : RiskVerdicts.Other("{} is new: it keeps a destroy from beginning once protect is on");

    public static Verdict Effect(bool protects) => protects
        ? RiskVerdicts.Other("{} keeps a destroy from beginning")
        : RiskVerdicts.Exposure("{} lets a destroy begin");
}
