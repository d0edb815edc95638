namespace GpuInfra;

// What every grant of this project must hold: nobody from the internet, nobody's personal account.
internal static class PrincipalRules
{
    internal static readonly Rule PrincipalsAreNamed = new(
        "IAM001", "A grant names programs and groups: not everybody, nobody's personal account.",
        "What everybody may do, everybody pays for with your quota; a person leaves; a default account is shared by all.")
    { Source = PrincipalRules.Source };

    internal static readonly Rule PrincipalsAreListedOnce = new(
        "IAM002", "A principal is listed once.",
        "Two grants of the same role to the same principal are one grant, which both would then delete.")
    { Source = PrincipalRules.Source, RefusedBy = Refuser.Program };

    internal const string Source = "https://cloud.google.com/iam/docs/principal-identifiers";

    private const string NameOthers = "Name the callers: a serviceAccount:, group: or principalSet:// member.";

    private static readonly string[] Everybody = ["allUsers", "allAuthenticatedUsers"];

    public static IEnumerable<Violation> CheckPrincipalsAreNamed(string path, IReadOnlyList<string> members) =>
        from member in members.Index()
        let mistake = MistakeOf(member.Item)
        where mistake is not null
        select PrincipalsAreNamed.Broken(
            ArgumentPath.Index(path, member.Index), mistake.Problem, mistake.Fix);

    public static bool IsDefaultAccount(string address) =>
        address.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal)
        || address.EndsWith("@appspot.gserviceaccount.com", StringComparison.Ordinal);

    public static bool IsPrincipal(string member) => MistakeOf(member) is null;

    public static string KeyOf(string member) =>
        member.Contains("://", StringComparison.Ordinal) ? member : member.ToLowerInvariant();

    public static IEnumerable<Violation> CheckPrincipalsAreListedOnce(string path, IReadOnlyList<string> members)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < members.Count; i++)
        {
            if (!seen.Add(KeyOf(members[i])))
            {
                yield return PrincipalsAreListedOnce.Broken(
                    ArgumentPath.Index(path, i), $"is {members[i]}, which is listed before", "Remove it.");
            }
        }
    }

    public static IEnumerable<Violation> All(string path, IReadOnlyList<string> members) =>
        [.. CheckPrincipalsAreNamed(path, members), .. CheckPrincipalsAreListedOnce(path, members)];

    // What is meant is judged first: to mend the spelling of what is refused anyway would help nobody.
    private static PrincipalMistake? MistakeOf(string member)
    {
        var meant = PrincipalGrammar.Meant(member);
        return member.Trim().Length == 0 ? new("is empty", "Name a principal, or leave the item out.")
            : Everybody.Contains(meant, StringComparer.OrdinalIgnoreCase)
                ? new($"is {meant}, which is everybody on the internet", NameOthers)
            : IsOf(meant, "user:") && meant.EndsWith("gserviceaccount.com", StringComparison.OrdinalIgnoreCase)
                ? new($"is '{member}', which is the address of a service account", $"Write serviceAccount:{meant[5..]}.")
            : IsOf(meant, "user:")
                ? new($"is {meant}, a personal account, which leaves with its owner",
                    "Put the person into a group and name the group: member.")
            : IsOf(meant, "deleted:")
                ? new($"is {meant}, a principal that was deleted", "Leave it out, or name who is there now.")
            : IsOf(meant, "projectOwner:") || IsOf(meant, "projectEditor:") || IsOf(meant, "projectViewer:")
                ? new($"is {meant}, which is everybody with a basic role in the project", NameOthers)
            : IsDefaultAccount(meant)
                ? new($"is {meant}, a default account that everything in the project shares",
                    "Name an account that is one program's own: a serviceAccount: member.")
            : PrincipalGrammar.MistakeOf(member) is { } mistake ? mistake with { Problem = $"is '{member}', {mistake.Problem}" }
            : null;
    }

    private static bool IsOf(string member, string kind) => member.StartsWith(kind, StringComparison.Ordinal);
}
