namespace GpuInfra.Cli;

/// <summary>How much of a node the drawing shows, and how much room that takes.</summary>
internal static class NodeText
{
    public const int Compact = 30;

    private const int Padding = 20;
    private const int RoleHeight = 14;
    private const int TitleHeight = 17;
    private const int FactHeight = 16;
    private const int MostFacts = 3;

    /// <summary>The facts that there is room for. The last says how many there are besides.</summary>
    public static IReadOnlyList<string> Facts(GraphNode node) => node.Role switch
    {
        NodeRole.Identity => [],
        NodeRole.Dns => [string.Join(", ", node.Facts)],
        _ when node.Facts.Count > MostFacts =>
            [.. node.Facts.Take(MostFacts - 1), $"and {node.Facts.Count - MostFacts + 1} more"],
        _ => [.. node.Facts.Where(fact => fact.Length > 0)],
    };

    public static int Height(GraphNode node) => node.Role == NodeRole.Identity
        ? Compact
        : Padding + RoleHeight + TitleHeight + (Facts(node).Count * FactHeight);

    public static string Role(NodeRole role) => role switch
    {
        NodeRole.Caller => "caller",
        NodeRole.Keeper => "access",
        NodeRole.Service => "service",
        NodeRole.Job => "job",
        NodeRole.Identity => "runs as",
        NodeRole.Network => "VPC network",
        NodeRole.Subnetwork => "subnet",
        NodeRole.Firewall => "firewall",
        NodeRole.Endpoint => "Private Service Connect",
        NodeRole.Nat => "Cloud NAT",
        NodeRole.Dns => "DNS",
        NodeRole.GoogleApis => "APIs",
        NodeRole.Internet => "outside",
        NodeRole.Bucket => "bucket",
        NodeRole.Repository => "images",
        _ => "other",
    };
}
