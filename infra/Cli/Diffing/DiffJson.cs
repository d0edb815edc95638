using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>
/// What a change does to every stack, for programs. What is not known is null; a member is never left out. The shape is
/// told by docs/diff-json.md: members may be added to version 1, and none is removed or gets another meaning.
/// </summary>
public static class DiffJson
{
    private const int Version = 1;

    /// <summary>Writes the reviews that compare something, and the stacks that have errors, in their order.</summary>
    public static string Write(IReadOnlyList<StackReview> reviews) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartArray("stacks");
        foreach (var review in reviews)
        {
            if (review.Diff is not null || review.IsBroken)
            {
                WriteStack(json, review);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteStack(Utf8JsonWriter json, StackReview review)
    {
        json.WriteStartObject();
        json.WriteString("project", review.Plan.Project);
        json.WriteString("stack", review.Plan.Stack);
        json.WriteString("from", review.Diff?.From);
        json.WriteBoolean("isPlanned", !review.IsBroken);
        json.WriteTexts("steered", review.Diff?.Steered ?? []);
        WriteOrders(json, review.Diff?.Orders ?? []);
        WriteChanges(json, "changes", review.Diff?.Changes ?? []);
        WriteChanges(json, "noise", review.Diff?.Noise ?? []);
        json.WriteAmount("unchanged", review.Diff?.Unchanged);
        json.WriteAmount("undecided", review.Diff?.Undecided);
        WriteConcerns(json, review.Diff?.Concerns ?? []);
        json.WriteTexts("notes", review.Diff?.Notes ?? []);
        WriteImpact(json, review);
        FindingsJson.Write(json, "findings", review.Findings);
        FindingsJson.WriteComparison(json, "comparedFindings", FindingComparison.Of(review));
        json.WriteEndObject();
    }

    private static void WriteOrders(Utf8JsonWriter json, IReadOnlyList<DeploymentOrder> orders)
    {
        json.WriteStartArray("orders");
        foreach (var order in orders)
        {
            json.WriteStartObject();
            json.WriteString("subject", order.Subject);
            json.WriteTexts("steps", order.Steps);
            json.WriteString("source", order.Source?.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConcerns(Utf8JsonWriter json, IReadOnlyList<Concern> concerns)
    {
        json.WriteStartArray("concerns");
        foreach (var concern in concerns)
        {
            json.WriteStartObject();
            json.WriteString("risk", Word(concern.Risk));
            json.WriteString("words", concern.Words);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteImpact(Utf8JsonWriter json, StackReview review)
    {
        json.WriteStartObject("cost");
        CostReportJson.Write(json, "before", review.CostBefore);
        CostReportJson.Write(json, "after", review.IsBroken ? null : review.Cost);
        CostReportJson.WriteMonthly(json, "difference", new MonthlyCostChange(review.CostBefore?.Total, review.Cost.Total).Difference);
        json.WriteEndObject();
        json.WriteStartObject("capacity");
        CapacityJson.Write(json, "before", review.CapacityBefore);
        CapacityJson.Write(json, "after", review.IsBroken ? null : review.Capacity);
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, string name, IReadOnlyList<ResourceChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", Word(change.Kind));
            json.WriteString("risk", Word(change.Risk));
            json.WriteString("riskIfForced", change.RiskIfForced is { } risk ? Word(risk) : null);
            json.WriteString("urn", change.Urn);
            json.WriteString("oldUrn", change.Old?.Urn);
            json.WriteString("type", change.Type);
            json.WriteString("name", change.Name);
            json.WriteString("headline", change.Headline);
            WriteProperties(json, [.. change.Properties, .. change.Noise]);
            json.WriteTexts("consequences", change.Consequences);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, IReadOnlyList<PropertyChange> properties)
    {
        json.WriteStartArray("properties");
        foreach (var property in properties)
        {
            json.WriteStartObject();
            json.WriteString("path", property.Path);
            PropertyJson.Write(json, "old", property.Old);
            PropertyJson.Write(json, "new", property.New);
            json.WriteString("risk", Word(property.Risk));
            json.WriteString("meaning", property.Meaning);
            WriteReplacement(json, property.Replaces);
            WriteNoise(json, property.Noise);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReplacement(Utf8JsonWriter json, ReplacementFact? fact)
    {
        if (fact is null)
        {
            json.WriteNull("replaces");
            return;
        }

        json.WriteStartObject("replaces");
        json.WriteString("path", fact.Path);
        json.WriteString("condition", fact.Condition);
        json.WriteString("source", fact.Source.Url);
        json.WriteEndObject();
    }

    private static void WriteNoise(Utf8JsonWriter json, NoiseFact? fact)
    {
        if (fact is null)
        {
            json.WriteNull("noise");
            return;
        }

        json.WriteStartObject("noise");
        json.WriteString("what", fact.What);
        json.WriteString("issue", fact.Issue.Url);
        json.WriteEndObject();
    }

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
