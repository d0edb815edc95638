namespace GpuInfra.Cli;

// How much of a node the drawing shows, and how much room that takes.
internal static class NodeText
{
    public const int Padding = 12;
    public const int RoleLine = 19;
    public const int RoleWidth = 52;
    public const int TitleHeight = 18;
    public const int FactHeight = 16;

    private const int Compact = 30;
    private const int Bottom = 13;
    private const int MostFacts = 3;

    // No name of the cloud takes more.
    private const int MostTitleLines = 8;

    private const int MostFactLines = 3;

    // The widest that letters of the page's sizes usually are.
    private const double TitleLetter = 8.6;
    private const double FactLetter = 6.6;

    // The facts that there is room for. The last says how many there are besides.
    public static IReadOnlyList<string> Facts(GraphNode node) => node.Role switch
    {
        NodeRole.Identity => [],
        NodeRole.Dns => [string.Join(", ", node.Facts)],
        _ when node.Facts.Count > MostFacts =>
            [.. node.Facts.Take(MostFacts - 1), $"and {node.Facts.Count - MostFacts + 1} more"],
        _ => [.. node.Facts.Where(fact => fact.Length > 0)],
    };

    // The name as lines. It is never cut.
    public static IReadOnlyList<string> TitleLines(GraphNode node)
    {
        var room = Lanes.WidthOf(node.Role) - (2 * Padding);
        return node.Role == NodeRole.Identity
            ? LineBreaks.Of(node.Title, (int)((room - RoleWidth - MarkWidth(node)) / FactLetter), MostTitleLines)
            : LineBreaks.Of(node.Title, (int)(room / TitleLetter), MostTitleLines);
    }

    public static IReadOnlyList<string> FactLines(GraphNode node)
    {
        var most = (int)((Lanes.WidthOf(node.Role) - (2 * Padding)) / FactLetter);
        return node.Role == NodeRole.Network ? [] : [.. Facts(node).SelectMany(fact => LineBreaks.Of(fact, most, MostFactLines))];
    }

    public static int Height(GraphNode node) => node.Role == NodeRole.Identity
        ? Compact + ((TitleLines(node).Count - 1) * FactHeight)
        : RoleLine + (TitleLines(node).Count * TitleHeight) + (FactLines(node).Count * FactHeight) + Bottom;

    public static int MarkWidth(GraphNode node) => node.Change is { } kind ? (ChangeWords.Word(kind).Length + 3) * 7 : 0;

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
