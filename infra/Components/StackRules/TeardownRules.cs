namespace GpuInfra;

/// <summary>Whether a stack that is meant to be thrown away can be.</summary>
internal static class TeardownRules
{
    internal const string Source = "https://www.pulumi.com/registry/packages/gcp/api-docs/cloudrunv2/service/";

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
        stack.Platform.Protect ? [] : stack.Services.SelectMany(service => DestroyIsNotBlocked(service.Key, service.Value.Service));

    private static IEnumerable<Violation> DestroyIsNotBlocked(string name, GpuServiceSpec service)
    {
        if (service.DeletionProtection)
        {
            yield return Violation.Warning(
                InferenceStackSpec.PathOf(name, "deletionProtection"),
                $"is true, but {InferenceStackSpec.PlatformPath}.protect is false: a destroy stops at this service",
                "Leave it out, or say false and apply that before destroying.", Source);
        }
    }
}
