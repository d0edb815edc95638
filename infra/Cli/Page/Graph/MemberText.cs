namespace GpuInfra.Cli;

/// <summary>Members and roles of access policies, as people say them.</summary>
internal static class MemberText
{
    private const string RolePrefix = "roles/";
    private const string AccountSuffix = ".iam.gserviceaccount.com";

    public static string Name(string member) => member switch
    {
        "allUsers" => "Anyone on the internet",
        "allAuthenticatedUsers" => "Anyone with a Google account",
        _ => Address(member).Split('@')[0],
    };

    /// <summary>What sort of member it is and where from; nothing of one that says it all by its name.</summary>
    public static string? Kind(string member) => member.Split(':')[0] switch
    {
        "serviceAccount" => Of("service account", member),
        "group" => Of("group", member),
        "user" => Of("user", member),
        "domain" => "everybody of the domain",
        _ => null,
    };

    public static string Role(string role) =>
        role.StartsWith(RolePrefix, StringComparison.Ordinal) ? role[RolePrefix.Length..] : role;

    private static string Of(string kind, string member) => Address(member).Split('@') is [_, var home]
        ? $"{kind} at {home.Replace(AccountSuffix, "", StringComparison.Ordinal)}"
        : kind;

    private static string Address(string member) => member[(member.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
