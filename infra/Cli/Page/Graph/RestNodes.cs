namespace GpuInfra.Cli;

// What no other node took: a part of the one node that refers to it, or else one of the rest.
internal static class RestNodes
{
    public static void Add(GraphDraft draft)
    {
        var users = Users(draft);
        foreach (var resource in draft.Unclaimed.ToList())
        {
            if (users[draft.Index.KeyOf(resource)].Distinct().ToList() is [var user])
            {
                draft.Add(user with { Facts = [], Resources = [resource] });
            }
            else
            {
                draft.Add(new()
                {
                    Key = $"rest:{resource.Type}",
                    Role = NodeRole.Rest,
                    Title = ShortType.Of(resource),
                    Facts = [resource.Name],
                    Resources = [resource],
                });
            }
        }
    }

    private static ILookup<string, GraphNode> Users(GraphDraft draft) =>
        (from node in draft.Nodes
         from resource in node.Resources
         from property in resource.PropertyDependencies.Keys
         from used in draft.Index.Behind(resource, property)
         where !node.Resources.Contains(used, ReferenceEqualityComparer.Instance)
         select (Used: draft.Index.KeyOf(used), Node: node)).ToLookup(use => use.Used, use => use.Node);
}

// What Google runs: its APIs, the ones that this stack turns on among them.
internal static class GoogleNodes
{
    private const string Apis = "google-apis";

    public static void Add(GraphDraft draft)
    {
        var enabled = draft.Index.OfType(CloudTypes.ProjectService).ToList();
        if (enabled.Count > 0)
        {
            AddApis(draft);
            draft.Add(new()
            {
                Key = Apis,
                Role = NodeRole.GoogleApis,
                Title = "",
                Facts = [$"{enabled.Count} turned on by this stack"],
                Resources = enabled,
            });
        }
    }

    public static string AddApis(GraphDraft draft) =>
        draft.Add(new() { Key = Apis, Role = NodeRole.GoogleApis, Title = "Google APIs" });
}
