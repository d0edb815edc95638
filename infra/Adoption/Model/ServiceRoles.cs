using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Roles on a service that a stack grants itself.
internal static class ServiceRoles
{
    public const string Invoker = "roles/run.invoker";
    public const string Accessor = "roles/iap.httpsResourceAccessor";

    // The role that Google's pages grant to callers, and the narrower one that a stack grants.
    public static ImmutableArray<string> OfCallers { get; } = [Invoker, "roles/run.servicesInvoker"];

    public static bool IsOne(string? role) => role == Accessor || OfCallers.Contains(role!);
}
