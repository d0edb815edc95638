namespace GpuInfra.Cli;

/// <summary>What Google runs: its APIs, the ones that this stack turns on among them.</summary>
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
