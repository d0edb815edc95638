using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The roles by which somebody may call a service: the one that Google's pages grant, and the narrower one that a stack grants.
internal static class CallerRoles
{
    public const string Narrow = "roles/run.servicesInvoker";

    public static ImmutableHashSet<string> All { get; } = ["roles/run.invoker", Narrow];

    // Who has the narrower one already.
    public static SourceMap? GrantsOf(IEnumerable<SourceValue> members)
    {
        ImmutableArray<SourceValue> all = [.. members];
        return all.IsEmpty ? null : new([new(Narrow, new SourceList(all, all[0].Place), all[0].Place)], all[0].Place);
    }
}
