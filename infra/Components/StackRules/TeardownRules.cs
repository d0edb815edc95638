namespace GpuInfra;

// Whether a stack that is meant to be thrown away can be.
internal static class TeardownRules
{
    internal static readonly Rule DestroyIsNotBlocked = new(
        "STK016", "A stack without protection can be destroyed.",
        "A service with deletion protection refuses to be deleted until it has been deployed without. The bucket goes with "
            + "its objects where protect is false; the subnet only one to two hours after the last service.")
    { Severity = Severity.Warning, Source = TeardownRules.Source };

    internal const string Source = "https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
        stack.Platform.Protect ? [] : stack.Services.SelectMany(service => CheckDestroyIsNotBlocked(service.Key, service.Value.Service));

    private static IEnumerable<Violation> CheckDestroyIsNotBlocked(string name, GpuServiceSpec service)
    {
        if (service.DeletionProtection)
        {
            yield return DestroyIsNotBlocked.Broken(
                InferenceStackSpec.PathOf(name, "deletionProtection"),
                $"is true, but {InferenceStackSpec.PlatformPath}.protect is false: a destroy stops at this service",
                "Leave it out, or say false and apply that before destroying.");
        }
    }
}
