using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Who may do what: callers of services, grants of the services' identities, and everybody else's.</summary>
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
            if (grant.Type == CloudTypes.ServiceGrant && draft.Index.Named(grant, "name", CloudTypes.Service) is { } service)
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
