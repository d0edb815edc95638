namespace GpuInfra;

/// <summary>What every grant of this project must hold: nobody from the internet, nobody's personal account.</summary>
internal static class PrincipalRules
{
    internal const string Source = "https://cloud.google.com/iam/docs/principal-identifiers";

    private static readonly string[] Kinds = ["serviceAccount:", "group:", "domain:", "principal://", "principalSet://"];

    public static IEnumerable<Violation> PrincipalsAreNamed(string path, IReadOnlyList<string> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var (at, member) = (ArgumentPath.Index(path, i), members[i]);
            if (member is "allUsers" or "allAuthenticatedUsers")
            {
                yield return Violation.Error(
                    at, $"is {member}, which is everybody on the internet",
                    "Name the callers: a serviceAccount:, group: or principalSet:// member.", Source);
            }
            else if (member.StartsWith("user:", StringComparison.Ordinal))
            {
                yield return Violation.Error(
                    at, $"is {member}, a personal account, which leaves with its owner",
                    "Put the person into a group and name the group: member.", Source);
            }
            else if (IsDefaultAccount(member))
            {
                yield return Violation.Error(
                    at, $"is {member}, a default account that everything in the project shares",
                    "Name an account that is one program's own: a serviceAccount: member.", Source);
            }
            else if (!Kinds.Any(kind => member.StartsWith(kind, StringComparison.Ordinal) && member.Length > kind.Length))
            {
                yield return Violation.Error(
                    at, $"is '{member}', which is not the name of a principal",
                    $"Begin it with one of {string.Join(", ", Kinds)}.", Source);
            }
        }
    }

    /// <summary>Whether an address, or the member made of it, is an account that Google makes for a whole project.</summary>
    public static bool IsDefaultAccount(string address) =>
        address.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal)
        || address.EndsWith("@appspot.gserviceaccount.com", StringComparison.Ordinal);

    public static IEnumerable<Violation> PrincipalsAreListedOnce(string path, IReadOnlyList<string> members)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < members.Count; i++)
        {
            if (!seen.Add(members[i]))
            {
                yield return Violation.Error(
                    ArgumentPath.Index(path, i), $"is {members[i]}, which is listed before", "Remove it.", Source);
            }
        }
    }

    public static IEnumerable<Violation> All(string path, IReadOnlyList<string>? members) =>
        members is null ? [] : [.. PrincipalsAreNamed(path, members), .. PrincipalsAreListedOnce(path, members)];
}
