using System.Text.Json.Nodes;

namespace GpuInfra.Cli.Tests;

/// <summary>All that two plans of one stack say otherwise, without any judgement of what matters.</summary>
internal sealed class PlanDifference
{
    private const string Dependencies = "dependencies";
    private const string Nothing = "nothing";

    // The order of an input's dependencies is part of those of the resource.
    private static readonly string[] Order = [Dependencies, "propertyDependencies"];

    private readonly Dictionary<string, JsonNode> _before;
    private readonly Dictionary<string, JsonNode> _after;

    public PlanDifference(string before, string after) => (_before, _after) = (States(before), States(after));

    public IReadOnlyList<string> Lines =>
    [
        .. Only(_after, _before, "new"),
        .. Only(_before, _after, "gone"),
        .. Both.SelectMany(Waits).Distinct().Order(StringComparer.Ordinal),
        .. Both.SelectMany(Values).CountBy(line => line).OrderBy(line => line.Key, StringComparer.Ordinal)
            .Select(line => $"{line.Value} × {line.Key}"),
    ];

    private IEnumerable<string> Both => _before.Keys.Where(_after.ContainsKey);

    private static IEnumerable<string> Only(Dictionary<string, JsonNode> one, Dictionary<string, JsonNode> other, string what) =>
        one.Keys.Where(urn => !other.ContainsKey(urn)).Select(urn => $"{what}: {Short(urn)}").Order(StringComparer.Ordinal);

    // In the words of components: what is in one waits for what is in another.
    private IEnumerable<string> Waits(string urn)
    {
        var (old, now) = (Urns(_before[urn]), Urns(_after[urn]));
        return
        [
            .. now.Except(old).Select(other => $"{Component(_after, urn)} waits for {Component(_after, other)}"),
            .. old.Except(now).Select(other => $"{Short(urn)} no longer waits for {Short(other)}"),
        ];
    }

    private IEnumerable<string> Values(string urn)
    {
        var (old, now) = (Leaves(_before[urn]), Leaves(_after[urn]));
        return from path in old.Keys.Union(now.Keys)
               let values = (Old: old.GetValueOrDefault(path, Nothing), New: now.GetValueOrDefault(path, Nothing))
               where values.Old != values.New
               select $"{path}: {values.Old} -> {values.New}";
    }

    private static Dictionary<string, string> Leaves(JsonNode state)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in state.AsObject().Where(entry => !Order.Contains(entry.Key)))
        {
            AddLeaves(value, name, leaves);
        }

        return leaves;
    }

    private static void AddLeaves(JsonNode? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                map.ToList().ForEach(entry => AddLeaves(entry.Value, $"{path}.{entry.Key}", leaves));
                break;
            case JsonArray { Count: > 0 } list:
                list.Index().ToList().ForEach(entry => AddLeaves(entry.Item, $"{path}[{entry.Index}]", leaves));
                break;
            default:
                leaves.Add(path, Short(node?.ToString() ?? Nothing));
                break;
        }
    }

    private static string Component(Dictionary<string, JsonNode> states, string urn) =>
        Short(states[urn] is { } state && (bool)state["custom"]! && (string?)state["parent"] is { } parent ? parent : urn).Split("::")[^1];

    private static IEnumerable<string> Urns(JsonNode state) =>
        (state[Dependencies] as JsonArray ?? []).Select(urn => (string)urn!);

    private static Dictionary<string, JsonNode> States(string plan) =>
        JsonNode.Parse(plan)!["steps"]!.AsArray().ToDictionary(step => (string)step!["urn"]!, step => step!["newState"]!);

    // A URN without the stack and without the components above.
    private static string Short(string text) =>
        text.StartsWith("urn:", StringComparison.Ordinal) ? string.Join("::", text.Split("::")[2..]).Split('$')[^1] : text;
}
