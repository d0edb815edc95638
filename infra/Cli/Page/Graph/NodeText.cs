namespace GpuInfra.Cli;

// How much of a node the drawing shows, and how much room that takes.
internal static class NodeText
{
    public const int Compact = 30;

    private const int Padding = 20;
    private const int RoleHeight = 14;
    private const int TitleHeight = 17;
    private const int FactHeight = 16;
    private const int MostFacts = 3;

    // The facts that there is room for. The last says how many there are besides.
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

// Inputs as words for the drawing.
internal static class InputWords
{
    // The value at a path as text; nothing if there is none.
    public static string? Text(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: not (PropertyKind.Null or PropertyKind.Map) } value ? InputText.Of(value) : null;

    // The items of the list at a path; none if there is no list.
    public static IReadOnlyList<PropertyValue> Items(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: PropertyKind.List } list ? list.Items : [];

    // The entry of a map as text; nothing if the value is no map or has none.
    public static string? Text(this PropertyValue value, string path) =>
        value.Kind == PropertyKind.Map
        && value.Map.Find(path) is { Kind: PropertyKind.Text or PropertyKind.Number or PropertyKind.Flag } entry
            ? entry.ToString()
            : null;

    public static bool Is(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: PropertyKind.Flag, Flag: true };

    // What there is of some words, as one phrase.
    public static string Phrase(params IEnumerable<string?> words) =>
        string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
}
