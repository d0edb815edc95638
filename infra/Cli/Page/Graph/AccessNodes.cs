namespace GpuInfra.Cli;

// Who may do what: callers of services, grants of the services' identities, and everybody else's.
internal static class AccessNodes
{
    private const string Keepers = "keepers";

    public static void Add(GraphDraft draft)
    {
        foreach (var account in draft.Index.OfType(CloudTypes.Account).ToList())
        {
            draft.Add(NodeRole.Identity, account, []);
        }

        foreach (var grant in draft.Index.All.Where(IsOfOneMember).ToList())
        {
            if (CalledBy(draft, grant) is { } service)
            {
                draft.Connect(AddCaller(draft, grant), draft.Index.KeyOf(service), EdgeKind.Traffic, "requests");
            }
            else if (IdentityOf(draft, grant) is { } account)
            {
                draft.Add(NodeRole.Identity, account, [], grant);
            }
            else
            {
                AddKeeper(draft, grant);
            }
        }
    }

    // The service that a grant lets somebody call, be it through Identity-Aware Proxy.
    private static PlannedResource? CalledBy(GraphDraft draft, PlannedResource grant) => grant.Type switch
    {
        CloudTypes.ServiceGrant => draft.Index.Named(grant, "name", CloudTypes.Service),
        CloudTypes.IapGrant => draft.Index.Named(grant, "cloudRunServiceName", CloudTypes.Service),
        _ => null,
    };

    // A binding or a policy names many members, and is drawn with the rest.
    private static bool IsOfOneMember(PlannedResource resource) =>
        CloudTypes.IsGrant(resource.Type) && resource.Inputs.TryGet("member", out _);

    // An identity's node holds what it may do, and who may act as it.
    private static PlannedResource? IdentityOf(GraphDraft draft, PlannedResource grant) =>
        draft.Index.Behind(grant, "member", CloudTypes.Account)
        ?? draft.Index.Behind(grant, "serviceAccountId", CloudTypes.Account);

    private static string AddCaller(GraphDraft draft, PlannedResource grant)
    {
        var member = grant.Text("member") ?? "";
        return draft.Add(new()
        {
            Key = $"caller:{member}",
            Role = NodeRole.Caller,
            Title = MemberText.Name(member),
            Facts = MemberText.Kind(member) is { } kind ? [kind] : [],
            Resources = [grant],
        });
    }

    private static void AddKeeper(GraphDraft draft, PlannedResource grant)
    {
        var member = MemberText.Name(grant.Text("member") ?? "");
        draft.Add(new()
        {
            Key = Keepers,
            Role = NodeRole.Keeper,
            Title = "Other grants",
            Facts = [$"{member}: {MemberText.Role(grant.Text("role") ?? "")}"],
            Resources = [grant],
        });
        if (grant.Type == CloudTypes.RepositoryGrant
            && (grant.Text("role") ?? "").EndsWith(".writer", StringComparison.Ordinal)
            && draft.Index.Behind(grant, "repository", CloudTypes.Repository) is { } repository)
        {
            draft.Connect(Keepers, draft.Index.KeyOf(repository), EdgeKind.Data, "images");
        }
    }
}

// Callers of the same services, folded into one node: a drawing shows who is different.
internal static class CallerGroups
{
    private const int MostShared = 5;
    private const int MostNamed = 2;

    public static Graph Fold(Graph graph)
    {
        var callers = graph.Nodes.Where(node => node.Role == NodeRole.Caller).ToList();
        var edges = graph.Edges.ToLookup(edge => edge.From);
        var groups = callers.GroupBy(caller => (Targets(edges[caller.Key]), caller.Change))
            .Select(group => group.ToList()).ToList();
        var shared = groups.Where(group => edges[group[0].Key].Skip(1).Any()).Skip(MostShared).ToList();
        var names = groups.Except(shared).Concat(shared.Count == 0 ? [] : [shared.SelectMany(group => group).ToList()])
            .Select(group => (Callers: group, Node: FoldOf(group)))
            .SelectMany(group => group.Callers.Select(caller => (caller.Key, Group: group.Node.Key, group.Node)))
            .ToDictionary(member => member.Key, StringComparer.Ordinal);
        return new(
            [.. names.Values.DistinctBy(member => member.Group).Select(member => member.Node),
             .. graph.Nodes.Where(node => node.Role != NodeRole.Caller)],
            [.. graph.Edges
                .Select(edge => names.TryGetValue(edge.From, out var member) ? edge with { From = member.Group } : edge)
                .DistinctBy(edge => (edge.From, edge.To, edge.Kind, edge.Label))]);
    }

    private static string Targets(IEnumerable<GraphEdge> edges) =>
        string.Join('\n', edges.Select(edge => $"{edge.To} {edge.Change}").Order(StringComparer.Ordinal));

    private static GraphNode FoldOf(List<GraphNode> callers) => callers is [var only] ? only : callers[0] with
    {
        Key = string.Join('\n', callers.Select(caller => caller.Key)),
        Title = callers.Count <= MostNamed
            ? Wording.All(callers.Select(caller => caller.Title))
            : string.Create(CultureInfo.InvariantCulture, $"{callers.Count} callers"),
        Facts = callers.Count <= MostNamed
            ? [.. callers.SelectMany(caller => caller.Facts).Distinct()]
            : [.. callers.Select(caller => caller.Title)],
        Resources = [.. callers.SelectMany(caller => caller.Resources)],
        Risk = callers.Max(caller => caller.Risk),
        Change = callers.TrueForAll(caller => caller.Change == callers[0].Change) ? callers[0].Change : ChangeKind.Update,
    };
}

// Members and roles of access policies, as people say them.
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

    // Whether the caller of a key is no one in particular.
    public static bool IsEverybody(string key) => key is "caller:allUsers" or "caller:allAuthenticatedUsers";

    // What sort of member it is and where from; nothing of one that says it all by its name.
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
