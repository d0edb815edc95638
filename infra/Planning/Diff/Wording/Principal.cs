namespace GpuInfra.Planning;

// Whom IAM means, in a reviewer's words.
internal static class Principal
{
    private const string ServiceAccountDomain = ".iam.gserviceaccount.com";

    // principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/subject/somebody
    private const string Federated = "principal://";
    private const string Subject = "/subject/";

    public static string Of(string member)
    {
        if (member.StartsWith(Federated, StringComparison.Ordinal) && member.Split(Subject) is [_, var subject])
        {
            return $"the identity {subject}";
        }

        var colon = member.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = member.StartsWith("${", StringComparison.Ordinal) || colon < 0 ? ("", member)
            : (member[..colon], member[(colon + 1)..]);
        return (kind, name) switch
        {
            (_, "allUsers") => "anyone on the internet",
            (_, "allAuthenticatedUsers") => "anyone with a Google account",
            ("group", _) => $"the group {name}",
            ("projectOwner", _) => $"the owners of {name}",
            ("projectEditor", _) => $"the editors of {name}",
            ("projectViewer", _) => $"the viewers of {name}",
            ("domain", _) => $"everyone at {name}",
            ("serviceAccount" or "user" or "", _) => Short(name),
            _ => member,
        };
    }

    // ${chat-identity.email} is chat-identity, as is ${type::chat-identity.email}, which tells it from others of its name;
    // web@acme.iam.gserviceaccount.com is web@acme.
    private static string Short(string name) =>
        name is ['$', '{', .. var symbol, '}'] && symbol.LastIndexOf('.') is > 0 and var dot ? symbol[..dot].Split("::")[^1]
        : name.EndsWith(ServiceAccountDomain, StringComparison.Ordinal) ? name[..^ServiceAccountDomain.Length]
        : name;
}
