namespace GpuInfra;

/// <summary>A way in which whoever has a permission gets more than that.</summary>
/// <param name="Permissions">The permissions, each of which is enough; a <c>*</c> at an end stands for anything.</param>
/// <param name="How">What they let their holder do, as a clause that follows "with which it".</param>
/// <param name="HarmlessWith">The limits, each of which makes a grant harmless; none where nothing does.</param>
/// <param name="Source">Who says so.</param>
public sealed record Escalation(IReadOnlyList<string> Permissions, string How, GrantLimits HarmlessWith, Source Source)
{
    internal bool IsOpenedBy(PermissionGrant grant) =>
        IsAbout(grant.Permission) && (grant.Limit & HarmlessWith) == GrantLimits.None;

    internal bool IsAbout(string permission) => Permissions.Any(pattern => Matches(pattern, permission));

    private static bool Matches(string pattern, string permission) =>
        pattern.StartsWith('*') ? permission.EndsWith(pattern[1..], StringComparison.Ordinal)
        : pattern.EndsWith('*') ? permission.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : permission == pattern;
}
