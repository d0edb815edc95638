namespace GpuInfra;

// The grammar of every kind of member that IAM knows, and the nearest right form of what is none.
internal static partial class PrincipalGrammar
{
    private const string AccountForm = "serviceAccount:NAME@PROJECT.iam.gserviceaccount.com";
    private const string AccountDomain = "gserviceaccount.com";

    private static readonly string[] Kinds = ["serviceAccount:", "group:", "domain:", "principal://", "principalSet://"];

    // Kinds that IAM has beside those, which other rules have something to say of.
    private static readonly string[] Words =
        ["serviceAccount", "group", "domain", "user", "principalSet", "principal", "deleted", "projectOwner", "projectEditor", "projectViewer"];

    private static readonly string[] ShortAccountWords = ["sa", "svc", "account", "serviceAcct"];

    // What is wrong with a member; none where it has the form of a principal.
    public static PrincipalMistake? MistakeOf(string member)
    {
        if (PrincipalText.IsList(member))
        {
            return new("which names several principals in one text", "Write each as an item of its own.");
        }

        var plain = PrincipalText.Plain(member);
        if (PrincipalText.OddityOf(member) is { } oddity)
        {
            return new(oddity, OfPlain(plain)?.Fix ?? $"Write {plain}.");
        }

        return OfPlain(plain);
    }

    // The member with the kind spelled as IAM spells it, for rules that only ask what is meant.
    public static string Meant(string member)
    {
        var plain = PrincipalText.Plain(member);
        return KindOf(plain, out var rest) is { } kind ? $"{kind}:{rest}" : plain;
    }

    private static PrincipalMistake? OfPlain(string member)
    {
        if (KindOf(member, out var rest) is not { } kind)
        {
            return OfNoKind(member);
        }

        if (!member.StartsWith($"{kind}:", StringComparison.Ordinal))
        {
            var right = $"{kind}:{rest}";
            return new($"which begins with {member.Split(':')[0]}:, not with {kind}:", OfPlain(right)?.Fix ?? $"Write {right}.");
        }

        return kind switch
        {
            "group" => OfGroup(rest),
            "domain" => OfDomain(rest),
            "serviceAccount" => OfAccount(rest),
            "principal" or "principalSet" => PoolGrammar.MistakeOf(kind, rest),
            _ => null,
        };
    }

    private static string? KindOf(string member, out string rest)
    {
        var parts = member.Split(':', 2);
        rest = parts[^1];
        if (parts.Length < 2)
        {
            return null;
        }

        var word = string.Concat(parts[0].Where(char.IsAsciiLetter));
        return Words.FirstOrDefault(kind => string.Equals(kind, word, StringComparison.OrdinalIgnoreCase))
            ?? (ShortAccountWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? "serviceAccount" : null)
            ?? Words.FirstOrDefault(kind => kind.Length > 4 && Wording.Distance(kind, word) <= 2);
    }

    private static PrincipalMistake OfNoKind(string member)
    {
        const string problem = "which is not the name of a principal";
        return member.EndsWith(AccountDomain, StringComparison.OrdinalIgnoreCase) && member.Contains('@', StringComparison.Ordinal)
                ? new(problem, $"Write serviceAccount:{member}.")
            : member.Contains("workloadIdentityPools/", StringComparison.Ordinal)
                ? new(problem, $"Write {(member.Contains("/subject/", StringComparison.Ordinal) ? "principal" : "principalSet")}://"
                    + $"{member.TrimStart('/')}.")
            : Address().IsMatch(member) ? new(problem, $"Write group:{member} if it is a group; a person belongs into one.")
            : Host().IsMatch(member) ? new(problem, $"Write domain:{member} for everybody of the domain.")
            : new(problem, $"Begin it with one of {string.Join(", ", Kinds)}.");
    }

    private static PrincipalMistake? OfGroup(string address)
    {
        if (address.Length == 0 || !address.Contains('@', StringComparison.Ordinal) || address.EndsWith('@'))
        {
            return new("which has no domain", $"Write the group's whole address: group:{Or(address.TrimEnd('@'), "NAME")}@DOMAIN.");
        }

        return !Address().IsMatch(address) ? new("which is not the address of a group", "Write group:NAME@DOMAIN.")
            : address.EndsWith(AccountDomain, StringComparison.OrdinalIgnoreCase)
                ? new("which is the address of a service account, not of a group", $"Write serviceAccount:{address}.")
            : null;
    }

    private static PrincipalMistake? OfDomain(string domain)
    {
        if (Host().IsMatch(domain))
        {
            return null;
        }

        var host = domain.Split('@')[^1];
        return domain.Contains('@', StringComparison.Ordinal) && Host().IsMatch(host)
            ? new("which is an address, not a domain", $"Write domain:{host} for everybody of the domain, or name a group: member.")
            : new("which is not a domain", "Write domain:DOMAIN, such as domain:example.com.");
    }

    private static PrincipalMistake? OfAccount(string account)
    {
        if (AccountAddress().IsMatch(account) || KubernetesAccount().IsMatch(account))
        {
            return null;
        }

        var (name, domain) = (account.Split('@')[0], account.Split('@')[^1]);
        return account.Contains(".svc.id.goog", StringComparison.Ordinal)
                ? new("which is not an account of Kubernetes", "Write serviceAccount:PROJECT.svc.id.goog[NAMESPACE/ACCOUNT].")
            : account.StartsWith("projects/", StringComparison.Ordinal) && OfAccount(account.Split('/')[^1]) is null
                ? new("which is a resource name, not an address", $"Write serviceAccount:{account.Split('/')[^1]}.")
            : !account.Contains('@', StringComparison.Ordinal) || domain is "" or "iam.gserviceaccount.com"
                ? new("which has no project", $"Write serviceAccount:{Or(name, "NAME")}@PROJECT.iam.gserviceaccount.com.")
            : ProjectId().IsMatch(domain)
                ? new("which is not the whole address of an account", $"Write serviceAccount:{name}@{domain}.iam.gserviceaccount.com.")
            : new("which is not the address of a service account", $"Write {AccountForm}; a group begins with group:.");
    }

    private static string Or(string text, string placeholder) => text.Length == 0 ? placeholder : text;

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&*+/=?^_{}~-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    // The part before the domain is a name for accounts that people make, and a number or a project for those of Google.
    [GeneratedRegex(@"\A(?!.*@iam\.gserviceaccount\.com\z)[a-z0-9][a-z0-9._-]*@([a-z0-9][a-z0-9-]*\.)+gserviceaccount\.com\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AccountAddress();

    [GeneratedRegex(@"\A[a-z][a-z0-9.:-]*\.svc\.id\.goog\[[a-z0-9-]+/[a-z0-9.-]+\]\z")]
    private static partial Regex KubernetesAccount();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{4,28}[a-z0-9]\z")]
    private static partial Regex ProjectId();
}

// Why a text is not a member of a grant.
internal sealed record PrincipalMistake(string Problem, string Fix);
