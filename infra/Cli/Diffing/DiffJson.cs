using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// What a change does to every stack, for programs. What is not known is null; a member is never left out. The shape is told by
// docs/diff-json.md: members may be added to version 1, and none is removed or gets another meaning.
public static class DiffJson
{
    private const int Version = 1;

    // Writes the reviews that compare something, and the stacks that have errors, in their order.
    public static string Write(IReadOnlyList<StackReview> reviews) => JsonText.Of(new JsonObject
    {
        ["version"] = Version,
        ["stacks"] = JsonText.Array(reviews.Where(review => review.Diff is not null || review.IsBroken), Of),
    });

    private static JsonObject Of(StackReview review) => new()
    {
        ["project"] = review.Plan.Project,
        ["stack"] = review.Plan.Stack,
        ["from"] = review.Diff?.From,
        ["isPlanned"] = !review.IsBroken,
        ["steered"] = JsonText.Array(review.Diff?.Steered ?? []),
        ["orders"] = JsonText.Array(review.Diff?.Orders ?? [], Of),
        ["changes"] = JsonText.Array(review.Diff?.Changes ?? [], Of),
        ["noise"] = JsonText.Array(review.Diff?.Noise ?? [], Of),
        ["unchanged"] = review.Diff?.Unchanged,
        ["undecided"] = review.Diff?.Undecided,
        ["concerns"] = JsonText.Array(review.Diff?.Concerns ?? [], Of),
        ["notes"] = JsonText.Array(review.Diff?.Notes ?? []),
        ["cost"] = new JsonObject
        {
            ["before"] = CostJson.Of(review.CostBefore),
            ["after"] = review.IsBroken ? null : CostJson.Of(review.Cost),
            ["difference"] = CostJson.Of(new MonthlyCostChange(review.CostBefore?.Total, review.Cost.Total).Difference),
        },
        ["capacity"] = new JsonObject
        {
            ["before"] = CostJson.Of(review.CapacityBefore),
            ["after"] = review.IsBroken ? null : CostJson.Of(review.Capacity),
        },
        ["findings"] = FindingsJson.Of(review.Findings),
        ["comparedFindings"] = Of(FindingComparison.Of(review)),
    };

    // What becomes of findings; null where those of the other side are not known.
    private static JsonObject? Of(FindingComparison comparison) => !comparison.IsKnown ? null : new()
    {
        ["new"] = FindingsJson.Of(comparison.Of(FindingState.New)),
        ["gone"] = FindingsJson.Of(comparison.Of(FindingState.Gone)),
        ["unchanged"] = FindingsJson.Of(comparison.Unchanged),
        ["newlySilenced"] = FindingsJson.Of(comparison.Of(FindingState.Silenced)),
        ["noLongerSilenced"] = FindingsJson.Of(comparison.Of(FindingState.Unsilenced)),
        ["silenced"] = FindingsJson.Of(comparison.Silenced),
    };

    private static JsonObject Of(DeploymentOrder order) => new()
    {
        ["subject"] = order.Subject,
        ["steps"] = JsonText.Array(order.Steps),
        ["source"] = order.Source?.Url,
    };

    private static JsonObject Of(Concern concern) => new()
    {
        ["risk"] = Word(concern.Risk),
        ["words"] = concern.Words,
    };

    private static JsonObject Of(ResourceChange change) => new()
    {
        ["kind"] = Word(change.Kind),
        ["risk"] = Word(change.Risk),
        ["riskIfForced"] = change.RiskIfForced is { } risk ? Word(risk) : null,
        ["urn"] = change.Urn,
        ["oldUrn"] = change.Old?.Urn,
        ["type"] = change.Type,
        ["name"] = change.Name,
        ["headline"] = change.Headline,
        ["properties"] = JsonText.Array(change.Properties.Concat(change.Noise), Of),
        ["consequences"] = JsonText.Array(change.Consequences),
    };

    private static JsonObject Of(PropertyChange property) => new()
    {
        ["path"] = property.Path,
        ["old"] = Of(property.Old),
        ["new"] = Of(property.New),
        ["risk"] = Word(property.Risk),
        ["meaning"] = property.Meaning,
        ["replaces"] = Of(property.Replaces),
        ["noise"] = Of(property.Noise),
    };

    private static JsonObject? Of(ReplacementFact? fact) => fact is null ? null : new()
    {
        ["path"] = fact.Path,
        ["condition"] = fact.Condition,
        ["source"] = fact.Source.Url,
    };

    private static JsonObject? Of(NoiseFact? fact) => fact is null ? null : new()
    {
        ["what"] = fact.What,
        ["issue"] = fact.Issue.Url,
    };

    private static JsonNode? Of(PropertyValue? value) => value?.Kind switch
    {
        PropertyKind.Flag => value.Flag,
        PropertyKind.Number => value.Number,
        PropertyKind.Text => value.Text,
        PropertyKind.List => JsonText.Array(value.Items, Of),
        PropertyKind.Map => new JsonObject(value.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        _ => null,
    };

    private static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "create",
        ChangeKind.Update => "update",
        ChangeKind.Replace => "replace",
        ChangeKind.Delete => "delete",
        _ => "move",
    };

    private static string Word(Risk risk) => risk switch
    {
        Risk.Impossible => "impossible",
        Risk.DataLoss => "data-loss",
        Risk.Traffic => "traffic",
        Risk.Destruction => "destruction",
        Risk.Exposure => "exposure",
        Risk.Capacity => "capacity",
        Risk.Cost => "cost",
        Risk.Noise => "noise",
        _ => "other",
    };
}
